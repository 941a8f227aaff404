//! Bernoulli distributions of pixels, by their logits.

use burn::tensor::{Tensor, activation::log_sigmoid};

use crate::kernels::{bernoulli_log_prob, sigmoid};
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

    /// The log odds, `[batch, event]`.
    pub fn logits(&self) -> Tensor<2> {
        self.logits.clone()
    }

    /// The probability of a one, `[batch, event]`.
    pub fn mean(&self) -> Tensor<2> {
        sigmoid(self.logits.clone())
    }

    /// A draw of zeros and ones from `uniform` noise in `[0, 1)`, both `[batch, event]`. No
    /// gradient passes through it.
    pub fn sample(&self, uniform: Tensor<2>) -> Tensor<2> {
        uniform.lower(self.mean()).float()
    }

    /// `value * logits - softplus(logits)` in nats, summed over the event, `[batch]`.
    ///
    /// `value` `[batch, event]` may be a grey level in `[0, 1]`; then this is minus the
    /// cross-entropy, not a log density. Fewer rows of it than of logits come round and round.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        bernoulli_log_prob(value, self.logits.clone())
    }

    /// `-E[log_prob]` in nats, `[batch]`.
    pub fn entropy(&self) -> Tensor<1> {
        // Zeros and ones may change places; with the ones rare, no large terms cancel.
        let logits = self.logits.clone().abs().neg();
        sum_event(log_sigmoid(logits.clone().neg()).neg() - sigmoid(logits.clone()) * logits)
    }

    /// `KL(self || other)` in nats, `[batch]`.
    pub fn kl_divergence(&self, other: &Self) -> Tensor<1> {
        // E[ln p/q] over the ones and, mirrored, over the zeros.
        let half =
            |p: Tensor<2>, q: Tensor<2>| sigmoid(p.clone()) * (log_sigmoid(p) - log_sigmoid(q));
        let (p, q) = (self.logits.clone(), other.logits.clone());
        sum_event(half(p.clone(), q.clone()) + half(p.neg(), q.neg()))
    }
}
