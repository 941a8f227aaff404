//! What encoders, decoders and discriminators are made of.

use serde::{Deserialize, Serialize};

use crate::error::{ConfigError, Error};
use crate::kernels::Activation;
use crate::limits::{self, Setting};

/// The body of encoder and decoder; the decoder mirrors the encoder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Network {
    /// Fully connected layers of these widths, each followed by an activation; none is a linear map.
    Mlp {
        /// From the image to the code.
        #[serde(default = "hidden")]
        hidden: Vec<usize>,
        /// What follows each layer.
        #[serde(default)]
        activation: Activation,
    },
    /// Convolutions of stride 2 with these numbers of channels, each followed by an activation.
    Conv {
        /// From the image to the code.
        #[serde(default = "channels")]
        channels: Vec<usize>,
        /// What follows each layer.
        #[serde(default)]
        activation: Activation,
        /// How the decoder doubles its images.
        #[serde(default)]
        upsampling: Upsampling,
    },
}

/// How a decoder of convolutions doubles its images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Upsampling {
    /// By a transposed convolution, of kernel 4 and stride 2.
    #[default]
    Transposed,
    /// By nearest neighbours and a convolution of kernel 3, whose results show no checkerboard (Odena et al. 2016).
    Nearest,
}

// What a part starts with that says no more than its kind.

fn hidden() -> Vec<usize> {
    vec![400]
}

fn channels() -> Vec<usize> {
    vec![32, 64]
}

impl Default for Network {
    fn default() -> Self {
        Self::mlp(hidden())
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

    /// Convolutions of stride 2, each followed by a ReLU.
    pub fn conv(channels: impl Into<Vec<usize>>) -> Self {
        Self::Conv {
            channels: channels.into(),
            activation: Activation::Relu,
            upsampling: Upsampling::Transposed,
        }
    }

    /// Accepts the network if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Mlp { hidden, .. } => {
                let (layers, limit) = (hidden.len(), limits::HIDDEN_LAYERS);
                if !limit.allows(layers) {
                    return Err(ConfigError::LayerCount {
                        layers,
                        most: limit.most,
                    }
                    .into());
                }
                check_all(&limits::HIDDEN, hidden)
            }
            Self::Conv { channels, .. } => {
                let (convolutions, limit) = (channels.len(), limits::CONVOLUTIONS);
                if !limit.allows(convolutions) {
                    return Err(ConfigError::ConvolutionCount {
                        convolutions,
                        most: limit.most,
                    }
                    .into());
                }
                check_all(&limits::CHANNELS, channels)
            }
        }
    }
}

fn check_all(limit: &Setting, values: &[usize]) -> Result<(), Error> {
    values
        .iter()
        .try_for_each(|&value| limit.check(value as f64))
}
