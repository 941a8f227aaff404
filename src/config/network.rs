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
    /// Fully connected layers of these widths, each followed by an activation.
    Mlp {
        /// From the image to the code.
        #[serde(default = "hidden")]
        hidden: Vec<usize>,
        /// What follows each layer.
        #[serde(default)]
        activation: Activation,
    },
    /// Two convolutions of stride 2 with these numbers of channels, each followed by a ReLU.
    Conv {
        /// From the image to the code.
        #[serde(default = "channels")]
        channels: [usize; 2],
    },
}

// What a part starts with that says no more than its kind.

fn hidden() -> Vec<usize> {
    vec![400]
}

fn channels() -> [usize; 2] {
    [32, 64]
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

    /// Accepts the network if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Mlp { hidden, .. } => {
                if hidden.is_empty() || hidden.len() > limits::MAX_LAYERS {
                    return Err(ConfigError::LayerCount {
                        layers: hidden.len(),
                        most: limits::MAX_LAYERS,
                    }
                    .into());
                }
                check_all(&limits::HIDDEN, hidden)
            }
            Self::Conv { channels } => check_all(&limits::CHANNELS, channels),
        }
    }
}

fn check_all(limit: &Setting, values: &[usize]) -> Result<(), Error> {
    values
        .iter()
        .try_for_each(|&value| limit.check(value as f64))
}
