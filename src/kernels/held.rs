//! A clamp whose gradient leads back to its limits from beyond them.

use burn::tensor::Tensor;

use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// What a device computes of it.
pub trait HeldKernel: KernelBackend {
    /// The gradient of [`held`] with respect to `value`, of any shape.
    fn held_backward(value: Float<Self>, gradient: Float<Self>, limits: (f64, f64)) -> Float<Self>;
}

/// `value` clamped to `limits`, lowest and highest, of any shape; a value beyond a limit can still learn.
///
/// In value it is a clamp, and inside the limits in gradient too. Beyond a limit a clamp's gradient is zero,
/// and what was once pushed out would stay there for good; here the gradient passes where descent along it
/// leads back to the limit, and is zero only where it leads further away.
pub fn held<const D: usize>(value: Tensor<D>, limits: (f64, f64)) -> Tensor<D> {
    let steepest = None;
    apply(Held { limits, steepest }, [value.into_dispatch()])
}

/// [`held`], of any shape, with each element's gradient clamped to `-steepest..steepest`: an optimiser like Adam divides by
/// the size of past gradients, and after a few huge ones it would move that element hardly at all.
pub fn held_gently<const D: usize>(
    value: Tensor<D>,
    limits: (f64, f64),
    steepest: f64,
) -> Tensor<D> {
    let steepest = Some(steepest);
    apply(Held { limits, steepest }, [value.into_dispatch()])
}

#[derive(Debug, Clone)]
struct Held {
    limits: (f64, f64),
    steepest: Option<f64>,
}

impl<B: HeldKernel> Operation<B, 1> for Held {
    /// The value before it was clamped.
    type Saved = Float<B>;

    fn forward(&self, [value]: [Float<B>; 1], _: bool) -> (Float<B>, Float<B>) {
        let (low, high) = self.limits;
        let held = B::float_clamp(value.clone(), low.into(), high.into());
        (held, value)
    }

    fn backward(
        self,
        value: Float<B>,
        gradient: Float<B>,
        [needs_grad]: [bool; 1],
    ) -> [Option<Float<B>>; 1] {
        let gradient = match self.steepest {
            None => gradient,
            Some(most) => B::float_clamp(gradient, (-most).into(), most.into()),
        };
        [needs_grad.then(|| B::held_backward(value, gradient, self.limits))]
    }
}
