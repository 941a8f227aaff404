//! What weights are drawn from before the first step.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

/// What the weights of a network's layers are drawn from.
///
/// Biases start at zero, except in [`Pytorch`](Self::Pytorch).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum WeightInit {
    /// Uniform in `+-1 / sqrt(fan_in)`, biases too: what PyTorch's layers start with.
    #[default]
    Pytorch,
    /// Uniform in `+-sqrt(6 / (fan_in + fan_out))` (Glorot & Bengio 2010), PyTorch's `xavier_uniform_`.
    Glorot,
    /// Normal with the variance `2 / fan_in` (He et al. 2015), PyTorch's `kaiming_normal_`.
    He,
    /// Normal around zero.
    Normal {
        /// The standard deviation.
        #[serde(default = "scale")]
        scale: f64,
    },
    /// All zero.
    Zeros,
}

/// How the two sides of a model start.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct InitialWeights {
    /// The encoder's, and a discriminator's, which is built like one.
    pub encoder: WeightInit,
    /// The decoder's or generator's.
    pub decoder: WeightInit,
}

fn scale() -> f64 {
    0.01
}

impl InitialWeights {
    /// Both sides from the same distribution.
    pub fn both(init: WeightInit) -> Self {
        Self {
            encoder: init,
            decoder: init,
        }
    }

    /// Accepts them if their scales lie within their limits.
    pub(super) fn check(self) -> Result<(), Error> {
        for (limit, side) in [
            (limits::ENCODER_WEIGHT_SCALE, self.encoder),
            (limits::DECODER_WEIGHT_SCALE, self.decoder),
        ] {
            match side {
                WeightInit::Normal { scale } => limit.check(scale)?,
                WeightInit::Pytorch | WeightInit::Glorot | WeightInit::He | WeightInit::Zeros => {}
            }
        }
        Ok(())
    }
}
