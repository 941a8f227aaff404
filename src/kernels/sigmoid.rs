//! The logistic function with a slope that survives rounding.

use burn::tensor::Tensor;

use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// `1 / (1 + exp(-logit))`, of any shape.
///
/// Its slope is `sigmoid(l) sigmoid(-l)`, and not made of the value `s` as `s (1 - s)`: from a logit of 17
/// on, float32 rounds that value to one, and a white pixel would never hear that it should be black.
pub fn sigmoid<const D: usize>(logits: Tensor<D>) -> Tensor<D> {
    apply(Sigmoid, [logits.into_dispatch()])
}

#[derive(Debug, Clone)]
struct Sigmoid;

impl<B: KernelBackend> Operation<B, 1> for Sigmoid {
    /// The logits and the value.
    type Saved = [Float<B>; 2];

    fn forward(&self, [logits]: [Float<B>; 1], _: bool) -> (Float<B>, [Float<B>; 2]) {
        let value = B::sigmoid(logits.clone());
        (value.clone(), [logits, value])
    }

    fn backward(
        self,
        [logits, value]: [Float<B>; 2],
        gradient: Float<B>,
        [needs_grad]: [bool; 1],
    ) -> [Option<Float<B>>; 1] {
        let grad = || {
            let rest = B::sigmoid(B::float_neg(logits));
            B::float_mul(gradient, B::float_mul(value, rest))
        };
        [needs_grad.then(grad)]
    }
}
