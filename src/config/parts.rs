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
    },
    /// Grey levels with one learned standard deviation.
    NormalLearned,
    /// Grey levels with a standard deviation that the decoder gives each pixel.
    NormalPerPixel,
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
    /// How grey images become black and white for it.
    pub fn binarisation(&self) -> Binarisation {
        match *self {
            Self::Bernoulli { binarisation } => binarisation,
            Self::ContinuousBernoulli
            | Self::Normal { .. }
            | Self::NormalLearned
            | Self::NormalPerPixel => Binarisation::None,
        }
    }
}
