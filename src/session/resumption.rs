//! A saved run, or weights alone, put in place of the model at hand.
//!
//! All of a file is checked before anything is drawn or made of its size, so that one that asks for
//! more than it brings is refused at once.

use super::Session;
use super::beginning::{draw, drawn_shape};
use crate::checkpoint::{Checkpoint, Contents, arrange};
use crate::config::DataConfig;
use crate::error::{CheckpointError, Error, Notice};
use crate::image::ImageShape;
use crate::models::weights::{self, NamedTensor, ParamSpec};
use crate::optimiser::{Memory, Optimiser};
use crate::session::ModelSummary;
use crate::systems::Model;

impl Session {
    /// Goes on with a saved run, on the images that it drew or, for a run on files, on those at hand. A
    /// file of weights alone goes into the model at hand, as [`Session::set_weights`] does it.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] says what doesn't fit; the model so far is then left alone.
    pub fn load(&mut self, bytes: &[u8]) -> Result<ModelSummary, Error> {
        match Contents::from_bytes(bytes)? {
            Contents::Run(checkpoint) => {
                let drawn = self.shape_to_draw(&checkpoint.config.data)?;
                self.resume(&checkpoint, drawn)
            }
            Contents::Weights(tensors) => self.adopt(&tensors),
        }
    }

    /// [`Session::load`], but on the images at hand whatever the run's own are.
    ///
    /// # Errors
    /// As [`Session::load`], and [`Error::Argument`] where there are no images yet.
    pub fn load_onto_images(&mut self, bytes: &[u8]) -> Result<ModelSummary, Error> {
        self.run()?;
        match Contents::from_bytes(bytes)? {
            Contents::Run(checkpoint) => self.resume(&checkpoint, None),
            Contents::Weights(tensors) => self.adopt(&tensors),
        }
    }

    /// Goes on with `checkpoint` on its own images, which are `drawn` with this shape, or on those at hand.
    fn resume(
        &mut self,
        checkpoint: &Checkpoint,
        drawn: Option<ImageShape>,
    ) -> Result<ModelSummary, Error> {
        let mut wanted = checkpoint.config.clone();
        let image = match drawn {
            Some(image) => image,
            None => {
                let run = self.run()?;
                wanted.data = run.config.get().data.clone();
                run.image()
            }
        };
        let config = wanted.check().map_err(in_checkpoint)?;
        same_shape(checkpoint.image, image)?;
        let (shape, seed) = (&config.get().model, config.get().seed);
        let model = Model::undrawn(shape, image, seed, &self.device.autodiff());
        let model = self.with_weights(&model, &checkpoint.weights)?;
        let memory = self.memory(&weights::param_specs(&model), checkpoint)?;

        let data = match drawn {
            Some(_) => draw(&config.get().data)?,
            None => None,
        };
        let train = self.train_images(&data)?;
        let same_data = train.fingerprint() == checkpoint.fingerprint;
        let mut trainer = self.trainer(&config, train).map_err(in_checkpoint)?;
        let rule = config.get().training.optimiser;
        // Steps on other images are no epochs of these, and how steep the loss was on them says nothing.
        let (optimiser, since) = if same_data {
            (Optimiser::resume(rule, memory), checkpoint.since)
        } else {
            (Optimiser::new(rule), checkpoint.step)
        };
        trainer.resume(model, optimiser, checkpoint.step, since);
        self.replace(config, data, trainer)?;
        Ok(ModelSummary {
            notice: (!same_data).then(|| Notice::OtherImages.into()),
            ..self.model_summary()?
        })
    }

    /// The shape of images that a run on `data` draws and the session doesn't have.
    fn shape_to_draw(&self, data: &DataConfig) -> Result<Option<ImageShape>, Error> {
        let current = self.run.as_ref().map(|run| &run.config.get().data);
        match (data, current) {
            (wanted, Some(current)) if wanted == current => Ok(None),
            (DataConfig::Files { name }, None) => {
                let name = name.clone();
                Err(CheckpointError::ImagesMissing { name }.into())
            }
            (wanted, _) => Ok(drawn_shape(wanted)),
        }
    }

    /// Takes weights without a run into the model at hand.
    fn adopt(&mut self, tensors: &[NamedTensor]) -> Result<ModelSummary, Error> {
        if self.run.is_none() {
            return Err(CheckpointError::WeightsWithoutModel.into());
        }
        self.set_weights(tensors).map_err(|error| {
            let Error::Checkpoint(error) = error else {
                return error;
            };
            let error = Box::new(error);
            CheckpointError::WeightsMisfit { error }.into()
        })?;
        Ok(ModelSummary {
            notice: Some(Notice::WeightsAlone.into()),
            ..self.model_summary()?
        })
    }

    /// What the optimiser remembers, in the order of `specs`; nothing where the checkpoint holds
    /// nothing.
    fn memory(&self, specs: &[ParamSpec], checkpoint: &Checkpoint) -> Result<Vec<Memory>, Error> {
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
        let adam = checkpoint.config.training.optimiser.keeps_mean();
        let mut first = if adam {
            self.flat(arrange(specs, first)?)
        } else {
            Vec::new()
        }
        .into_iter();
        let second = self.flat(arrange(specs, second)?);
        let memory = specs.iter().zip(second).map(|(spec, second)| Memory {
            // A file that doesn't count updates by parameter has updated them all at every step.
            steps: updates.get(&spec.name).copied().unwrap_or(checkpoint.step),
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
        Some(tensor) => {
            let name = tensor.name.clone();
            Err(CheckpointError::NegativeSecondMoment { name }.into())
        }
    }
}

/// Refuses a model for images of shape `own` where those at hand have another.
fn same_shape(own: ImageShape, at_hand: ImageShape) -> Result<(), CheckpointError> {
    if own.channels != at_hand.channels {
        return Err(CheckpointError::OtherChannels {
            channels: own.channels,
            other_channels: at_hand.channels,
        });
    }
    if own != at_hand {
        return Err(CheckpointError::OtherImageSize {
            height: own.height,
            width: own.width,
            other_height: at_hand.height,
            other_width: at_hand.width,
        });
    }
    Ok(())
}

fn in_checkpoint(error: Error) -> Error {
    let Error::Config(error) = error else {
        return error;
    };
    let error = Box::new(error);
    CheckpointError::ConfigNotAllowed { error }.into()
}
