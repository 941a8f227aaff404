//! Networks joined to distributions. A model carries its config and knows no loss: its system does.

mod autoencoder;
mod discriminator;
mod encoder;
mod gan;
mod latent_variable;
mod likelihood;
mod vae;
mod vae_gan;
pub mod weights;

pub use autoencoder::Autoencoder;
pub use discriminator::{Discriminator, DiscriminatorOutput};
pub use encoder::Encoder;
pub use gan::Gan;
pub use latent_variable::LatentVariableModel;
pub use likelihood::Likelihood;
pub use vae::Vae;
pub use vae_gan::VaeGan;
