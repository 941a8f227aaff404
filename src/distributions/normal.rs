//! Normal distributions with a diagonal covariance, by the logarithm of their scale.

use burn::tensor::Tensor;

use crate::kernels::{log_ratio, rsample};
use crate::math::{LN_TAU, repeat_rows, sum_event};

/// Independent normal distributions, one for each dimension of the event.
///
/// Parameterised by `log_scale` and never by the scale itself, so that any real number is valid.
///
/// ```
/// use burn::tensor::Tensor;
/// use vae_lab::device::ComputeDevice;
/// use vae_lab::distributions::Normal;
///
/// let device = ComputeDevice::cpu().plain();
/// let zeros = || Tensor::<2>::zeros([1, 2], &device);
/// let moved = Normal::new(zeros() + 1.0, zeros());
/// let kl = moved.kl_divergence(&Normal::new(zeros(), zeros()));
/// assert_eq!(kl.into_data().to_vec::<f32>().unwrap(), [1.0]); // half a nat for each dimension
/// ```
#[derive(Debug, Clone)]
pub struct Normal {
    loc: Tensor<2>,
    log_scale: Tensor<2>,
}

impl Normal {
    /// `loc` and `log_scale` are both `[batch, event]`.
    pub fn new(loc: Tensor<2>, log_scale: Tensor<2>) -> Self {
        Self { loc, log_scale }
    }

    /// The means, `[batch, event]`.
    pub fn loc(&self) -> Tensor<2> {
        self.loc.clone()
    }

    /// The logarithms of the standard deviations, `[batch, event]`.
    pub fn log_scale(&self) -> Tensor<2> {
        self.log_scale.clone()
    }

    /// The standard deviations, `[batch, event]`.
    pub fn scale(&self) -> Tensor<2> {
        self.log_scale.clone().exp()
    }

    /// Differentiable draws, `loc + scale * noise`, for standard normal `noise` `[draws * batch, event]`
    /// (the reparameterisation of Kingma & Welling 2013, section 2.4): row `k * batch + b` is draw `k`
    /// of row `b`.
    pub fn rsample(&self, noise: Tensor<2>) -> Tensor<2> {
        rsample(self.loc.clone(), self.log_scale.clone(), noise)
    }

    /// Log density of `value` `[batch, event]` in nats, `[batch]`.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        self.log_prob_of_noise((value - self.loc.clone()) * self.log_scale.clone().neg().exp())
    }

    /// Log density in nats of the draw that `noise` `[batch, event]` makes, `[batch]`: the value of
    /// `log_prob(rsample(noise))` without its rounding, and its gradient along the draw.
    pub fn log_prob_of_noise(&self, noise: Tensor<2>) -> Tensor<1> {
        sum_event(noise.square() * -0.5 - self.log_scale.clone() - 0.5 * LN_TAU)
    }

    /// `ln N(codes; 0, I) - log_prob(codes)` in nats of the `codes` that [`Self::rsample`] makes of `noise`,
    /// `[draws * batch]`.
    pub fn log_ratio_to_standard(&self, codes: Tensor<2>, noise: Tensor<2>) -> Tensor<1> {
        log_ratio(codes, self.log_scale.clone(), noise)
    }

    /// Log density under `N(0, I)` of `value` `[batch, event]` in nats, `[batch]`.
    pub fn standard_log_prob(value: Tensor<2>) -> Tensor<1> {
        sum_event(value.square() * -0.5 - 0.5 * LN_TAU)
    }

    /// `-E[log_prob]` in nats, `[batch]`.
    pub fn entropy(&self) -> Tensor<1> {
        sum_event(self.log_scale.clone() + 0.5 * (1.0 + LN_TAU))
    }

    /// `KL(self || other)` in nats, `[batch]`.
    pub fn kl_divergence(&self, other: &Self) -> Tensor<1> {
        let precision = other.log_scale.clone().neg().exp();
        let distance = (self.loc.clone() - other.loc.clone()) * precision;
        // The ratio of the scales by its logarithm: neither scale's square can overflow alone.
        let log_ratio = (self.log_scale.clone() - other.log_scale.clone()) * 2.0;
        sum_event((log_ratio.clone().exp() + distance.square() - 1.0 - log_ratio) * 0.5)
    }

    /// `KL(self || N(0, I))` in nats, `[batch]`: [`Self::kl_to_standard_per_dimension`], summed
    /// over the event.
    pub fn kl_to_standard(&self) -> Tensor<1> {
        sum_event(self.kl_to_standard_per_dimension())
    }

    /// Each dimension's share of `KL(self || N(0, I))` in nats, `[batch, event]`: half of
    /// `scale^2 + loc^2 - 1 - 2 log_scale` (Kingma & Welling 2013, appendix B).
    pub fn kl_to_standard_per_dimension(&self) -> Tensor<2> {
        let variance = (self.log_scale.clone() * 2.0).exp();
        (variance + self.loc.clone().square() - 1.0 - self.log_scale.clone() * 2.0) * 0.5
    }

    /// The same distributions `times` over, for several draws of each: row `k * batch + b` is row
    /// `b`, `[times * batch, event]`.
    pub fn repeat(&self, times: usize) -> Self {
        let loc = repeat_rows(self.loc.clone(), times);
        Self::new(loc, repeat_rows(self.log_scale.clone(), times))
    }

    /// The same distributions, through which no gradient reaches the parameters.
    pub fn detach(&self) -> Self {
        Self::new(self.loc.clone().detach(), self.log_scale.clone().detach())
    }
}
