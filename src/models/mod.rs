//! Networks joined to distributions. A model knows no loss: objectives and the trainer do.
//!
//! A new member of the family is one file and one variant of [`Model`].

mod autoencoder;
mod classifier;
mod discriminator;
mod encoder;
mod gan;
mod latent_variable;
mod likelihood;
mod model;
mod posterior;
mod vae;
mod vae_gan;
pub mod weights;

pub use autoencoder::Autoencoder;
pub use classifier::Classifier;
pub use discriminator::{Discriminator, Verdict};
pub use encoder::Encoder;
pub use gan::Gan;
pub use latent_variable::LatentVariableModel;
pub use likelihood::Likelihood;
pub use model::Model;
pub use posterior::Posterior;
pub use vae::Vae;
pub use vae_gan::VaeGan;
