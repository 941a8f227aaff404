//! Continuous Bernoulli distributions of grey pixels (Loaiza-Ganem & Cunningham 2019), by their logits.

use burn::tensor::{Tensor, activation::log_sigmoid};

use super::Bernoulli;
use crate::math::{sum_event, tanh};

/// Below this size of a logit the closed forms, all of them `0 / 0` at an even chance, give way to
/// their Taylor series. There both, and their gradients, are right to a few millionths.
const NEARLY_EVEN: f64 = 0.3;

/// Shares nearer to zero or one than float32's step below one are drawn as that step: at zero itself
/// a draw may have an infinite derivative.
const LEAST_SHARE: f64 = f32::EPSILON as f64 / 2.0;

/// Independent distributions on `[0, 1]` with density proportional to `exp(logit * x)`: what a
/// Bernoulli likelihood becomes for grey pixels when it is normalised (Loaiza-Ganem & Cunningham
/// 2019).
#[derive(Debug, Clone)]
pub struct ContinuousBernoulli {
    logits: Tensor<2>,
}

impl ContinuousBernoulli {
    /// `logits` is `[batch, event]`.
    pub fn new(logits: Tensor<2>) -> Self {
        Self { logits }
    }

    /// The log odds, `[batch, event]`.
    pub fn logits(&self) -> Tensor<2> {
        self.logits.clone()
    }

    /// The expected grey level, `[batch, event]`: nearer to a half than the logits' sigmoid.
    pub fn mean(&self) -> Tensor<2> {
        mean(self.logits.clone())
    }

    /// A differentiable draw, the quantiles at `uniform` noise in `[0, 1)`, both `[batch, event]`.
    pub fn rsample(&self, uniform: Tensor<2>) -> Tensor<2> {
        // Each side mirrors the other; on the dark one nothing overflows.
        let (side, dark) = self.darkened();
        let share = uniform.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
        let share = mirrored(share, side.clone());
        mirrored(quantile(dark, share), side)
    }

    /// Log density of `value` `[batch, event]` in nats, `[batch]`: the Bernoulli one, with what it says
    /// of fewer rows, and the log of the normaliser.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        let unnormalised = Bernoulli::new(self.logits.clone()).log_prob(value);
        unnormalised + sum_event(normaliser(self.logits.clone()).log())
    }

    /// `-E[log_prob]` in nats, `[batch]`; negative for all but the uniform distribution.
    pub fn entropy(&self) -> Tensor<1> {
        let (_, dark) = self.darkened();
        let log_partition = softplus(dark.clone()) - normaliser(dark.clone()).log();
        sum_event(log_partition - mean(dark.clone()) * dark)
    }

    /// `KL(self || other)` in nats, `[batch]`.
    pub fn kl_divergence(&self, other: &Self) -> Tensor<1> {
        // Mirrored together, to where `self`'s mean is small and exact.
        let (side, dark) = self.darkened();
        let other = other.logits.clone() * side;
        let linear = mean(dark.clone()) * (dark.clone() - other.clone());
        let ratio = normaliser(dark.clone()) / normaliser(other.clone());
        sum_event(linear + softplus(other) - softplus(dark) + ratio.log())
    }

    /// `-1` where the logit is positive and `1` elsewhere, and the logits times that.
    fn darkened(&self) -> (Tensor<2>, Tensor<2>) {
        let bright = self.logits.clone().greater_scalar(0.0).float();
        let side = bright * -2.0 + 1.0;
        (side.clone(), self.logits.clone() * side)
    }
}

/// `x` where `side` is `1`, `1 - x` where it is `-1`.
fn mirrored(x: Tensor<2>, side: Tensor<2>) -> Tensor<2> {
    let from = (side.clone() - 1.0) * -0.5;
    from + side * x
}

/// `coth(l / 2) / 2 + 1 / 2 - 1 / l`.
fn mean(logits: Tensor<2>) -> Tensor<2> {
    let series = |l: Tensor<2>| {
        let square = l.clone().square();
        let slope = (square.clone() / 30240.0 - 1.0 / 720.0) * square + 1.0 / 12.0;
        l * slope + 0.5
    };
    let closed = |l: Tensor<2>| tanh(l.clone() * 0.5).recip() * 0.5 + 0.5 - l.recip();
    around_even(logits, series, closed)
}

/// What the Bernoulli's density is to be multiplied with, `l coth(l / 2)`.
fn normaliser(logits: Tensor<2>) -> Tensor<2> {
    let series = |l: Tensor<2>| {
        let square = l.square();
        let slope = (square.clone() / 15120.0 - 1.0 / 360.0) * square.clone() + 1.0 / 6.0;
        square * slope + 2.0
    };
    let closed = |l: Tensor<2>| l.clone() / tanh(l * 0.5);
    around_even(logits, series, closed)
}

/// `ln(1 + exp(l))`, the log of the Bernoulli's own normaliser.
fn softplus(logits: Tensor<2>) -> Tensor<2> {
    log_sigmoid(logits.neg()).neg()
}

/// Where the distribution function of a dark logit is `share`: `ln(1 + share (exp(l) - 1)) / l`.
fn quantile(dark: Tensor<2>, share: Tensor<2>) -> Tensor<2> {
    // The cumulants of one Bernoulli draw with this share, over the factorials.
    let series = |l: Tensor<2>| {
        let variance = share.clone() * (share.clone() * -1.0 + 1.0);
        let skew = share.clone() * -2.0 + 1.0;
        let sixth = ((variance.clone() * 120.0 - 30.0) * variance.clone() + 1.0) / 720.0;
        let fifth = skew.clone() * (variance.clone() * -12.0 + 1.0) / 120.0;
        let fourth = (variance.clone() * -6.0 + 1.0) / 24.0;
        let third = skew / 6.0;
        let sum = ((sixth * l.clone() + fifth) * l.clone() + fourth) * l.clone() + third;
        share.clone() + variance * l.clone() * (sum * l + 0.5)
    };
    let closed = |l: Tensor<2>| (share.clone() * (l.clone().exp() - 1.0)).log1p() / l;
    around_even(dark, series, closed)
}

/// `series` of the logits near zero and `closed` of all others.
fn around_even(
    logits: Tensor<2>,
    series: impl Fn(Tensor<2>) -> Tensor<2>,
    closed: impl Fn(Tensor<2>) -> Tensor<2>,
) -> Tensor<2> {
    let near = logits.clone().detach().abs().lower_scalar(NEARLY_EVEN);
    // Both branches are computed everywhere, and a gradient of zero times the infinity of the branch
    // not taken would be NaN: each branch is given something harmless in the other's place.
    let small = logits.clone().mask_fill(near.clone().bool_not(), 0.0);
    let large = logits.mask_fill(near.clone(), 1.0);
    closed(large).mask_where(near, series(small))
}
