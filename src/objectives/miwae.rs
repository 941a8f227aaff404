use burn::tensor::Tensor;

use super::importance::Weighting;
use crate::math::{log_mean_exp, softmax};

/// `1/M sum_m log 1/K sum_k w_mk`, the mean of `M` importance-weighted bounds (Rainforth et al.
/// 2018, equation 13), for log weights `[M * K, B]`.
pub fn miwae(log_weights: Tensor<2>, estimates: usize) -> Weighting {
    let [rows, batch] = log_weights.dims();
    let samples = rows / estimates;
    // Beside one another, estimate after estimate, so that each is one column.
    let grouped = log_weights
        .reshape([estimates, samples, batch])
        .swap_dims(0, 1)
        .reshape([samples, estimates * batch]);
    let normalised = softmax(grouped.clone()) / estimates as f64;
    let weights = normalised
        .reshape([samples, estimates, batch])
        .swap_dims(0, 1)
        .reshape([rows, batch]);
    let bounds = log_mean_exp(grouped).reshape([estimates, batch]);
    Weighting::of_bound(bounds.mean_dim(0).squeeze_dim(0), weights)
}
