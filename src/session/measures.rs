//! What a session can tell about how good its model and its gradients are.

use burn::module::Module;

use super::Session;
use super::external_data::check_codes;
use crate::bounds::Bound;
use crate::diagnostics::{self, GradientSnr, LogLikelihood};
use crate::error::{ArgumentError, Error};
use crate::limits;
use crate::models::Vae;
use crate::systems::Model;

impl Session {
    /// The importance-sampled `log p(x)` of `images` held-out images from number `first` on, with
    /// `samples` codes each; fewer where the images end.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model that is no VAE, where there is no image `first`, and for
    /// numbers beyond their limits.
    pub async fn log_likelihood(
        &self,
        first: usize,
        images: usize,
        samples: usize,
    ) -> Result<LogLikelihood, Error> {
        self.log_likelihood_telling(first, images, samples, |_| ())
            .await
    }

    /// [`Session::log_likelihood`], where `done` is told on the way how many images have been
    /// looked at.
    ///
    /// # Errors
    /// As there.
    pub async fn log_likelihood_telling(
        &self,
        first: usize,
        images: usize,
        samples: usize,
        done: impl FnMut(usize),
    ) -> Result<LogLikelihood, Error> {
        limits::EVALUATION_SAMPLES.check(samples as f64)?;
        let run = self.run()?;
        let end = first.saturating_add(images.max(1));
        let end = end
            .min(run.data.held_out.len())
            .max(first.saturating_add(1));
        let indices: Vec<_> = (first..end).collect();
        let pixels = run.held_out(&indices)?;
        let vae = vae(run.trainer.model()).ok_or(ArgumentError::NoLikelihood)?;
        let vae = vae.valid();
        let images = self.tensor(pixels, indices.len());
        let seed = run.config.get().seed;
        diagnostics::log_likelihood(&vae, images, samples, seed, first, done).await
    }

    /// The signal-to-noise ratio of `bound`'s gradients at the weights of now, over `repeats`
    /// estimates on the first `images` training images.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model that is no VAE, [`Error::Config`] for numbers beyond their
    /// limits.
    pub async fn gradient_snr(
        &self,
        bound: Bound,
        repeats: usize,
        images: usize,
    ) -> Result<GradientSnr, Error> {
        let run = self.run()?;
        bound.check()?;
        limits::REPEATS.check(repeats as f64)?;
        let images = images.clamp(1, run.data.train.len());
        check_codes(bound.codes_per_image(), images)?;
        let vae = vae(run.trainer.model()).ok_or(ArgumentError::NoBound)?;
        let images = run.trainer.first_images(&run.data.train, images);
        diagnostics::gradient_snr(vae, &bound, images, repeats, run.config.get().seed).await
    }
}

fn vae(model: &Model) -> Option<&Vae> {
    match model {
        Model::Vae(vae) => Some(vae),
        Model::Autoencoder(_) | Model::Gan(_) | Model::VaeGan(_) => None,
    }
}
