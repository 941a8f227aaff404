//! A saved run, or weights alone, put in place of the model at hand.
//!
//! All of a file is checked before anything is drawn or made of its size, so that one that asks for
//! more than it brings is refused at once.

use super::Session;
use super::images::{draw_digits, fits};
use crate::checkpoint::{Checkpoint, Contents, arrange};
use crate::config::{self, DataConfig};
use crate::data::DIGIT_SIDE;
use crate::error::Error;
use crate::models::Model;
use crate::models::weights::{self, NamedTensor, Slot};
use crate::session::ModelSummary;
use crate::train::{Memory, Optimiser};

impl Session {
    /// Goes on with a saved run, on its digits or, for a run on files, on the images at hand. A
    /// file of weights alone goes into the model at hand, as [`Session::set_weights`] does it.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] says what doesn't fit; the model so far is then left alone.
    pub fn load(&mut self, bytes: &[u8]) -> Result<ModelSummary, Error> {
        match Contents::from_bytes(bytes)? {
            Contents::Run(checkpoint) => self.resume(&checkpoint),
            Contents::Weights(tensors) => self.adopt(&tensors),
        }
    }

    fn resume(&mut self, checkpoint: &Checkpoint) -> Result<ModelSummary, Error> {
        let digits = self.digits_to_draw(&checkpoint.config.data)?;
        let mut wanted = checkpoint.config.clone();
        let (at_hand, image) = match (digits, &self.run) {
            (None, Some(run)) => (Some(run.config.get().data.clone()), run.image()),
            _ => (None, [DIGIT_SIDE; 2]),
        };
        wanted.data = at_hand.unwrap_or(wanted.data);
        let config = wanted.check().map_err(in_checkpoint)?;
        if checkpoint.image != image {
            let ([height, width], [rows, columns]) = (checkpoint.image, image);
            return Err(Error::Checkpoint(format!(
                "The checkpoint is for images of {height} by {width} pixels; the images at hand \
                 are {rows} by {columns}. Open its own images first."
            )));
        }
        fits(&config, image).map_err(in_checkpoint)?;
        let (shape, seed) = (&config.get().model, config.get().seed);
        let model = Model::undrawn(shape, image, seed, &self.device.autodiff());
        let model = self.with_weights(&model, &checkpoint.weights)?;
        let memory = self.memory(&weights::slots(&model), checkpoint)?;

        let data = match digits {
            Some((count, seed)) => Some(draw_digits(count, seed)?),
            None => None,
        };
        let train = self.train_images(&data)?;
        let same_data = train.fingerprint() == checkpoint.fingerprint;
        let mut trainer = self.trainer(&config, train).map_err(in_checkpoint)?;
        let optimiser = Optimiser::resume(config.get().training.optimiser, memory);
        trainer.resume(model, optimiser, checkpoint.step);
        self.replace(config, data, trainer)?;
        let notice =
            "The checkpoint was trained on other images; it goes on with the ones at hand.";
        Ok(ModelSummary {
            notice: (!same_data).then(|| notice.into()),
            ..self.model_summary()?
        })
    }

    /// Count and seed of the digits that a run on `data` needs and the session doesn't have.
    fn digits_to_draw(&self, data: &DataConfig) -> Result<Option<(usize, u32)>, Error> {
        let current = self.run.as_ref().map(|run| &run.config.get().data);
        match (data, current) {
            (wanted, Some(current)) if wanted == current => Ok(None),
            (&DataConfig::Digits { count, seed }, _) => Ok(Some((count, seed))),
            (DataConfig::Files { .. }, Some(_)) => Ok(None),
            (DataConfig::Files { name }, None) => Err(Error::Checkpoint(format!(
                "The checkpoint was trained on “{name}”; open these files first."
            ))),
        }
    }

    /// Takes weights without a run into the model at hand.
    fn adopt(&mut self, tensors: &[NamedTensor]) -> Result<ModelSummary, Error> {
        let refuse = |reason: String| {
            Error::Checkpoint(format!(
                "This safetensors file has no “vae-lab” in its metadata, so it holds no run but \
                 weights alone, {reason}"
            ))
        };
        if self.run.is_none() {
            return Err(refuse(
                "and there is no model yet that could take them.".into(),
            ));
        }
        self.set_weights(tensors)
            .map_err(|error| refuse(format!("which the model at hand can't take: {error}")))?;
        let notice = "The file holds weights alone: the model at hand has taken them, at step 0.";
        Ok(ModelSummary {
            notice: Some(notice.into()),
            ..self.model_summary()?
        })
    }

    /// What the optimiser remembers, in the order of `slots`; nothing where the checkpoint holds
    /// nothing.
    fn memory(&self, slots: &[Slot], checkpoint: &Checkpoint) -> Result<Vec<Memory>, Error> {
        let Checkpoint {
            first,
            second,
            updates,
            ..
        } = checkpoint;
        if first.is_empty() && second.is_empty() {
            return Ok(Vec::new());
        }
        refuse_negative(second)?;
        let adam = matches!(
            checkpoint.config.training.optimiser,
            config::Optimiser::Adam { .. }
        );
        let mut first = if adam {
            self.flat(arrange(slots, first)?)
        } else {
            Vec::new()
        }
        .into_iter();
        let second = self.flat(arrange(slots, second)?);
        let memory = slots.iter().zip(second).map(|(slot, second)| Memory {
            // A file that doesn't count updates by parameter has updated them all at every step.
            steps: updates.get(&slot.name).copied().unwrap_or(checkpoint.step),
            first: first.next(),
            second,
        });
        Ok(memory.collect())
    }
}

/// Optimisers divide by the roots of their second moments.
fn refuse_negative(second: &[NamedTensor]) -> Result<(), Error> {
    let negative = |tensor: &&NamedTensor| tensor.values.iter().any(|&value| value < 0.0);
    match second.iter().find(negative) {
        None => Ok(()),
        Some(tensor) => Err(Error::Checkpoint(format!(
            "The optimiser's second moments of “{}” hold a number below zero, which no square has.",
            tensor.name
        ))),
    }
}

fn in_checkpoint(error: Error) -> Error {
    Error::Checkpoint(format!("The checkpoint's config is not allowed: {error}"))
}
