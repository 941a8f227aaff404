//! `p(x|z)` as one of the distributions that a decoder can parameterise.

use burn::tensor::Tensor;

use crate::config::LikelihoodKind;
use crate::distributions::{Bernoulli, ContinuousBernoulli, DiscretisedLogistic, Normal};
use crate::math::repeat_rows;
use crate::networks::Head;

/// `p(x|z)`, the distribution over images that the decoder gives each code.
#[derive(Debug, Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "a step holds a few of them, and none in a list"
)]
pub enum Likelihood {
    /// Black or white pixels.
    Bernoulli(Bernoulli),
    /// Grey levels in `[0, 1]`.
    ContinuousBernoulli(ContinuousBernoulli),
    /// Grey levels around a mean.
    Normal(Normal),
    /// The 256 levels of a byte.
    DiscretisedLogistic(DiscretisedLogistic),
}

impl LikelihoodKind {
    /// What it needs of the decoder for each element.
    pub fn head(self) -> Head {
        match self {
            Self::Bernoulli { .. }
            | Self::ContinuousBernoulli
            | Self::Normal { .. }
            | Self::NormalLearned
            | Self::DiscretisedLogistic => Head::Location,
            Self::NormalPerPixel => Head::LocationAndLogScale,
        }
    }

    /// Whether it gives levels probabilities, and no density between them: only then are bits per dimension
    /// those of a code for the images, and comparable with a paper's.
    pub fn is_of_levels(self) -> bool {
        match self {
            Self::DiscretisedLogistic => true,
            Self::Bernoulli { .. }
            | Self::ContinuousBernoulli
            | Self::Normal { .. }
            | Self::NormalLearned
            | Self::NormalPerPixel => false,
        }
    }
}

impl Likelihood {
    /// Log density of `images` `[batch, pixels]` in nats, for every code of each: of codes `[samples *
    /// batch, latent_dim]`, sample after sample, `[samples * batch]`.
    pub fn log_prob(&self, images: Tensor<2>) -> Tensor<1> {
        match self {
            Self::Bernoulli(p) => p.log_prob(images),
            Self::ContinuousBernoulli(p) => p.log_prob(images),
            Self::Normal(p) => {
                let samples = p.loc().dims()[0] / images.dims()[0];
                p.log_prob(repeat_rows(images, samples))
            }
            Self::DiscretisedLogistic(p) => p.log_prob(images),
        }
    }

    /// The expected images, `[batch, pixels]`; of levels the middles of their distributions, which is what
    /// they are but for what the ends cut off.
    pub fn mean(&self) -> Tensor<2> {
        match self {
            Self::Bernoulli(p) => p.mean(),
            Self::ContinuousBernoulli(p) => p.mean(),
            Self::Normal(p) => p.loc(),
            Self::DiscretisedLogistic(p) => p.loc(),
        }
    }

    /// What places each pixel, `[batch, pixels]`: its logit, or the middle of a normal or a logistic distribution.
    pub fn location(&self) -> Tensor<2> {
        match self {
            Self::Bernoulli(p) => p.logits(),
            Self::ContinuousBernoulli(p) => p.logits(),
            Self::Normal(p) => p.loc(),
            Self::DiscretisedLogistic(p) => p.loc(),
        }
    }

    /// The same distribution with its pixels placed by `location` `[batch, pixels]`.
    pub fn placed(&self, location: Tensor<2>) -> Self {
        match self {
            Self::Bernoulli(_) => Self::Bernoulli(Bernoulli::new(location)),
            Self::ContinuousBernoulli(_) => {
                Self::ContinuousBernoulli(ContinuousBernoulli::new(location))
            }
            Self::Normal(p) => Self::Normal(Normal::new(location, p.log_scale())),
            Self::DiscretisedLogistic(p) => {
                Self::DiscretisedLogistic(DiscretisedLogistic::new(location, p.log_scale()))
            }
        }
    }
}
