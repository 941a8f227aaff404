use burn::tensor::Tensor;

use crate::math::{LN_TAU, sum_event};

/// Independent normal distributions, one for each dimension of the event.
///
/// Parameterised by `log_scale` and never by the scale itself, so that any real number is valid.
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

    /// The standard deviations, `[batch, event]`.
    pub fn scale(&self) -> Tensor<2> {
        self.log_scale.clone().exp()
    }

    /// A differentiable draw, `loc + scale * noise`, for standard normal `noise` `[batch, event]`
    /// (the reparameterisation of Kingma & Welling 2013, section 2.4).
    pub fn rsample(&self, noise: Tensor<2>) -> Tensor<2> {
        self.loc.clone() + self.scale() * noise
    }

    /// Log density of `value` `[batch, event]` in nats, `[batch]`.
    pub fn log_prob(&self, value: Tensor<2>) -> Tensor<1> {
        let standardised = (value - self.loc.clone()) * self.log_scale.clone().neg().exp();
        sum_event(standardised.square() * -0.5 - self.log_scale.clone() - 0.5 * LN_TAU)
    }

    /// `KL(self || N(0, I))` in nats, `[batch]`: half of `scale^2 + loc^2 - 1 - 2 log_scale`,
    /// summed over the event (Kingma & Welling 2013, appendix B).
    pub fn kl_to_standard(&self) -> Tensor<1> {
        let variance = (self.log_scale.clone() * 2.0).exp();
        sum_event((variance + self.loc.clone().square() - 1.0 - self.log_scale.clone() * 2.0) * 0.5)
    }
}
