//! Weights and checkpoints of a session, in and out.

use burn::tensor::Tensor;

use super::Session;
use crate::checkpoint::{Checkpoint, arrange};
use crate::data::{MAX_SIDE, MIN_SIDE};
use crate::device;
use crate::error::Error;
use crate::kernels;
use crate::models::Model;
use crate::models::weights::{self, NamedTensor, Slot};
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

    /// `model` with the values of `tensors`.
    pub(super) fn with_weights(
        &self,
        model: &Model,
        tensors: &[NamedTensor],
    ) -> Result<Model, Error> {
        let values = arrange(&weights::slots(model), tensors)?;
        Ok(weights::replace(model.clone(), self.flat(values)))
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

/// Reads `tensors`, which lie in the order of `slots`; none gives none.
async fn named(slots: &[Slot], tensors: Vec<Tensor<1>>) -> Result<Vec<NamedTensor>, Error> {
    let values = device::read(tensors).await?;
    Ok(slots
        .iter()
        .zip(values)
        .map(|(slot, values)| slot.export(values))
        .collect())
}
