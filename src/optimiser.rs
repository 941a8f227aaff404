//! Adam, AdamW and Adagrad: what turns gradients into steps.

use burn::module::Module;
use burn::tensor::{Bool, Tensor};

use crate::config::{AdagradConfig, AdamConfig, OptimiserConfig, WeightDecay};
use crate::kernels::{Adam, Update, adam};
use crate::models::weights::{self, GradientList};

/// Adam, AdamW or Adagrad over the parameters of one module.
///
/// Our own and not burn's, whose state can be read only synchronously; a browser's GPU can't do
/// that, so a checkpoint could not hold it. Here the state is a count and one or two tensors a
/// parameter, in visiting order.
#[derive(Debug, Clone)]
pub struct Optimiser {
    rule: OptimiserConfig,
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

/// What one player of a game does at a step.
#[derive(Debug, Clone)]
pub struct PlayerUpdate {
    /// Of its own loss with respect to its own parameters; `None` for the others'.
    pub gradients: GradientList,
    /// `[1]`: whether it leaves its parameters as they are; `None` for a player who never does. Known
    /// on the device alone, so that no step waits for an answer.
    pub frozen: Option<Tensor<1, Bool>>,
}

impl Optimiser {
    /// An optimiser that remembers nothing.
    pub fn new(rule: OptimiserConfig) -> Self {
        let memory = Vec::new();
        Self { rule, memory }
    }

    /// An optimiser that remembers `memory`, in visiting order.
    pub fn resume(rule: OptimiserConfig, memory: Vec<Memory>) -> Self {
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
        let player = PlayerUpdate {
            gradients,
            frozen: None,
        };
        self.update_player(module, player, learning_rate)
    }

    /// [`update`](Self::update), unless the player is frozen: then values and moments stay as they
    /// are, bit for bit. The device decides; the count of updates, which the host keeps, goes on, and
    /// Adam's bias corrections with it.
    pub fn update_player<M: Module>(
        &mut self,
        module: M,
        PlayerUpdate { gradients, frozen }: PlayerUpdate,
        learning_rate: f64,
    ) -> M {
        let (module, values) = weights::take(module);
        if self.memory.is_empty() {
            self.memory = values.iter().map(|value| self.nothing(value)).collect();
        }
        let held = frozen
            .is_some()
            .then(|| (values.clone(), self.memory.clone()));
        let moved: Vec<_> = gradients.iter().map(Option::is_some).collect();
        let mut values = self.advance(values, gradients, learning_rate);
        if let Some((frozen, (held, memory))) = frozen.zip(held) {
            let before = held.into_iter().zip(memory).zip(moved);
            let after = values.iter_mut().zip(&mut self.memory);
            for ((value, memory), ((held, before), moved)) in after.zip(before) {
                if moved {
                    value.inplace(|value| choose(&frozen, held, value));
                    memory.restore(&frozen, before);
                }
            }
        }
        weights::replace(module, values)
    }

    /// What the loss has beside the model's own: `strength / 2` times the sum of the squares of all
    /// parameters of `module`, `[1]`, without autodiff; `None` where weights don't decay by a penalty.
    pub fn penalty<M: Module>(&self, module: &M) -> Option<Tensor<1>> {
        let values = weights::collect(module).into_iter();
        self.penalty_on(values.map(Tensor::inner))
    }

    /// As [`penalty`](Self::penalty), of these parameters.
    pub fn penalty_on(&self, values: impl Iterator<Item = Tensor<1>>) -> Option<Tensor<1>> {
        let strength = self.rule.weight_decay()?.of_penalty()?;
        let squares = values.map(|value| value.square().sum());
        let sum = squares.reduce(|sum, square| sum + square)?;
        Some(sum * (0.5 * strength))
    }

    /// The gradient by `value` of a loss that has the penalty on it as a part, where there is one; `gradient`
    /// is that of the model's own.
    pub fn penalised(&self, gradient: Tensor<1>, value: &Tensor<1>) -> Tensor<1> {
        match self.rule.weight_decay().and_then(WeightDecay::of_penalty) {
            Some(strength) => gradient + value.clone() * strength,
            None => gradient,
        }
    }

