//! The loss of classifiers.

use burn::tensor::Tensor;

use crate::math::{log_sum_exp, sum_event};

/// `-ln p(class)` in nats, `[batch]`: the loss of a classifier's `logits` where the true classes
/// are the ones of `one_hot`, both `[batch, classes]`.
pub fn cross_entropy(logits: Tensor<2>, one_hot: Tensor<2>) -> Tensor<1> {
    // Beside the true class's own nothing is lost of a chance near one.
    let of_truth = sum_event(logits.clone() * one_hot).unsqueeze_dim(1);
    log_sum_exp((logits - of_truth).transpose())
}
