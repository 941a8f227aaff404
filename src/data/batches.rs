//! Epochs cut into batches, each epoch in an order of its own.

use super::random::Stream;
use crate::error::{DataError, Error};
use crate::random::Purpose;

/// A stateless map from the number of a step to the indices of its batch.
///
/// Each epoch is a permutation drawn from `(seed, epoch)` alone and cut into
/// batches; images left over at the end of an epoch are dropped, to come up in
/// others. When `batch_size` exceeds `len` the batch is the whole set. Step 0 is
/// the first. Asking again, out of order or from a fresh value gives the same
/// indices; the last permutation is kept only to be quick.
#[derive(Debug, Clone)]
pub struct Batches {
    len: usize,
    batch_size: usize,
    seed: u64,
    kept: Option<(u64, Vec<u32>)>,
}

impl Batches {
    /// Batches of `batch_size` out of `len` images.
    ///
    /// # Errors
    /// [`Error::Data`] if `len` or `batch_size` is 0 or `len` is beyond 32 bits.
    pub fn new(len: usize, batch_size: usize, seed: u64) -> Result<Batches, Error> {
        if len == 0 || batch_size == 0 || u32::try_from(len).is_err() {
            return Err(DataError::NoBatches {
                batch_size,
                images: len,
            }
            .into());
        }
        Ok(Batches {
            len,
            batch_size: batch_size.min(len),
            seed,
            kept: None,
        })
    }

    /// Images in each batch: what was asked for, or the whole set if that is smaller.
    pub fn batch_size(&self) -> usize {
        self.batch_size
    }

    /// Steps until every batch of an epoch was seen, at least 1.
    pub fn steps_per_epoch(&self) -> u64 {
        (self.len / self.batch_size) as u64
    }

    /// The epoch, from 0, that `step` belongs to.
    pub fn epoch(&self, step: u64) -> u64 {
        step / self.steps_per_epoch()
    }

    /// The `batch_size` indices, each below `len` and no two the same, that
    /// `step` sees.
    pub fn indices(&mut self, step: u64) -> Vec<usize> {
        let epoch = self.epoch(step);
        // Below steps_per_epoch, which came from a usize.
        let start = (step % self.steps_per_epoch()) as usize * self.batch_size;
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != epoch) {
            let order = Stream::new(Purpose::Epoch, self.seed, epoch).permutation(self.len);
            self.kept = Some((epoch, order));
        }
        let order = self.kept.as_ref().map_or(&[][..], |(_, order)| order);
        order[start..start + self.batch_size]
            .iter()
            .map(|&i| i as usize)
            .collect()
    }
}
