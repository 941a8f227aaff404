//! What a session can tell about how good its model and its gradients are.

use burn::module::Module;

use super::Session;
use super::given::check_codes;
use crate::config::Objective;
use crate::diagnostics::{self, GradientSnr, LogLikelihood};
use crate::error::Error;
use crate::limits;
use crate::models::{Model, Vae};

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
        limits::EVALUATION_SAMPLES.check(samples as f64)?;
        let run = self.run()?;
        let end = first.saturating_add(images.max(1));
        let end = end
            .min(run.data.held_out.len())
            .max(first.saturating_add(1));
        let indices: Vec<_> = (first..end).collect();
        let pixels = run.held_out(&indices)?;
        let vae = vae(run.trainer.model(), "No likelihood can be estimated")?.valid();
        let images = self.tensor(pixels, indices.len());
        let seed = run.config.get().seed;
        diagnostics::log_likelihood(&vae, images, samples, seed, first).await
    }

    /// The signal-to-noise ratio of `objective`'s gradients at the weights of now, over `repeats`
    /// estimates on the first `images` training images.
    ///
    /// # Errors
    /// [`Error::Argument`] for a model that is no VAE, [`Error::Config`] for an objective that is
    /// not allowed, and for numbers beyond their limits.
    pub async fn gradient_snr(
        &self,
        objective: Objective,
        repeats: usize,
        images: usize,
    ) -> Result<GradientSnr, Error> {
        let run = self.run()?;
        let mut config = run.config.get().clone();
        config.objective = objective;
        config.check()?;
        limits::REPEATS.check(repeats as f64)?;
        let images = images.clamp(1, run.data.train.len());
        check_codes(&objective, images)?;
        let vae = vae(
            run.trainer.model(),
            "No gradient of a bound can be measured",
        )?;
        let images = run.trainer.first_images(&run.data.train, images);
        diagnostics::gradient_snr(vae, &objective, images, repeats, run.config.get().seed).await
    }
}

fn vae<'a>(model: &'a Model, what: &str) -> Result<&'a Vae, Error> {
    match model {
        Model::Vae(vae) => Ok(vae),
        _ => Err(Error::Argument(format!(
            "{what} for this model: only a VAE's bound is one on log p(x)."
        ))),
    }
}
