//! What a session can draw: images, their codes, and the ways between them.

use burn::module::Module;
use burn::tensor::activation;

use super::Session;
use crate::device;
use crate::error::{ArgumentError, Error, Rows};
use crate::explore::{self, Path};
use crate::image::ImageBatch;
use crate::random::{Purpose, standard_normal};
use crate::train::corrupted_held_out;

/// The most images one call may encode, decode or draw.
pub const MAX_PICTURES: usize = 10_000;

impl Session {
    /// Held-out images, by their numbers.
    pub fn held_out(&self, indices: &[usize]) -> Result<ImageBatch, Error> {
        let run = self.run()?;
        Ok(run.batch(run.held_out(indices)?))
    }

    /// Held-out images as an encoder is given them: corrupted where the config says so, in the same
    /// way each time.
    pub fn corrupted_held_out(&self, indices: &[usize]) -> Result<ImageBatch, Error> {
        let run = self.run()?;
        let pixels = run.held_out(indices)?;
        let preparation = run.config.get().model.preparation();
        Ok(run.batch(corrupted_held_out(pixels, indices, preparation)))
    }

    /// The labels of the held-out images, if they have any.
    pub fn held_out_labels(&self) -> Result<Option<&[u8]>, Error> {
        Ok(self.run()?.data.held_out.labels())
    }

    /// Means and standard deviations of `q(z|x)` of `images` `[count, elements]`, each `[images, latent_dim]`; an autoencoder's
    /// deviations are 0.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without an encoder.
    pub async fn encode(&self, images: Vec<f32>) -> Result<(Vec<f32>, Vec<f32>), Error> {
        let run = self.run()?;
        let count = rows(&images, run.pixels(), Rows::Images)?;
        let model = run.trainer.model().valid();
        let codes = model
            .encode(self.tensor(images, count))
            .ok_or(ArgumentError::NoEncoder)?;
        let mut read = device::read(codes.into()).await?;
        let scale = read.pop().unwrap_or_default();
        Ok((read.pop().unwrap_or_default(), scale))
    }

    /// Posterior means of the first `images` held-out images, `[images, latent_dim]`.
    pub async fn encode_held_out(&self, images: usize) -> Result<Vec<f32>, Error> {
        let run = self.run()?;
        let images = images.min(run.data.held_out.len()).min(MAX_PICTURES);
        let pixels = run.held_out(&(0..images).collect::<Vec<_>>())?;
        Ok(self.encode(pixels).await?.0)
    }

    /// The expected images for codes `[count, latent_dim]`.
    pub async fn decode(&self, codes: Vec<f32>) -> Result<ImageBatch, Error> {
        let run = self.run()?;
        let latent_dim = run.config.get().model.latent_dim();
        let count = rows(&codes, latent_dim, Rows::Codes)?;
        let images = run
            .trainer
            .model()
            .valid()
            .decode(self.tensor(codes, count));
        Ok(run.batch(device::read(vec![images]).await?.remove(0)))
    }

    /// Decodes `count` codes of the prior; the same seed gives the same codes.
    pub async fn sample(&self, count: usize, seed: u32) -> Result<ImageBatch, Error> {
        let latent_dim = self.run()?.config.get().model.latent_dim();
        let count = count.min(MAX_PICTURES + 1);
        self.decode(standard_normal(seed, Purpose::Prior, 0, count * latent_dim))
            .await
    }

    /// Encodes `images` `[count, elements]` and decodes the means of their codes.
    pub async fn reconstruct(&self, images: Vec<f32>) -> Result<ImageBatch, Error> {
        let (codes, _) = self.encode(images).await?;
        self.decode(codes).await
    }

    /// For each of `images` `[count, elements]` the discriminator's probability that it is real.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model without a discriminator.
    pub async fn discriminate(&self, images: Vec<f32>) -> Result<Vec<f32>, Error> {
        let run = self.run()?;
        let count = rows(&images, run.pixels(), Rows::Images)?;
        let model = run.trainer.model().valid();
        let Some(discriminator) = model.discriminator() else {
            return Err(ArgumentError::NoDiscriminator.into());
        };
        let output = discriminator.forward(self.tensor(images, count));
        let scores = activation::sigmoid(output.logits);
        Ok(device::read(vec![scores]).await?.remove(0))
    }

    /// `steps` images on the way between the codes of two held-out images, both included.
    pub async fn interpolate(
        &self,
        from: usize,
        to: usize,
        steps: usize,
        path: Path,
    ) -> Result<ImageBatch, Error> {
        let ends = self.run()?.held_out(&[from, to])?;
        let (codes, _) = self.encode(ends).await?;
        let (from, to) = codes.split_at(codes.len() / 2);
        let steps = steps.min(MAX_PICTURES + 1);
        self.decode(explore::interpolate(from, to, steps, path))
            .await
    }
}

/// How many rows of `size` numbers in `[0, 1]` or beyond `values` holds.
pub(super) fn rows(values: &[f32], size: usize, of: Rows) -> Result<usize, Error> {
    let rows = values.len() / size;
    if !values.len().is_multiple_of(size) || !(1..=MAX_PICTURES).contains(&rows) {
        return Err(ArgumentError::NotWholeRows {
            rows: of,
            values: values.len(),
            size,
            most: MAX_PICTURES,
        }
        .into());
    }
    if values.iter().any(|value| !value.is_finite()) {
        return Err(ArgumentError::NotFiniteRows { rows: of }.into());
    }
    Ok(rows)
}
