use burn::module::{Module, ModuleMapper, Param};
use burn::optim::GradientsParams;
use burn::tensor::Tensor;

const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// Adam (Kingma & Ba 2015) over the parameters of one module.
///
/// Our own and not burn's, whose state can be read only synchronously; a browser's GPU can't do
/// that, so a checkpoint could not hold it. Here the state is two tensors a parameter, in visiting
/// order, and a number of steps.
#[derive(Debug, Clone, Default)]
pub struct Adam {
    steps: u64,
    moments: Vec<Moments>,
}

/// Running means of the gradient and of its square, each flattened.
#[derive(Debug, Clone)]
struct Moments {
    first: Tensor<1>,
    second: Tensor<1>,
}

impl Adam {
    /// State as it was after `steps` updates; the moments are in visiting order.
    pub fn resume(steps: u64, first: Vec<Tensor<1>>, second: Vec<Tensor<1>>) -> Self {
        let moments = first
            .into_iter()
            .zip(second)
            .map(|(first, second)| Moments { first, second })
            .collect();
        Self { steps, moments }
    }

    /// The first and the second moments in visiting order; empty before the first update.
    pub fn moments(&self) -> (Vec<Tensor<1>>, Vec<Tensor<1>>) {
        self.moments
            .iter()
            .map(|m| (m.first.clone(), m.second.clone()))
            .unzip()
    }

    /// One update of `module` against `gradients`.
    pub fn update<M: Module>(
        &mut self,
        module: M,
        gradients: GradientsParams,
        learning_rate: f64,
    ) -> M {
        self.steps += 1;
        let steps = self.steps as f64;
        let (correction_1, correction_2) = (1.0 - BETA_1.powf(steps), 1.0 - BETA_2.powf(steps));
        // The bias corrections, moved into the step and epsilon: two passes less over the weights.
        let mut update = Update {
            gradients,
            moments: &mut self.moments,
            next: 0,
            learning_rate: learning_rate * correction_2.sqrt() / correction_1,
            epsilon: EPSILON * correction_2.sqrt(),
        };
        module.map(&mut update)
    }
}

struct Update<'a> {
    gradients: GradientsParams,
    moments: &'a mut Vec<Moments>,
    next: usize,
    learning_rate: f64,
    epsilon: f64,
}

impl Update<'_> {
    /// How far to move, flattened like `gradient`.
    fn delta(&mut self, gradient: Tensor<1>) -> Tensor<1> {
        let square = gradient.clone().square() * (1.0 - BETA_2);
        let gradient = gradient * (1.0 - BETA_1);
        if self.next == self.moments.len() {
            self.moments.push(Moments {
                first: gradient,
                second: square,
            });
        } else {
            let moments = &mut self.moments[self.next];
            moments.first.inplace(|first| first * BETA_1 + gradient);
            moments.second.inplace(|second| second * BETA_2 + square);
        }
        let Moments { first, second } = self.moments[self.next].clone();
        self.next += 1;
        first * self.learning_rate / (second.sqrt() + self.epsilon)
    }
}

impl ModuleMapper for Update<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let (id, value, mapper) = param.consume();
        let value = value.inner();
        let shape = value.dims();
        let gradient = match self.gradients.remove::<D>(id) {
            Some(gradient) => gradient.flatten(0, D - 1),
            None => Tensor::zeros([shape.iter().product::<usize>()], &value.device()),
        };
        let value = value - self.delta(gradient).reshape(shape);
        Param::from_mapped_value(id, Tensor::from_inner(value).require_grad(), mapper)
    }
}