    /// The values after one update of those that have a gradient; they decay on the way.
    fn advance(
        &mut self,
        values: Vec<Tensor<1>>,
        gradients: GradientList,
        learning_rate: f64,
    ) -> Vec<Tensor<1>> {
        match self.rule {
            OptimiserConfig::Adam(adam) | OptimiserConfig::AdamW(adam) => {
                let AdamConfig {
                    beta1,
                    beta2,
                    epsilon,
                    ..
                } = adam;
                let (penalty, kept) = match self.rule.weight_decay() {
                    None => (0.0, 1.0),
                    Some(WeightDecay::Penalty(strength)) => (strength, 1.0),
                    Some(WeightDecay::Decoupled(strength)) => (0.0, 1.0 - learning_rate * strength),
                };
                let rule = |step| Adam {
                    beta1,
                    beta2,
                    epsilon,
                    learning_rate,
                    penalty,
                    kept,
                    step,
                };
                self.advance_adam(rule, values, gradients)
            }
            OptimiserConfig::Adagrad(AdagradConfig { epsilon, .. }) => {
                let pairs = values.iter().zip(gradients);
                let gradients: GradientList = pairs
                    .map(|(value, gradient)| Some(self.penalised(gradient?, value)))
                    .collect();
                let parameters = values.into_iter().zip(gradients).zip(&mut self.memory);
                let moved = parameters.map(|((value, gradient), memory)| match gradient {
                    None => value,
                    Some(gradient) => memory.adagrad(value, gradient, learning_rate, epsilon),
                });
                moved.collect()
            }
        }
    }

    /// All parameters in one call, so that a device can take many at once; moved and not cloned, so that
    /// they are written in place.
    fn advance_adam(
        &mut self,
        rule: impl Fn(u64) -> Adam,
        values: Vec<Tensor<1>>,
        gradients: GradientList,
    ) -> Vec<Tensor<1>> {
        let memory = std::mem::take(&mut self.memory);
        let mut updates = Vec::new();
        let parameters = values.into_iter().zip(gradients).zip(memory);
        let staying: Vec<_> = parameters
            .map(|((value, gradient), memory)| {
                let Some(gradient) = gradient else {
                    return Some((value, memory));
                };
                updates.push(Update {
                    rule: rule(memory.steps + 1),
                    value,
                    gradient,
                    first: memory.first.expect("Adam remembers the mean"),
                    second: memory.second,
                });
                None
            })
            .collect();
        let steps: Vec<_> = updates.iter().map(|update| update.rule.step).collect();
        let updated = adam(updates).into_iter().zip(steps);
        let mut updated = updated.map(|([value, first, second], steps)| {
            let first = Some(first);
            let memory = Memory {
                steps,
                first,
                second,
            };
            (value, memory)
        });
        let all = staying.into_iter();
        let all = all.map(|stays| stays.or_else(|| updated.next()).expect("one for each"));
        let (values, memory) = all.unzip();
        self.memory = memory;
        values
    }

    fn nothing(&self, value: &Tensor<1>) -> Memory {
        Memory {
            steps: 0,
            first: self.rule.keeps_mean().then(|| value.zeros_like()),
            second: value.zeros_like(),
        }
    }
}

impl Memory {
    /// Goes back to the moments of `before` where `frozen` holds true.
    fn restore(&mut self, frozen: &Tensor<1, Bool>, before: Self) {
        let pairs = self.first.iter_mut().zip(before.first);
        for (now, before) in pairs.chain([(&mut self.second, before.second)]) {
            now.inplace(|now| choose(frozen, before, now));
        }
    }

    /// The value after one update by Adagrad.
    fn adagrad(
        &mut self,
        value: Tensor<1>,
        gradient: Tensor<1>,
        learning_rate: f64,
        epsilon: f64,
    ) -> Tensor<1> {
        self.steps += 1;
        let square = gradient.clone().square();
        self.second.inplace(|sum| sum + square);
        value - gradient * learning_rate / (self.second.clone().sqrt() + epsilon)
    }
}

/// `held` where `frozen` `[1]` holds true, else `moved`.
fn choose(frozen: &Tensor<1, Bool>, held: Tensor<1>, moved: Tensor<1>) -> Tensor<1> {
    let shape = moved.dims();
    moved.mask_where(frozen.clone().expand(shape), held)
}
