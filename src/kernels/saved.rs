//! What the layers, linear and convolutional, save for their backward pass.

use super::activation::Activation;

/// What the backward pass through a layer needs of the forward pass.
#[derive(Debug, Clone)]
pub struct SavedForBackward<T> {
    pub input: T,
    pub weight: T,
    /// An activation and its output, from which its gradient is computed.
    pub activated: Option<(Activation, T)>,
}

impl<T: Clone> SavedForBackward<T> {
    /// What `forward` makes of input, weight and bias, and what is saved of them.
    pub fn of(
        inputs: [T; 3],
        activation: Option<Activation>,
        forward: impl FnOnce([T; 3]) -> T,
    ) -> (T, Self) {
        let [input, weight, _] = inputs.clone();
        let output = forward(inputs);
        let activated = activation.map(|activation| (activation, output.clone()));
        let saved = Self {
            input,
            weight,
            activated,
        };
        (output, saved)
    }
}
