use burn::tensor::{Tensor, activation::log_softmax};

use crate::math::sum_event;

/// `-ln p(class)` in nats, `[batch]`: the loss of a classifier's `logits` where the true classes
/// are the ones of `one_hot`, both `[batch, classes]`.
pub fn cross_entropy(logits: Tensor<2>, one_hot: Tensor<2>) -> Tensor<1> {
    sum_event(log_softmax(logits, 1) * one_hot).neg()
}
