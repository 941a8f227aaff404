//! What training maximises, as values: a new objective is one file and one variant of
//! [`Objective`].
//!
//! Every bound is in nats for one image: summed over pixels and code dimensions, averaged over
//! the batch only.

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

use burn::tensor::Tensor;

use crate::config::{Objective, ReconstructionLoss};
use crate::models::weights::GradientList;
use crate::models::{Autoencoder, Vae};
use importance::Weighting;

pub use ciwae::ciwae;
pub use cross_entropy::cross_entropy;
pub use dreg::dreg;
pub use elbo::{Elbo, KlWeight, warmed_up};
pub use iwae::iwae;
pub use miwae::miwae;
pub use piwae::piwae;
pub use reconstruction::reconstruction_loss;
pub use sgvb_a::sgvb_a;
pub use terms::{Term, Terms};

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
    /// The gradients and terms of a VAE's bound on `images` `[batch, pixels]`, for standard normal
    /// `noise` `[codes_per_image * batch, latent_dim]`.
    pub fn vae_step(&self, vae: &Vae, images: Tensor<2>, noise: Tensor<2>, step: u64) -> Step {
        match self {
            Self::Elbo { .. } => Elbo::new(vae, images, noise, self.kl_weight(step)).step(vae),
            _ => importance::step(vae, images, noise, |log_weights| self.weigh(log_weights)),
        }
    }

    /// The terms alone, for a model without autodiff.
    pub fn vae_terms(&self, vae: &Vae, images: Tensor<2>, noise: Tensor<2>, step: u64) -> Terms {
        match self {
            Self::Elbo { .. } => Elbo::new(vae, images, noise, self.kl_weight(step)).terms(),
            _ => importance::terms(vae, images, noise, |log_weights| self.weigh(log_weights)),
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

    fn reconstruction_loss(&self) -> ReconstructionLoss {
        match *self {
            Self::Reconstruction { loss } => loss,
            _ => ReconstructionLoss::default(),
        }
    }

    /// What the objective makes of log weights `[samples, batch]`.
    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
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
