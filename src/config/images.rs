//! What images go through on their way to a model.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

/// How grey images become black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Binarisation {
    /// Not at all: a grey level is taken as a probability.
    #[default]
    None,
    /// White from one half on.
    Threshold,
    /// White with the grey level's probability, drawn anew each time an image is used.
    Stochastic,
}

/// What an autoencoder's input goes through; its target stays clean (Vincent et al. 2008).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Corruption {
    /// Nothing.
    #[default]
    None,
    /// Normal noise is added to each pixel.
    Gaussian {
        /// Its standard deviation, in grey levels of which white is 1.
        #[serde(default = "noise")]
        scale: f64,
    },
    /// Some pixels become black.
    Masking {
        /// How many of them.
        #[serde(default = "quarter")]
        share: f64,
    },
    /// Some pixels become black or white, by the toss of a coin.
    SaltAndPepper {
        /// How many of them.
        #[serde(default = "quarter")]
        share: f64,
    },
}

// What a part starts with that says no more than its kind.

fn noise() -> f64 {
    0.3
}

fn quarter() -> f64 {
    0.25
}

impl Corruption {
    /// Accepts the corruption if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        match *self {
            Self::None => Ok(()),
            Self::Gaussian { scale } => limits::CORRUPTION_SCALE.check(scale),
            Self::Masking { share } | Self::SaltAndPepper { share } => {
                limits::CORRUPTION_SHARE.check(share)
            }
        }
    }
}

/// All that images go through on their way to a model.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Preparation {
    /// How they become black and white.
    pub binarisation: Binarisation,
    /// What those that the encoder is given go through beyond that.
    pub corruption: Corruption,
}
