//! Training and measuring on images that the caller brings, whatever data the session has.

use super::Session;
use super::pictures::rows;
use crate::error::{ArgumentError, Error, Rows};
use crate::limits::{self, MAX_CODES};
use crate::systems::Term;
use crate::train::TrainReport;

impl Session {
    /// One optimiser step on exactly `images` `[count, elements]` in `[0, 1]`, as many
    /// as a batch may have: they go through what the config does to a batch, become black and white
    /// or are corrupted, and it is a step of the run like any other.
    ///
    /// # Errors
    /// [`Error::Argument`] when the images don't fit the model, hold other numbers or are too many;
    /// [`Error::Diverged`] as for [`Session::train`].
    pub async fn train_on_batch(&mut self, images: Vec<f32>) -> Result<TrainReport, Error> {
        let (count, pixels) = self.check_grey(&images)?;
        limits::BATCH_SIZE.check(count as f64)?;
        check_codes(self.config()?.model.codes_per_image(), count)?;
        let trainer = &mut self.run_mut()?.trainer;
        trainer.train_on(&images, pixels).await
    }

    /// What training would minimise, on `images` `[count, elements]` in `[0, 1]`: nats
    /// an image, averaged; of a game, the sum of the players' losses. The noise is the same each
    /// time, and nothing is learnt.
    ///
    /// # Errors
    /// [`Error::Argument`] when the images don't fit the model or hold other numbers.
    pub async fn total_cost(&self, images: Vec<f32>) -> Result<f64, Error> {
        let (_, pixels) = self.check_grey(&images)?;
        let evaluation = self.run()?.trainer.evaluate_on(&images, pixels).await?;
        Ok(evaluation.of(Term::Loss))
    }

    /// How many images these are, and of how many pixels each.
    fn check_grey(&self, images: &[f32]) -> Result<(usize, usize), Error> {
        let pixels = self.run()?.pixels();
        let count = rows(images, pixels, Rows::Images)?;
        match images.iter().find(|pixel| !(0.0..=1.0).contains(*pixel)) {
            None => Ok((count, pixels)),
            Some(&pixel) => Err(ArgumentError::NotGrey { pixel }.into()),
        }
    }
}

/// Refuses more codes at a time than a device has memory for.
pub(super) fn check_codes(each: usize, images: usize) -> Result<(), Error> {
    if each * images <= MAX_CODES {
        return Ok(());
    }
    Err(ArgumentError::TooManyCodes {
        images,
        each,
        most: MAX_CODES,
    }
    .into())
}
