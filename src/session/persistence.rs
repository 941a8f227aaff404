//! Weights and checkpoints of a session, in and out.

use burn::tensor::Tensor;

use super::Session;
use crate::checkpoint::{Checkpoint, arrange};
use crate::data::{MAX_SIDE, MIN_SIDE};
use crate::device;
use crate::error::{CheckpointError, Error};
use crate::image::{CHANNELS, ImageShape};
use crate::kernels;
use crate::models::weights::{self, NamedTensor, ParamSpec};
use crate::optimiser::{Memory, Optimiser};
use crate::systems::Model;

impl Session {
    /// Every parameter by name, in PyTorch's layout.
    pub async fn weights(&self) -> Result<Vec<NamedTensor>, Error> {
        let model = self.run()?.trainer.model();
        named(&weights::param_specs(model), weights::collect(model)).await
    }

    /// Replaces every parameter and starts the optimiser afresh.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when a tensor is missing, left over, misshapen or not finite.
    pub fn set_weights(&mut self, tensors: &[NamedTensor]) -> Result<(), Error> {
        let model = self.with_weights(self.run()?.trainer.model(), tensors)?;
        let optimiser = Optimiser::new(self.run()?.config.get().training.optimiser);
        let run = self.run_mut()?;
        run.trainer.resume(model, optimiser, 0, 0);
        run.plane = None;
        Ok(())
    }

    /// The run as the bytes of a safetensors file.
    pub async fn save(&self) -> Result<Vec<u8>, Error> {
        let run = self.run()?;
        let specs = weights::param_specs(run.trainer.model());
        let memory = run.trainer.optimiser().memory();
        let steps = |(spec, memory): (&ParamSpec, &Memory)| (spec.name.clone(), memory.steps);
        let first = memory.iter().filter_map(|memory| memory.first.clone());
        let second = memory.iter().map(|memory| memory.second.clone());
        let checkpoint = Checkpoint {
            config: run.config.get().clone(),
            step: run.trainer.step(),
            since: run.trainer.since(),
            image: run.image(),
            fingerprint: run.data.train.fingerprint(),
            weights: self.weights().await?,
            updates: specs.iter().zip(memory).map(steps).collect(),
            first: named(&specs, first.collect()).await?,
            second: named(&specs, second.collect()).await?,
        };
        checkpoint.to_bytes()
    }

    /// The shape of the images that a saved run is for.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when the file can't be read or no images have this shape.
    pub fn saved_image(bytes: &[u8]) -> Result<ImageShape, Error> {
        let image = Checkpoint::from_bytes(bytes)?.image;
        if !CHANNELS.contains(&image.channels) {
            let channels = image.channels;
            return Err(CheckpointError::ChannelsNotAllowed { channels }.into());
        }
        let allowed = MIN_SIDE..=MAX_SIDE;
        if !allowed.contains(&image.height) || !allowed.contains(&image.width) {
            return Err(CheckpointError::ImageSizeNotAllowed {
                height: image.height,
                width: image.width,
                min: MIN_SIDE,
                max: MAX_SIDE,
            }
            .into());
        }
        Ok(image)
    }

    /// `model` with the values of `tensors`.
    pub(super) fn with_weights(
        &self,
        model: &Model,
        tensors: &[NamedTensor],
    ) -> Result<Model, Error> {
        let values = arrange(&weights::param_specs(model), tensors)?;
        Ok(weights::replace(model.clone(), self.flat(values)).held())
    }

    /// Values as they lie in a module, on the device of inference.
    pub(super) fn flat(&self, values: Vec<Vec<f32>>) -> Vec<Tensor<1>> {
        let device = self.device.plain();
        let tensor = |values: Vec<f32>| {
            let shape = [values.len()];
            kernels::tensor(values, shape, &device)
        };
        values.into_iter().map(tensor).collect()
    }
}

/// Reads `tensors`, which lie in the order of `specs`; none gives none.
async fn named(specs: &[ParamSpec], tensors: Vec<Tensor<1>>) -> Result<Vec<NamedTensor>, Error> {
    let values = device::read(tensors).await?;
    Ok(specs
        .iter()
        .zip(values)
        .map(|(spec, values)| spec.export(values))
        .collect())
}
