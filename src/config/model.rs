use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits::{self, Limit};

/// What is trained, and how its parts are built.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ModelConfig {
    /// Which member of the family.
    pub kind: ModelKind,
    /// The body of encoder and decoder.
    pub network: Network,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// The shape of `q(z|x)`.
    pub posterior: PosteriorKind,
    /// The shape of `p(x|z)`.
    pub likelihood: LikelihoodKind,
}

/// The members of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
    /// A variational autoencoder (Kingma & Welling 2013).
    #[default]
    Vae,
    /// An autoencoder: one code an image, no distribution over codes.
    Autoencoder,
    /// A generator against a discriminator (Goodfellow et al. 2014).
    Gan,
    /// A variational autoencoder whose decoder also faces a discriminator (Larsen et al. 2016).
    VaeGan,
}

/// The body of encoder and decoder; the decoder mirrors the encoder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Network {
    /// Fully connected layers of these widths, each followed by an activation.
    Mlp {
        /// From the image to the code.
        hidden: Vec<usize>,
        /// What follows each layer.
        #[serde(default)]
        activation: Activation,
    },
    /// Two convolutions of stride 2 with these numbers of channels, each followed by a ReLU.
    Conv {
        /// From the image to the code.
        channels: [usize; 2],
    },
}

/// What follows a fully connected layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Activation {
    /// `max(0, x)`.
    #[default]
    Relu,
    /// The hyperbolic tangent, which the papers' tables used.
    Tanh,
}

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
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum LikelihoodKind {
    /// Black or white; a grey level is taken as the probability of white.
    #[default]
    Bernoulli,
    /// Grey levels in `[0, 1]`, normalised (Loaiza-Ganem & Cunningham 2019).
    ContinuousBernoulli,
    /// Grey levels with this standard deviation.
    Normal {
        /// In grey levels, of which white is 1.
        scale: f64,
    },
    /// Grey levels with one learned standard deviation.
    NormalLearned,
    /// Grey levels with a standard deviation that the decoder gives each pixel.
    NormalPerPixel,
}

impl Default for ModelConfig {
    fn default() -> Self {
        Self {
            kind: ModelKind::default(),
            network: Network::mlp(vec![400]),
            latent_dim: 20,
            posterior: PosteriorKind::default(),
            likelihood: LikelihoodKind::default(),
        }
    }
}

impl Network {
    /// Fully connected layers, each followed by a ReLU.
    pub fn mlp(hidden: Vec<usize>) -> Self {
        Self::Mlp {
            hidden,
            activation: Activation::Relu,
        }
    }
}

impl ModelConfig {
    /// Accepts the model if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::LATENT_DIM.check(self.latent_dim as f64)?;
        match &self.network {
            Network::Mlp { hidden, .. } => {
                if hidden.is_empty() || hidden.len() > limits::MAX_LAYERS {
                    return Err(Error::Config(format!(
                        "The network has {} hidden layers; allowed are 1 to {}.",
                        hidden.len(),
                        limits::MAX_LAYERS
                    )));
                }
                check_all(&limits::HIDDEN, hidden)?;
            }
            Network::Conv { channels } => check_all(&limits::CHANNELS, channels)?,
        }
        match self.likelihood {
            LikelihoodKind::Normal { scale } => limits::PIXEL_SCALE.check(scale),
            _ => Ok(()),
        }
    }
}

fn check_all(limit: &Limit, values: &[usize]) -> Result<(), Error> {
    values
        .iter()
        .try_for_each(|&value| limit.check(value as f64))
}
