//! The few reductions and constants that burn has no name for.

use burn::tensor::Tensor;

/// `ln(2 pi)`.
pub const LN_TAU: f64 = 1.837_877_066_409_345_6;

/// Sums over the event axis: `[batch, event]` to `[batch]`.
pub fn sum_event(value: Tensor<2>) -> Tensor<1> {
    value.sum_dim(1).squeeze_dim(1)
}
