use burn::tensor::Tensor;

use super::device::{Kernels, by_device};

/// Adam's numbers for one update (Kingma & Ba 2015, algorithm 1).
#[derive(Debug, Clone, Copy)]
pub struct Adam {
    /// How much of the mean gradient stays.
    pub beta1: f64,
    /// How much of the mean square stays.
    pub beta2: f64,
    /// Added to the root of the mean square.
    pub epsilon: f64,
    /// The step's length.
    pub learning_rate: f64,
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

/// The value, the mean gradient and the mean square of each parameter after its update; a device takes as
/// many of them at once as it can.
pub fn adam(updates: Vec<Update<Tensor<1>>>) -> Vec<[Tensor<1>; 3]> {
    let Some(first) = updates.first() else {
        return Vec::new();
    };
    let kind = first.value.clone().into_dispatch().kind;
    by_device!(&kind, B => {
        drop(kind); // or it could not be written in place
        let own = |update: Update<Tensor<1>>| update.map(|t| B::own(t.into_dispatch().kind).float());
        let updated = B::adam(updates.into_iter().map(own).collect());
        updated.into_iter().map(|tensors| tensors.map(B::plain)).collect()
    })
}
