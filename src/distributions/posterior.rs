//! `q(z|x)`, whichever shape it has.

use burn::tensor::Tensor;

use super::{MultivariateNormal, Normal};

/// `q(z|x)`, the distribution over codes that the encoder gives each image.
#[derive(Debug, Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "a step holds a few of them, and none in a list"
)]
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

    /// Differentiable draws for standard normal `noise` `[draws * batch, latent_dim]`: row `k * batch + b`
    /// is draw `k` of image `b`.
    pub fn rsample(&self, noise: Tensor<2>) -> Tensor<2> {
        match self {
            Self::Diagonal(q) => q.rsample(noise),
            Self::Full(q) => q.repeat(draws(q, &noise)).rsample(noise),
        }
    }

    /// `ln N(codes; 0, I) - ln q(codes|x)` in nats of the `codes` that [`rsample`](Self::rsample) makes of
    /// `noise`, `[draws * batch]`.
    pub fn log_ratio_to_prior(&self, codes: Tensor<2>, noise: Tensor<2>) -> Tensor<1> {
        match self {
            Self::Diagonal(q) => q.log_ratio_to_standard(codes, noise),
            Self::Full(q) => {
                let log_q = q.repeat(draws(q, &noise)).log_prob_of_noise(noise);
                Normal::standard_log_prob(codes) - log_q
            }
        }
    }

    /// Log density of `codes` `[batch, latent_dim]` in nats, `[batch]`.
    pub fn log_prob(&self, codes: Tensor<2>) -> Tensor<1> {
        each!(self, q => q.log_prob(codes))
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

/// How many rows of `noise` there are for each of `q`.
fn draws(q: &MultivariateNormal, noise: &Tensor<2>) -> usize {
    noise.dims()[0] / q.loc().dims()[0]
}
