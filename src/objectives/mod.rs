//! What training maximises, as values: a new objective is one file and one variant of
//! [`Objective`].
//!
//! Every bound is in nats for one image: summed over pixels and code dimensions, averaged over
//! the batch only.

mod adversarial;
mod ciwae;
mod cross_entropy;
mod dreg;
mod elbo;
pub mod importance;
mod iwae;
mod miwae;
mod piwae;
mod reconstruction;
mod sgvb_a;
mod terms;
mod vae_gan;

use burn::tensor::Tensor;

use crate::config::{GeneratorLoss, Objective, ReconstructionLoss};
use crate::models::weights::GradientList;
use crate::models::{Autoencoder, Gan, LatentVariableModel, VaeGan};
use importance::Weighting;

pub use adversarial::{both, fake_loss, generator_loss, real_loss};
pub use ciwae::ciwae;
pub use cross_entropy::cross_entropy;
pub use dreg::dreg;
pub use elbo::{Elbo, KlWeight, warmed_up};
pub use iwae::iwae;
pub use miwae::miwae;
pub use piwae::piwae;
pub use reconstruction::{reconstruction_error, reconstruction_loss};
pub use sgvb_a::sgvb_a;
pub use terms::{Term, Terms};
pub use vae_gan::{Draws, Losses, Turn, feature_loss, waiting};

/// Images as a step sees them, each `[batch, pixels]`.
#[derive(Debug, Clone)]
pub struct Batch {
    /// What the encoder is given; it may be corrupted.
    pub input: Tensor<2>,
    /// What is to come out.
    pub target: Tensor<2>,
}

/// What an objective makes of one batch.
#[derive(Debug)]
pub struct Step {
    /// The direction in which the loss grows.
    pub gradients: GradientList,
    /// What was measured on the way.
    pub terms: Terms,
}

impl Objective {
    /// The gradients and terms of a model's bound on `images` `[batch, pixels]`, for standard normal
    /// `noise` `[codes_per_image * batch, latent_dim]`.
    pub fn vae_step(
        &self,
        model: &impl LatentVariableModel,
        images: Tensor<2>,
        noise: Tensor<2>,
        step: u64,
    ) -> Step {
        match self {
            Self::Elbo { .. } => Elbo::new(model, images, noise, self.kl_weight(step)).step(model),
            _ => importance::step(model, images, noise, |log_weights| self.weigh(log_weights)),
        }
    }

    /// The terms alone, for a model without autodiff.
    pub fn vae_terms(
        &self,
        model: &impl LatentVariableModel,
        images: Tensor<2>,
        noise: Tensor<2>,
        step: u64,
    ) -> Terms {
        match self {
            Self::Elbo { .. } => Elbo::new(model, images, noise, self.kl_weight(step)).terms(),
            _ => importance::terms(model, images, noise, |log_weights| self.weigh(log_weights)),
        }
    }

    /// The gradients and terms of an autoencoder on `batch`.
    pub fn autoencoder_step(&self, model: &Autoencoder, batch: Batch) -> Step {
        reconstruction::step(model, batch, self.reconstruction_loss())
    }

    /// The terms alone, for a model without autodiff.
    pub fn autoencoder_terms(&self, model: &Autoencoder, batch: Batch) -> Terms {
        reconstruction::terms(reconstruction_loss(
            model,
            batch,
            self.reconstruction_loss(),
        ))
    }

    /// The gradients and terms of a GAN's discriminator on `images` `[batch, pixels]` and on as many
    /// that the generator makes of `codes` `[batch, latent_dim]`.
    pub fn discriminator_step(&self, gan: &Gan, images: Tensor<2>, codes: Tensor<2>) -> Step {
        adversarial::discriminator_step(gan, images, codes, self.label_smoothing())
    }

    /// The gradients and terms of a GAN's generator on `codes` `[batch, latent_dim]`.
    pub fn generator_step(&self, gan: &Gan, codes: Tensor<2>) -> Step {
        adversarial::generator_step(gan, codes, self.generator_loss())
    }

    /// The terms of both players alone, for a model without autodiff.
    pub fn gan_terms(&self, gan: &Gan, images: Tensor<2>, codes: Tensor<2>) -> Terms {
        let (smoothing, loss) = (self.label_smoothing(), self.generator_loss());
        adversarial::terms(gan, images, codes, smoothing, loss)
    }

    /// What a VAE-GAN's encoder, decoder and discriminator do on `images` `[batch, pixels]`, and the
    /// terms of all three.
    pub fn vae_gan_step(
        &self,
        model: &VaeGan,
        images: Tensor<2>,
        draws: Draws,
    ) -> ([Turn; 3], Terms) {
        let gate = matches!(self, Self::VaeGan { gate: true, .. });
        let losses = Losses::new(model, images, draws, self.gamma());
        (losses.turns(model, gate), losses.terms())
    }

    /// The terms alone, for a model without autodiff.
    pub fn vae_gan_terms(&self, model: &VaeGan, images: Tensor<2>, draws: Draws) -> Terms {
        Losses::new(model, images, draws, self.gamma()).terms()
    }

    fn label_smoothing(&self) -> f64 {
        match *self {
            Self::Adversarial {
                label_smoothing, ..
            } => label_smoothing,
            _ => 0.0,
        }
    }

    /// What a GAN's generator minimises.
    pub fn generator_loss(&self) -> GeneratorLoss {
        match *self {
            Self::Adversarial { loss, .. } => loss,
            _ => GeneratorLoss::default(),
        }
    }

    fn gamma(&self) -> f64 {
        match *self {
            Self::VaeGan { gamma, .. } => gamma,
            _ => 1.0,
        }
    }

    /// How an autoencoder compares an image with its reconstruction.
    pub fn reconstruction_loss(&self) -> ReconstructionLoss {
        match *self {
            Self::Reconstruction { loss } => loss,
            _ => ReconstructionLoss::default(),
        }
    }

    /// What a VAE's objective makes of log weights `[samples, batch]`; one with a closed-form KL
    /// weighs its samples evenly.
    pub fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        match *self {
            Self::Iwae { .. } => iwae(log_weights),
            Self::Miwae { estimates, .. } => miwae(log_weights, estimates),
            Self::Piwae { estimates, .. } => piwae(log_weights, estimates),
            Self::Ciwae { share, .. } => ciwae(log_weights, share),
            Self::Dreg { .. } => dreg(log_weights),
            _ => sgvb_a(log_weights),
        }
    }
}
