//! Logistic distributions over 256 levels (Kingma et al. 2016; Salimans et al. 2017 with one component).

use burn::tensor::Tensor;

use crate::kernels::{LARGEST_LEVEL, discretised_logistic_log_prob};

/// Shares nearer to zero or one than float32's step below one are drawn as that step: the logistic
/// distribution has no end there.
const LEAST_SHARE: f64 = f32::EPSILON as f64 / 2.0;

/// Independent logistic distributions, each over the levels `k / 255` of a byte in `[0, 1]`: a level has
/// the probability of everything that is nearer to it than to another, and the two at the ends that of the
/// tails beyond them, so that the probabilities of all 256 add up to one.
///
/// Parameterised by `log_scale`, so that any real number is valid. A scale `s` means a standard deviation
/// of `s * pi / sqrt(3)`.
#[derive(Debug, Clone)]
pub struct DiscretisedLogistic {
    loc: Tensor<2>,
    log_scale: Tensor<2>,
}

impl DiscretisedLogistic {
    /// `loc` is `[batch, event]`, in units of which the largest level is 1; `log_scale` the same, or one
    /// row for the whole batch, `[1, event]`.
    pub fn new(loc: Tensor<2>, log_scale: Tensor<2>) -> Self {
        Self { loc, log_scale }
    }

    /// The medians before anything is cut into levels, `[batch, event]`: inside the ends the means too.
    pub fn loc(&self) -> Tensor<2> {
        self.loc.clone()
    }

    /// As it was given.
    pub fn log_scale(&self) -> Tensor<2> {
        self.log_scale.clone()
    }

    /// Log probability in nats of the levels nearest to `value` `[values, event]`, of which row `i` goes with
    /// every row `k * values + i` of the locations: `[batch]`.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        discretised_logistic_log_prob(value, self.loc.clone(), self.log_scale.clone())
    }

    /// Draws, the levels in `[0, 1]` at `uniform` noise in `[0, 1)`, both `[batch, event]`. No gradient
    /// passes.
    pub fn sample(&self, uniform: Tensor<2>) -> Tensor<2> {
        let share = uniform.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
        let logit = share.clone().log() - (share * -1.0).log1p();
        let drawn = self.loc.clone() + self.log_scale.clone().exp() * logit;
        (drawn.clamp(0.0, 1.0) * LARGEST_LEVEL).round().detach() / LARGEST_LEVEL
    }
}
