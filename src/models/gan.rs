use burn::module::Module;
use burn::tensor::{Device, Tensor, activation};

use super::Discriminator;
use crate::config::ModelConfig;
use crate::networks::{DecoderNetwork, Initializer};

/// A generative adversarial network (Goodfellow et al. 2014).
#[derive(Module, Debug)]
pub struct Gan {
    generator: DecoderNetwork,
    discriminator: Discriminator,
    latent_dim: usize,
}

impl Gan {
    /// A model for images of `[height, width]` whose weights are drawn from `seed`.
    ///
    /// The generator mirrors the discriminator.
    pub fn new(config: &ModelConfig, image: [usize; 2], seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let latent_dim = config.latent_dim;
        Self {
            generator: DecoderNetwork::new(&config.network, latent_dim, image, false, init),
            discriminator: Discriminator::new(&config.network, image, init),
            latent_dim,
        }
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        self.latent_dim
    }

    /// Images `[batch, pixels]` in `[0, 1]` for codes `[batch, latent_dim]`.
    pub fn generate(&self, codes: Tensor<2>) -> Tensor<2> {
        activation::sigmoid(self.generator.forward(codes).0)
    }

    /// The generator's adversary.
    pub fn discriminator(&self) -> &Discriminator {
        &self.discriminator
    }
}
