use burn::module::Module;
use burn::tensor::{Bool, Tensor};

use crate::config;
use crate::kernels::{Adam, adam};
use crate::models::weights::{self, GradientList};

/// Adam or Adagrad over the parameters of one module.
///
/// Our own and not burn's, whose state can be read only synchronously; a browser's GPU can't do
/// that, so a checkpoint could not hold it. Here the state is a count and one or two tensors a
/// parameter, in visiting order.
#[derive(Debug, Clone)]
pub struct Optimiser {
    rule: config::Optimiser,
    memory: Vec<Memory>,
}

/// What the optimiser remembers of one parameter, flattened.
#[derive(Debug, Clone)]
pub struct Memory {
    /// Updates so far.
    pub steps: u64,
    /// Adam's running mean of the gradient.
    pub first: Option<Tensor<1>>,
    /// Adam's running mean of the gradient's square; Adagrad's sum.
    pub second: Tensor<1>,
}

impl Optimiser {
    /// An optimiser that remembers nothing.
    pub fn new(rule: config::Optimiser) -> Self {
        let memory = Vec::new();
        Self { rule, memory }
    }

    /// An optimiser that remembers `memory`, in visiting order.
    pub fn resume(rule: config::Optimiser, memory: Vec<Memory>) -> Self {
        Self { rule, memory }
    }

    /// What it remembers, in visiting order; empty before the first update.
    pub fn memory(&self) -> &[Memory] {
        &self.memory
    }

    /// One update of `module` against `gradients`; parameters without one stay as they are.
    pub fn update<M: Module>(
        &mut self,
        module: M,
        gradients: GradientList,
        learning_rate: f64,
    ) -> M {
        self.update_unless(None, module, gradients, learning_rate)
    }

    /// [`update`](Self::update), unless `waits` `[1]` holds true: then values and moments stay as
    /// they are, bit for bit. The device decides; the count of updates, which the host keeps, goes
    /// on, and Adam's bias corrections with it.
    pub fn update_unless<M: Module>(
        &mut self,
        waits: Option<Tensor<1, Bool>>,
        module: M,
        gradients: GradientList,
        learning_rate: f64,
    ) -> M {
        let values = weights::collect(&module);
        if self.memory.is_empty() {
            self.memory = values.iter().map(|value| self.nothing(value)).collect();
        }
        let rule = self.rule;
        let values = values.into_iter().zip(gradients).zip(&mut self.memory).map(
            |((value, gradient), memory)| match (gradient, &waits) {
                (None, _) => value,
                (Some(gradient), None) => memory.advance(rule, value, gradient, learning_rate),
                (Some(gradient), Some(waits)) => {
                    let before = memory.clone();
                    let moved = memory.advance(rule, value.clone(), gradient, learning_rate);
                    memory.restore(waits, before);
                    choose(waits, value, moved)
                }
            },
        );
        let values = values.collect();
        weights::replace(module, values)
    }

    fn nothing(&self, value: &Tensor<1>) -> Memory {
        Memory {
            steps: 0,
            first: matches!(self.rule, config::Optimiser::Adam { .. }).then(|| value.zeros_like()),
            second: value.zeros_like(),
        }
    }
}

impl Memory {
    /// Goes back to the moments of `before` where `waits` holds true.
    fn restore(&mut self, waits: &Tensor<1, Bool>, before: Self) {
        let pairs = self.first.iter_mut().zip(before.first);
        for (now, before) in pairs.chain([(&mut self.second, before.second)]) {
            now.inplace(|now| choose(waits, before, now));
        }
    }

    /// The value after one update.
    fn advance(
        &mut self,
        rule: config::Optimiser,
        value: Tensor<1>,
        gradient: Tensor<1>,
        learning_rate: f64,
    ) -> Tensor<1> {
        self.steps += 1;
        match rule {
            config::Optimiser::Adam {
                beta1,
                beta2,
                epsilon,
            } => {
                let step = self.steps;
                let rule = Adam {
                    beta1,
                    beta2,
                    epsilon,
                    learning_rate,
                    step,
                };
                let first = self.first.take().expect("Adam remembers the mean");
                // Taken and not cloned, so that they are written in place.
                let second =
                    std::mem::replace(&mut self.second, Tensor::empty([0], &value.device()));
                let [value, first, second] = adam(rule, value, gradient, [first, second]);
                (self.first, self.second) = (Some(first), second);
                value
            }
            config::Optimiser::Adagrad { epsilon } => {
                let square = gradient.clone().square();
                self.second.inplace(|sum| sum + square);
                value - gradient * learning_rate / (self.second.clone().sqrt() + epsilon)
            }
        }
    }
}

/// `held` where `waits` `[1]` holds true, else `moved`.
fn choose(waits: &Tensor<1, Bool>, held: Tensor<1>, moved: Tensor<1>) -> Tensor<1> {
    let shape = moved.dims();
    moved.mask_where(waits.clone().expand(shape), held)
}
