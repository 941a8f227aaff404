use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

/// How the weights move, and what each step sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TrainingConfig {
    /// The optimiser's.
    pub learning_rate: f64,
    /// How the learning rate changes.
    pub schedule: Schedule,
    /// What turns a gradient into a step.
    pub optimiser: Optimiser,
    /// How many images a step sees.
    pub batch_size: usize,
    /// Whether each epoch sees the images in an order of its own, or as they lie.
    pub shuffle: bool,
    /// How grey images become black and white.
    pub binarisation: Binarisation,
    /// What an autoencoder's input goes through.
    pub corruption: Corruption,
}

/// How the learning rate changes while training goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Schedule {
    /// It stays.
    #[default]
    Constant,
    /// `10^(-i/7)` of it for `3^i` epochs, `i` from 0 to 7; then it stays (Burda et al. 2015).
    PowersOfThree,
}

/// What turns a gradient into a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Optimiser {
    /// Running means of the gradient and its square (Kingma & Ba 2015).
    Adam {
        /// The memory of the mean.
        beta1: f64,
        /// The memory of the mean square.
        beta2: f64,
        /// Added to the root of the mean square.
        epsilon: f64,
    },
    /// The sum of all squares so far (Duchi et al. 2011).
    Adagrad {
        /// Added to the root of the sum.
        epsilon: f64,
    },
}

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
        scale: f64,
    },
    /// Some pixels become black.
    Masking {
        /// How many of them.
        share: f64,
    },
    /// Some pixels become black or white, by the toss of a coin.
    SaltAndPepper {
        /// How many of them.
        share: f64,
    },
}

impl Default for TrainingConfig {
    fn default() -> Self {
        Self {
            learning_rate: 1e-3,
            schedule: Schedule::default(),
            optimiser: Optimiser::default(),
            batch_size: 128,
            shuffle: true,
            binarisation: Binarisation::default(),
            corruption: Corruption::default(),
        }
    }
}

impl Default for Optimiser {
    fn default() -> Self {
        Self::Adam {
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
        }
    }
}

impl TrainingConfig {
    /// Accepts the training if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::LEARNING_RATE.check(self.learning_rate)?;
        limits::BATCH_SIZE.check(self.batch_size as f64)?;
        match self.optimiser {
            Optimiser::Adam {
                beta1,
                beta2,
                epsilon,
            } => {
                limits::ADAM_BETA_1.check(beta1)?;
                limits::ADAM_BETA_2.check(beta2)?;
                limits::EPSILON.check(epsilon)?;
            }
            Optimiser::Adagrad { epsilon } => limits::EPSILON.check(epsilon)?,
        }
        match self.corruption {
            Corruption::None => Ok(()),
            Corruption::Gaussian { scale } => limits::CORRUPTION_SCALE.check(scale),
            Corruption::Masking { share } | Corruption::SaltAndPepper { share } => {
                limits::CORRUPTION_SHARE.check(share)
            }
        }
    }
}
