//! The few reductions and constants that burn has no name for.

use burn::tensor::Tensor;

use crate::kernels::TANH_IS_ONE;
pub use crate::kernels::{log_sum_exp, softmax};

/// `ln(2 pi)`.
pub const LN_TAU: f64 = 1.837_877_066_409_345_6;

/// The sum over the event axis: `[batch, event]` to `[batch]`.
pub fn sum_event(value: Tensor<2>) -> Tensor<1> {
    value.sum_dim(1).squeeze_dim(1)
}

/// The rows over and over: row `i * rows + r` is row `r`, `[times * rows, columns]`.
pub fn repeat_rows(value: Tensor<2>, times: usize) -> Tensor<2> {
    if times == 1 {
        return value; // or a device would copy it
    }
    value.repeat_dim(0, times)
}

/// `ln (1 / num_samples) sum_k exp(log_weights[k])`: [`log_sum_exp`] of a mean, `[num_samples,
/// batch]` to `[batch]`.
pub fn log_mean_exp(log_weights: Tensor<2>) -> Tensor<1> {
    let [num_samples, _batch] = log_weights.dims();
    log_sum_exp(log_weights) - (num_samples as f64).ln()
}

/// The hyperbolic tangent, of any shape, of large values too.
pub fn tanh<const D: usize>(value: Tensor<D>) -> Tensor<D> {
    value.clamp(-TANH_IS_ONE, TANH_IS_ONE).tanh()
}
