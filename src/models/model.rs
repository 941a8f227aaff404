use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::{Autoencoder, Discriminator, Gan, Posterior, Vae, VaeGan, weights};
use crate::config::{ModelConfig, ModelKind};

/// Any member of the family.
#[derive(Module, Debug)]
pub enum Model {
    /// A variational autoencoder.
    Vae(Vae),
    /// An autoencoder.
    Autoencoder(Autoencoder),
    /// A generator against a discriminator.
    Gan(Gan),
    /// A variational autoencoder against a discriminator.
    VaeGan(VaeGan),
}

impl Model {
    /// A model for images of `[height, width]` whose weights are drawn from `seed`.
    pub fn new(config: &ModelConfig, image: [usize; 2], seed: u32, device: &Device) -> Self {
        let model = Self::undrawn(config, image, seed, device);
        // Drawn now: whoever freezes a clone of a weight not drawn yet freezes the weight itself.
        weights::collect(&model);
        model
    }

    /// The same with weights that are drawn when they are first looked at: until then it has
    /// nothing but their shapes.
    pub fn undrawn(config: &ModelConfig, image: [usize; 2], seed: u32, device: &Device) -> Self {
        match config.kind {
            ModelKind::Vae => Self::Vae(Vae::new(config, image, seed, device)),
            ModelKind::Autoencoder => {
                Self::Autoencoder(Autoencoder::new(config, image, seed, device))
            }
            ModelKind::Gan => Self::Gan(Gan::new(config, image, seed, device)),
            ModelKind::VaeGan => Self::VaeGan(VaeGan::new(config, image, seed, device)),
        }
    }

    /// Means and standard deviations of the codes of `images` `[batch, pixels]`, each
    /// `[batch, latent_dim]`; a code that is no distribution has a deviation of 0. `None` for a
    /// model that has no encoder.
    pub fn encode(&self, images: Tensor<2>) -> Option<[Tensor<2>; 2]> {
        let moments = |posterior: Posterior| Some([posterior.loc(), posterior.scale()]);
        match self {
            Self::Vae(model) => moments(model.posterior(images)),
            Self::VaeGan(model) => moments(model.posterior(images)),
            Self::Autoencoder(model) => {
                let codes = model.encode(images);
                let scale = codes.zeros_like();
                Some([codes, scale])
            }
            Self::Gan(_) => None,
        }
    }

    /// The codes that standard normal `noise` `[batch, latent_dim]` draws for `images`
    /// `[batch, pixels]`; an autoencoder's take none. `None` for a model that has no encoder.
    pub fn draw_codes(&self, images: Tensor<2>, noise: Tensor<2>) -> Option<Tensor<2>> {
        match self {
            Self::Vae(model) => Some(model.posterior(images).rsample(noise)),
            Self::VaeGan(model) => Some(model.posterior(images).rsample(noise)),
            Self::Autoencoder(model) => Some(model.encode(images)),
            Self::Gan(_) => None,
        }
    }

    /// Which tells its images from real ones, where there is one.
    pub fn discriminator(&self) -> Option<&Discriminator> {
        match self {
            Self::Gan(model) => Some(model.discriminator()),
            Self::VaeGan(model) => Some(model.discriminator()),
            Self::Vae(_) | Self::Autoencoder(_) => None,
        }
    }

    /// Images `[batch, pixels]` for `codes` `[batch, latent_dim]`.
    pub fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        match self {
            Self::Vae(model) => model.likelihood(codes).mean(),
            Self::Autoencoder(model) => model.decode(codes).mean(),
            Self::Gan(model) => model.generate(codes),
            Self::VaeGan(model) => model.decode(codes),
        }
    }
}
