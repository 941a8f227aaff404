use burn::tensor::{Tensor, activation};

use super::importance::Weighting;
use crate::math::log_mean_exp;

/// `log 1/K sum_k w_k`, the importance-weighted bound (Burda et al. 2015, equation 8), for log
/// weights `[K, B]`.
pub fn iwae(log_weights: Tensor<2>) -> Weighting {
    let normalised = activation::softmax(log_weights.clone(), 0);
    Weighting::of_bound(log_mean_exp(log_weights), normalised)
}
