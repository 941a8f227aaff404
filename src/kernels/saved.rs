//! What the layers, linear and convolutional, save for their backward pass.

use super::activation::{Activation, ActivationKernel};
use super::device::Float;

/// What the backward pass through a layer needs of the forward pass.
#[derive(Debug, Clone)]
pub struct SavedForBackward<T> {
    pub input: T,
    pub weight: T,
    /// An activation and what its gradient is computed from: its output, or its input where it
    /// [`is_saved_before`](Activation::is_saved_before).
    pub activated: Option<(Activation, T)>,
}

/// The value of a layer, and what is saved of it.
pub type WithSaved<B> = (Float<B>, SavedForBackward<Float<B>>);

/// What `layer`, a kernel with or without an activation, makes of input, weight and bias, and what is saved of
/// them. Where the activation's input has to be kept for a backward pass, which may follow if `tracked`, the
/// activation is a pass of its own.
pub fn activated<B: ActivationKernel>(
    inputs: [Float<B>; 3],
    activation: Option<Activation>,
    tracked: bool,
    layer: impl FnOnce([Float<B>; 3], Option<Activation>) -> Float<B>,
) -> WithSaved<B> {
    let [input, weight, _] = inputs.clone();
    let saved_before = activation.filter(|activation| tracked && activation.is_saved_before());
    let (output, activated) = match saved_before {
        Some(activation) => {
            let before = layer(inputs, None);
            let output = B::activate(before.clone(), activation);
            (output, Some((activation, before)))
        }
        None => {
            let output = layer(inputs, activation);
            let activated = activation.map(|activation| (activation, output.clone()));
            (output, activated)
        }
    };
    let saved = SavedForBackward {
        input,
        weight,
        activated,
    };
    (output, saved)
}
