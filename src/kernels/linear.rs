//! Fully connected layers, each with its bias and activation in the product's own pass.

use burn::nn::Linear;
use burn::tensor::Tensor;

use super::activation::{Activation, ActivationKernel};
use super::device::Float;
use super::operation::{Operation, apply};
use super::saved::{SavedForBackward, activated};

/// What a device computes of it.
pub trait LinearKernel: ActivationKernel {
    /// `activation(input * weight + bias)`.
    fn affine(inputs: [Float<Self>; 3], activation: Option<Activation>) -> Float<Self>;

    /// The gradients of [`affine`](Self::affine) with respect to input, weight and bias.
    fn affine_backward(
        saved: SavedForBackward<Float<Self>>,
        gradient: Float<Self>,
        needs_grad: [bool; 3],
    ) -> [Option<Float<Self>>; 3];
}

/// `activation(input * weight + bias)`, `[batch, inputs]` to `[batch, outputs]`, for a layer whose weight is
/// `[inputs, outputs]`: one pass over the outputs forward, and one backward.
///
/// # Panics
/// If the layer has no bias.
pub fn linear(input: Tensor<2>, layer: &Linear, activation: Option<Activation>) -> Tensor<2> {
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    let inputs = [
        input.into_dispatch(),
        layer.weight.val().into_dispatch(),
        bias.val().into_dispatch(),
    ];
    apply(Affine { activation }, inputs)
}

#[derive(Debug, Clone)]
struct Affine {
    activation: Option<Activation>,
}

impl<B: LinearKernel> Operation<B, 3> for Affine {
    type Saved = SavedForBackward<Float<B>>;

    fn forward(&self, inputs: [Float<B>; 3], tracked: bool) -> (Float<B>, Self::Saved) {
        activated::<B>(inputs, self.activation, tracked, B::affine)
    }

    fn backward(
        self,
        saved: Self::Saved,
        gradient: Float<B>,
        needs_grad: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        B::affine_backward(saved, gradient, needs_grad)
    }
}
