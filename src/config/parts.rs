//! What a model is made of besides its networks: distributions and losses.

use serde::{Deserialize, Serialize};

use super::Binarisation;

/// The shape of `q(z|x)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PosteriorKind {
    /// A normal distribution for each dimension of the code, independent of the others.
    #[default]
    Diagonal,
    /// One normal distribution over the whole code, with a lower-triangular scale.
    Full,
}

/// The shape of `p(x|z)`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum LikelihoodKind {
    /// Black or white; a grey level that is left is taken as the probability of white.
    Bernoulli {
        /// How grey images become black and white. The other likelihoods are densities over grey
        /// levels, which have no maximum where every pixel is exactly black or white.
        #[serde(default)]
        binarisation: Binarisation,
    },
    /// Grey levels in `[0, 1]`, normalised (Loaiza-Ganem & Cunningham 2019).
    ContinuousBernoulli,
    /// Grey levels with this standard deviation.
    Normal {
        /// In grey levels, of which white is 1.
        #[serde(default = "scale")]
        scale: f64,
        /// How the decoder's output places it.
        #[serde(default)]
        mean: NormalMean,
    },
    /// Grey levels with one learned standard deviation.
    NormalLearned,
    /// Grey levels with a standard deviation that the decoder gives each pixel.
    NormalPerPixel,
    /// The 256 levels of a byte under a logistic distribution, with one learned scale for each channel
    /// (Kingma et al. 2016, appendix).
    DiscretisedLogistic,
}

/// How a decoder's output becomes the mean of a normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NormalMean {
    /// By the logistic function, held to the grey levels, as in Kingma & Welling 2013.
    #[default]
    Sigmoid,
    /// As it is: a linear output.
    Linear,
}

/// How an autoencoder compares an image with its reconstruction, summed over pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ReconstructionLoss {
    /// The binary cross-entropy, with grey levels as probabilities.
    #[default]
    CrossEntropy,
    /// The squared error.
    SquaredError,
}

/// What a GAN's generator minimises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum GeneratorLoss {
    /// `-log D(G(z))`, whose gradient stays strong while the discriminator wins.
    #[default]
    NonSaturating,
    /// `log(1 - D(G(z)))`, the discriminator's loss turned round.
    Minimax,
}

fn scale() -> f64 {
    0.1
}

impl Default for LikelihoodKind {
    fn default() -> Self {
        Self::Bernoulli {
            binarisation: Binarisation::default(),
        }
    }
}

impl LikelihoodKind {
    /// Grey levels of this standard deviation around a mean that is held to them.
    pub fn normal(scale: f64) -> Self {
        Self::Normal {
            scale,
            mean: NormalMean::Sigmoid,
        }
    }

    /// How grey images become black and white for it.
    pub fn binarisation(&self) -> Binarisation {
        match *self {
            Self::Bernoulli { binarisation } => binarisation,
            Self::ContinuousBernoulli
            | Self::Normal { .. }
            | Self::NormalLearned
            | Self::NormalPerPixel
            | Self::DiscretisedLogistic => Binarisation::None,
        }
    }
}
