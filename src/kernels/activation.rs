use burn::tensor::{Tensor, activation};

use crate::config::Activation;

/// In burn's operations.
pub fn activated<const D: usize>(h: Tensor<D>, activation: Option<Activation>) -> Tensor<D> {
    match activation {
        None => h,
        Some(Activation::Relu) => activation::relu(h),
        Some(Activation::Tanh) => crate::math::tanh(h),
    }
}
