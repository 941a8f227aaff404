use burn::tensor::Tensor;

use super::importance::Weighting;

/// `1/L sum_l log w_l`, the evidence lower bound by sampling alone (SGVB-A, Kingma & Welling 2013,
/// equation 6), for log weights `[L, B]`.
pub fn sgvb_a(log_weights: Tensor<2>) -> Weighting {
    let samples = log_weights.dims()[0] as f64;
    let even = log_weights.ones_like() / samples;
    Weighting::of_bound(log_weights.mean_dim(0).squeeze_dim(0), even)
}
