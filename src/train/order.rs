use crate::config::SessionConfig;
use crate::data::{Batches, Dataset};
use crate::error::Error;

/// Which images a step sees.
#[derive(Debug, Clone)]
pub(super) enum Order {
    Shuffled(Batches),
    /// As they lie, starting over after the last whole batch.
    InOrder {
        len: usize,
        batch_size: usize,
    },
}

impl Order {
    pub fn new(config: &SessionConfig, data: &Dataset) -> Result<Self, Error> {
        let (len, batch_size) = (data.len(), config.training.batch_size);
        Ok(if config.training.shuffle {
            Self::Shuffled(Batches::new(len, batch_size, config.seed.into())?)
        } else {
            let batch_size = batch_size.min(len);
            Self::InOrder { len, batch_size }
        })
    }

    pub fn indices(&mut self, step: u64) -> Vec<usize> {
        match self {
            Self::Shuffled(batches) => batches.indices(step),
            &mut Self::InOrder { len, batch_size } => {
                let start = (step % (len / batch_size) as u64) as usize * batch_size;
                (start..start + batch_size).collect()
            }
        }
    }

    pub fn epoch(&self, step: u64) -> u64 {
        match self {
            Self::Shuffled(batches) => batches.epoch(step),
            Self::InOrder { len, batch_size } => step / (len / batch_size) as u64,
        }
    }
}
