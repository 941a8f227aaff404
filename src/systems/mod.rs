//! What each kind of model is trained with: one file a kind.
//!
//! A system is a model with its config. It knows its losses, how a step moves its parts, what a step
//! measures, how images become codes and codes images, and what of all that a page may show.
//! [`Model`] is any of them, and the only place that tells a kind from another.
//!
//! Losses are in nats for one image: summed over pixels and code dimensions, averaged over the batch
//! only.

mod adversary;
mod autoencoder;
mod gan;
mod kind;
mod model;
mod system;
mod terms;
mod trace;
mod vae;
mod vae_gan;

pub use adversary::{fake_loss, generator_loss, real_loss};
pub use autoencoder::{
    autoencoder_step, autoencoder_terms, reconstruction_error, reconstruction_loss,
};
pub use gan::{discriminator_step, gan_terms, generator_step};
pub use kind::{Capabilities, KindInfo, Part, Stage, TracedLoss};
pub use model::{Model, kinds};
pub use system::{Batch, Step, System, Update};
pub use terms::{Better, Term, TermInfo, Terms, Unit, with_penalty};
pub use trace::TraceTensors;
pub use vae::{bound_step, bound_terms, elbo_loss, importance};
pub use vae_gan::{Draws, Losses, feature_loss, frozen};
