//! How a classifier of codes is trained, and the limits of its numbers.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

/// How a classifier is trained on a few labelled images, to tell what the codes are worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ClassifierConfig {
    /// How many training images it is told the class of; a fifth of them only decides when to stop.
    pub labels: usize,
    /// The width of its hidden layer; 0 for none.
    pub hidden: usize,
    /// Adam's.
    pub learning_rate: f64,
    /// Whether a copy of the encoder learns with it; otherwise the codes stay as they are.
    pub fine_tune: bool,
    /// How many epochs it waits for a better validation.
    pub patience: usize,
    /// After how many epochs it stops in any case.
    pub max_epochs: usize,
    /// What the labelled images, the weights and the batches are drawn from.
    pub seed: u32,
}

impl Default for ClassifierConfig {
    fn default() -> Self {
        Self {
            labels: 100,
            hidden: 64,
            learning_rate: 1e-3,
            fine_tune: false,
            patience: 20,
            max_epochs: 200,
            seed: 1,
        }
    }
}

impl ClassifierConfig {
    /// Accepts the config if its numbers lie within their limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the field, the value and the limits.
    pub fn check(&self) -> Result<(), Error> {
        limits::LABELS.check(self.labels as f64)?;
        limits::CLASSIFIER_HIDDEN.check(self.hidden as f64)?;
        limits::CLASSIFIER_LEARNING_RATE.check(self.learning_rate)?;
        limits::PATIENCE.check(self.patience as f64)?;
        limits::MAX_EPOCHS.check(self.max_epochs as f64)
    }
}
