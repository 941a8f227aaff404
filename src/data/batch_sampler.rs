//! Which images each step of training sees: shuffled anew every epoch, or as they lie.

use super::{Batches, Dataset};
use crate::config::SessionConfig;
use crate::error::Error;

/// Which images a step sees.
#[derive(Debug, Clone)]
pub enum BatchSampler {
    /// Each epoch in an order of its own.
    Shuffled(Batches),
    /// As they lie, starting over after the last whole batch.
    InOrder {
        /// Images there are.
        len: usize,
        /// Images in each batch, at most `len`.
        batch_size: usize,
    },
}

impl BatchSampler {
    /// The batches that `config` asks for, out of `data`.
    ///
    /// # Errors
    /// [`Error::Data`] when the batches don't fit the data.
    pub fn new(config: &SessionConfig, data: &Dataset) -> Result<Self, Error> {
        let (len, batch_size) = (data.len(), config.training.batch_size);
        Ok(if config.training.shuffle {
            Self::Shuffled(Batches::new(len, batch_size, config.seed.into())?)
        } else {
            let batch_size = batch_size.min(len);
            Self::InOrder { len, batch_size }
        })
    }

    /// The indices of the images that `step`, counted from 0, sees.
    pub fn indices(&mut self, step: u64) -> Vec<usize> {
        match self {
            Self::Shuffled(batches) => batches.indices(step),
            &mut Self::InOrder { len, batch_size } => {
                let start = (step % (len / batch_size) as u64) as usize * batch_size;
                (start..start + batch_size).collect()
            }
        }
    }

    /// The epoch, from 0, that `step` belongs to.
    pub fn epoch(&self, step: u64) -> u64 {
        match self {
            Self::Shuffled(batches) => batches.epoch(step),
            Self::InOrder { len, batch_size } => step / (len / batch_size) as u64,
        }
    }
}
