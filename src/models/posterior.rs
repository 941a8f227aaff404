use burn::tensor::Tensor;

use crate::distributions::{MultivariateNormal, Normal};

/// `q(z|x)`, the distribution over codes that the encoder gives each image.
#[derive(Debug, Clone)]
// A step holds a few of them, and none in a list.
#[allow(clippy::large_enum_variant)]
pub enum Posterior {
    /// Independent dimensions.
    Diagonal(Normal),
    /// A lower-triangular scale.
    Full(MultivariateNormal),
}

/// Sends a call to whichever distribution it is.
macro_rules! each {
    ($self:ident, $q:ident => $call:expr) => {
        match $self {
            Self::Diagonal($q) => $call,
            Self::Full($q) => $call,
        }
    };
}

impl Posterior {
    /// The means, `[batch, latent_dim]`.
    pub fn loc(&self) -> Tensor<2> {
        each!(self, q => q.loc())
    }

    /// The standard deviation of each dimension by itself, `[batch, latent_dim]`.
    pub fn scale(&self) -> Tensor<2> {
        each!(self, q => q.scale())
    }

    /// A differentiable draw for standard normal `noise` `[batch, latent_dim]`.
    pub fn rsample(&self, noise: Tensor<2>) -> Tensor<2> {
        each!(self, q => q.rsample(noise))
    }

    /// Log density of `codes` `[batch, latent_dim]` in nats, `[batch]`.
    pub fn log_prob(&self, codes: Tensor<2>) -> Tensor<1> {
        each!(self, q => q.log_prob(codes))
    }

    /// Log density of the codes that [`rsample`](Self::rsample) makes of `noise`, `[batch]`: the
    /// same value and gradient at less cost.
    pub fn log_prob_of_noise(&self, noise: Tensor<2>) -> Tensor<1> {
        each!(self, q => q.log_prob_of_noise(noise))
    }

    /// `KL(q || N(0, I))` in nats, `[batch]`.
    pub fn kl_to_standard(&self) -> Tensor<1> {
        each!(self, q => q.kl_to_standard())
    }

    /// The KL of each dimension by itself, `[batch, latent_dim]`: its sum is the KL where the
    /// dimensions are independent, and at most the KL where they are not.
    pub fn kl_to_standard_per_dimension(&self) -> Tensor<2> {
        each!(self, q => q.kl_to_standard_per_dimension())
    }

    /// The batch over and over: row `i * batch + b` is row `b`.
    pub fn repeat(&self, times: usize) -> Self {
        match self {
            Self::Diagonal(q) => Self::Diagonal(q.repeat(times)),
            Self::Full(q) => Self::Full(q.repeat(times)),
        }
    }

    /// The same distribution, through whose parameters no gradient flows.
    pub fn detach(&self) -> Self {
        match self {
            Self::Diagonal(q) => Self::Diagonal(q.detach()),
            Self::Full(q) => Self::Full(q.detach()),
        }
    }
}
