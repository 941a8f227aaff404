//! Weights and checkpoints of a session, in and out.

use burn::tensor::{Tensor, TensorData};

use super::Session;
use super::images::draw_digits;
use crate::checkpoint::{Checkpoint, arrange};
use crate::config::{self, DataConfig};
use crate::data::{MAX_SIDE, MIN_SIDE};
use crate::device;
use crate::error::Error;
use crate::models::Model;
use crate::models::weights::{self, NamedTensor, Slot};
use crate::session::ModelSummary;
use crate::train::{Memory, Optimiser};

impl Session {
    /// Every parameter by name, in PyTorch's layout.
    pub async fn weights(&self) -> Result<Vec<NamedTensor>, Error> {
        let model = self.run()?.trainer.model();
        named(&weights::slots(model), weights::collect(model)).await
    }

    /// Replaces every parameter and starts the optimiser afresh.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when a tensor is missing, left over, misshapen or not finite.
    pub fn set_weights(&mut self, tensors: &[NamedTensor]) -> Result<(), Error> {
        let model = self.with_weights(self.run()?.trainer.model(), tensors)?;
        let optimiser = Optimiser::new(self.run()?.config.get().training.optimiser);
        let run = self.run_mut()?;
        run.trainer.resume(model, optimiser, 0);
        run.plane = None;
        Ok(())
    }

    /// The run as the bytes of a safetensors file.
    pub async fn save(&self) -> Result<Vec<u8>, Error> {
        let run = self.run()?;
        let slots = weights::slots(run.trainer.model());
        let memory = run.trainer.optimiser().memory();
        let steps = |(slot, memory): (&Slot, &Memory)| (slot.name.clone(), memory.steps);
        let first = memory.iter().filter_map(|memory| memory.first.clone());
        let second = memory.iter().map(|memory| memory.second.clone());
        let checkpoint = Checkpoint {
            config: run.config.get().clone(),
            step: run.trainer.step(),
            image: run.image(),
            fingerprint: run.data.train.fingerprint(),
            weights: self.weights().await?,
            updates: slots.iter().zip(memory).map(steps).collect(),
            first: named(&slots, first.collect()).await?,
            second: named(&slots, second.collect()).await?,
        };
        checkpoint.to_bytes()
    }

    /// Height and width of the images that a saved run is for.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when the file can't be read or no images have this size.
    pub fn saved_image(bytes: &[u8]) -> Result<[usize; 2], Error> {
        let [height, width] = Checkpoint::from_bytes(bytes)?.image;
        let allowed = MIN_SIDE..=MAX_SIDE;
        if !allowed.contains(&height) || !allowed.contains(&width) {
            return Err(Error::Checkpoint(format!(
                "The checkpoint is for images of {height} by {width} pixels; allowed are sides of \
                 {MIN_SIDE} to {MAX_SIDE}."
            )));
        }
        Ok([height, width])
    }

    /// Goes on with a saved run, on its digits or, for a run on files, on the images at hand.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] says what doesn't fit; the model so far is then left alone.
    pub fn load(&mut self, bytes: &[u8]) -> Result<ModelSummary, Error> {
        let checkpoint = Checkpoint::from_bytes(bytes)?;
        let mut wanted = checkpoint.config.clone();
        let current = self.run.as_ref().map(|run| run.config.get().data.clone());
        let data = match (&wanted.data, current) {
            (wanted, Some(current)) if *wanted == current => None,
            (&DataConfig::Digits { count, seed }, _) => {
                // Checked first: a hostile count must not be drawn.
                wanted.clone().check().map_err(in_checkpoint)?;
                Some(draw_digits(count, seed)?)
            }
            (DataConfig::Files { .. }, Some(current)) => {
                wanted.data = current;
                None
            }
            (DataConfig::Files { name }, None) => {
                return Err(Error::Checkpoint(format!(
                    "The checkpoint was trained on “{name}”; open these files first."
                )));
            }
        };
        let config = wanted.check().map_err(in_checkpoint)?;
        let train = self.train_images(&data)?;
        let [height, width] = checkpoint.image;
        if (train.height(), train.width()) != (height, width) {
            return Err(Error::Checkpoint(format!(
                "The checkpoint is for images of {height} by {width} pixels; the images at hand \
                 are {} by {}. Open its own images first.",
                train.height(),
                train.width()
            )));
        }
        let same_data = train.fingerprint() == checkpoint.fingerprint;
        let mut trainer = self.trainer(&config, train).map_err(in_checkpoint)?;
        let model = self.with_weights(trainer.model(), &checkpoint.weights)?;
        let slots = weights::slots(&model);
        let memory = self.memory(&slots, &checkpoint)?;
        let optimiser = Optimiser::resume(config.get().training.optimiser, memory);
        trainer.resume(model, optimiser, checkpoint.step);
        self.replace(config, data, trainer)?;
        let notice = (!same_data).then(|| {
            "The checkpoint was trained on other images; it goes on with the ones at hand.".into()
        });
        Ok(ModelSummary {
            notice,
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

    /// `model` with the values of `tensors`.
    fn with_weights(&self, model: &Model, tensors: &[NamedTensor]) -> Result<Model, Error> {
        let values = arrange(&weights::slots(model), tensors)?;
        Ok(weights::replace(model.clone(), self.flat(values)))
    }

    fn flat(&self, values: Vec<Vec<f32>>) -> Vec<Tensor<1>> {
        let device = self.device.plain();
        let tensor = |values: Vec<f32>| {
            let shape = [values.len()];
            Tensor::from_data(TensorData::new(values, shape), &device)
        };
        values.into_iter().map(tensor).collect()
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

/// Reads `tensors`, which lie in the order of `slots`; none gives none.
async fn named(slots: &[Slot], tensors: Vec<Tensor<1>>) -> Result<Vec<NamedTensor>, Error> {
    let values = device::read(tensors).await?;
    Ok(slots
        .iter()
        .zip(values)
        .map(|(slot, values)| slot.export(values))
        .collect())
}

fn in_checkpoint(error: Error) -> Error {
    Error::Checkpoint(format!("The checkpoint's config is not allowed: {error}"))
}
