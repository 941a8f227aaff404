//! Adam's update of all parameters at once.

use burn::tensor::Tensor;

use super::device::{Float, KernelBackend, by_device};

/// What a device computes of it.
pub trait AdamKernel: KernelBackend {
    /// One update of each parameter: the value, the mean gradient and the mean square after it.
    fn adam(updates: Vec<Update<Float<Self>>>) -> Vec<[Float<Self>; 3]>;
}

/// Adam's hyperparameters for one update (Kingma & Ba 2015, algorithm 1).
#[derive(Debug, Clone, Copy)]
pub struct Adam {
    /// The decay of the gradient's mean, from 0 to below 1.
    pub beta1: f64,
    /// The decay of the square's mean, from 0 to below 1.
    pub beta2: f64,
    /// Added to the root of the mean square.
    pub epsilon: f64,
    /// The step size, above 0.
    pub learning_rate: f64,
    /// How many times itself a number adds to its gradient: the strength of a penalty on its square, 0 for none.
    pub penalty: f64,
    /// What a number is multiplied by before it moves: below 1 where it decays apart from the loss (Loshchilov &
    /// Hutter 2019, algorithm 2).
    pub kept: f64,
    /// Which update it is, from 1.
    pub step: u64,
}

impl Adam {
    /// The learning rate and epsilon with the bias corrections of both means moved into them: two passes
    /// less over the weights.
    pub fn corrected(&self) -> (f64, f64) {
        let steps = self.step as f64;
        let root = (1.0 - self.beta2.powf(steps)).sqrt();
        let rate = self.learning_rate * root / (1.0 - self.beta1.powf(steps));
        (rate, self.epsilon * root)
    }
}

/// One parameter's next update. All tensors are of one shape; those that nobody else holds are written in
/// place.
#[derive(Debug, Clone)]
pub struct Update<T> {
    /// The rule, of which every parameter counts its own updates.
    pub rule: Adam,
    /// The parameter.
    pub value: T,
    /// Its gradient.
    pub gradient: T,
    /// The mean gradient.
    pub first: T,
    /// The mean square.
    pub second: T,
}

impl<T> Update<T> {
    pub(super) fn map<U>(self, f: impl Fn(T) -> U) -> Update<U> {
        Update {
            rule: self.rule,
            value: f(self.value),
            gradient: f(self.gradient),
            first: f(self.first),
            second: f(self.second),
        }
    }
}

/// The value, the mean gradient and the mean square of each parameter after its update, each of the shape it
/// had; a device takes as many of them at once as it can (Kingma & Ba 2015, algorithm 1).
pub fn adam(updates: Vec<Update<Tensor<1>>>) -> Vec<[Tensor<1>; 3]> {
    let Some(first) = updates.first() else {
        return Vec::new();
    };
    let kind = first.value.clone().into_dispatch().kind;
    by_device!(&kind, B => {
        drop(kind); // or it could not be written in place
        let of_device = |tensor: Tensor<1>| B::from_dispatch(tensor.into_dispatch().kind).float();
        let updates = updates.into_iter().map(|update| update.map(of_device));
        let updated = B::adam(updates.collect());
        updated.into_iter().map(|tensors| tensors.map(B::into_tensor)).collect()
    })
}
