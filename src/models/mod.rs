//! Networks joined to distributions. A model knows no loss: objectives and the trainer do.
//!
//! A new member of the family is one file and one variant of [`Model`].

mod autoencoder;
mod classifier;
mod likelihood;
mod model;
mod posterior;
mod vae;
pub mod weights;

pub use autoencoder::Autoencoder;
pub use classifier::Classifier;
pub use likelihood::Likelihood;
pub use model::Model;
pub use posterior::Posterior;
pub use vae::Vae;
