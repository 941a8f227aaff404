use burn::tensor::{Tensor, activation};

use crate::math::sum_event;

/// Independent Bernoulli distributions, parameterised by logits.
#[derive(Debug, Clone)]
pub struct Bernoulli {
    logits: Tensor<2>,
}

impl Bernoulli {
    /// `logits` is `[batch, event]`.
    pub fn new(logits: Tensor<2>) -> Self {
        Self { logits }
    }

    /// The probability of a one, `[batch, event]`.
    pub fn mean(&self) -> Tensor<2> {
        activation::sigmoid(self.logits.clone())
    }

    /// `value * logits - softplus(logits)` in nats, summed over the event, `[batch]`.
    ///
    /// `value` `[batch, event]` may be a grey level in `[0, 1]`; then this is minus the
    /// cross-entropy, not a log density.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        // softplus(l) = l - log_sigmoid(l): one stable kernel forward and one backward.
        let logits = self.logits.clone();
        sum_event((value - 1.0) * logits.clone() + activation::log_sigmoid(logits))
    }
}
