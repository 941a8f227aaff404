//! The VAE-GAN: an encoder, a decoder and a discriminator.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::{Discriminator, Encoder};
use crate::config::{PosteriorKind, VaeGanConfig};
use crate::distributions::Posterior;
use crate::image::ImageShape;
use crate::kernels::sigmoid;
use crate::networks::{DecoderNetwork, Head, Initializer};

/// A variational autoencoder whose decoder also faces a discriminator (Larsen et al. 2016).
#[derive(Module, Debug)]
pub struct VaeGan {
    encoder: Encoder,
    decoder: DecoderNetwork,
    discriminator: Discriminator,
    /// What it was built of and is trained for.
    #[module(skip)]
    pub config: VaeGanConfig,
}

impl VaeGan {
    /// A model for images of shape `image` whose weights are drawn from `seed`.
    ///
    /// The decoder mirrors the encoder, and the discriminator is built like the encoder.
    pub fn new(config: &VaeGanConfig, image: ImageShape, seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let (network, latent_dim) = (&config.network, config.latent_dim);
        let start = config.initial_weights;
        init.starting(start.encoder);
        let encoder = Encoder::new(network, latent_dim, PosteriorKind::Diagonal, image, init);
        init.starting(start.decoder);
        let decoder = DecoderNetwork::new(network, latent_dim, image, Head::Location, init);
        init.starting(start.encoder);
        Self {
            encoder,
            decoder,
            discriminator: Discriminator::new(network, image, init),
            config: config.clone(),
        }
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        self.encoder.latent_dim()
    }

    /// `q(z|x)` over `[batch, latent_dim]` for images `[batch, pixels]` in `[0, 1]`.
    pub fn posterior(&self, images: Tensor<2>) -> Posterior {
        self.encoder.posterior(images)
    }

    /// Images `[batch, pixels]` in `[0, 1]` for codes `[batch, latent_dim]`.
    pub fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        sigmoid(self.decoder.forward(codes).0)
    }

    /// The decoder's adversary.
    pub fn discriminator(&self) -> &Discriminator {
        &self.discriminator
    }
}
