//! The generative adversarial network: a generator and a discriminator.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::Discriminator;
use crate::config::GanConfig;
use crate::image::ImageShape;
use crate::kernels::sigmoid;
use crate::networks::{DecoderNetwork, Head, Initializer};

/// A generative adversarial network (Goodfellow et al. 2014).
#[derive(Module, Debug)]
pub struct Gan {
    generator: DecoderNetwork,
    discriminator: Discriminator,
    /// What it was built of and is trained for.
    #[module(skip)]
    pub config: GanConfig,
}

impl Gan {
    /// A model for images of shape `image` whose weights are drawn from `seed`.
    ///
    /// The generator mirrors the discriminator.
    pub fn new(config: &GanConfig, image: ImageShape, seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let (network, start) = (&config.network, config.initial_weights);
        init.starting(start.decoder);
        let generator =
            DecoderNetwork::new(network, config.latent_dim, image, Head::Location, init);
        init.starting(start.encoder);
        Self {
            generator,
            discriminator: Discriminator::new(network, image, init),
            config: config.clone(),
        }
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        self.config.latent_dim
    }

    /// Images `[batch, pixels]` in `[0, 1]` for codes `[batch, latent_dim]`.
    pub fn generate(&self, codes: Tensor<2>) -> Tensor<2> {
        sigmoid(self.generator.forward(codes).0)
    }

    /// The generator's adversary.
    pub fn discriminator(&self) -> &Discriminator {
        &self.discriminator
    }
}
