//! How the weights move.

use serde::{Deserialize, Serialize};

use super::OptimiserConfig;
use crate::error::Error;
use crate::limits;

/// How the weights move, and how many images each step sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TrainingConfig {
    /// The optimiser's.
    pub learning_rate: f64,
    /// How the learning rate changes.
    pub schedule: Schedule,
    /// What turns a gradient into a step.
    pub optimiser: OptimiserConfig,
    /// How many images a step sees.
    pub batch_size: usize,
    /// Whether each epoch sees the images in an order of its own, or as they lie.
    pub shuffle: bool,
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

impl Default for TrainingConfig {
    fn default() -> Self {
        Self {
            learning_rate: 1e-3,
            schedule: Schedule::default(),
            optimiser: OptimiserConfig::default(),
            batch_size: 128,
            shuffle: true,
        }
    }
}

impl TrainingConfig {
    /// Accepts the training if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::LEARNING_RATE.check(self.learning_rate)?;
        limits::BATCH_SIZE.check(self.batch_size as f64)?;
        self.optimiser.check()
    }
}
