//! The autoencoder: an encoder and a decoder, with one code an image.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor};

use crate::config::AutoencoderConfig;
use crate::distributions::Bernoulli;
use crate::image::ImageShape;
use crate::kernels::linear;
use crate::networks::{DecoderNetwork, EncoderBody, Head, Initializer};

/// An autoencoder: one code an image, and nothing that keeps codes where they can be drawn.
#[derive(Module, Debug)]
pub struct Autoencoder {
    encoder: Encoder,
    decoder: DecoderNetwork,
    /// What it was built of and is trained for.
    #[module(skip)]
    pub config: AutoencoderConfig,
}

#[derive(Module, Debug)]
struct Encoder {
    body: EncoderBody,
    loc: Linear,
}

impl Autoencoder {
    /// A model for images of shape `image` whose weights are drawn from `seed`.
    pub fn new(config: &AutoencoderConfig, image: ImageShape, seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        init.starting(config.initial_weights.encoder);
        let body = EncoderBody::new(&config.network, image, init);
        let features = EncoderBody::features(&config.network, image);
        let encoder = Encoder {
            body,
            loc: init.linear(features, config.latent_dim),
        };
        init.starting(config.initial_weights.decoder);
        let decoder = DecoderNetwork::new(
            &config.network,
            config.latent_dim,
            image,
            Head::Location,
            init,
        );
        Self {
            encoder,
            decoder,
            config: config.clone(),
        }
    }

    /// Codes `[batch, latent_dim]` for images `[batch, pixels]`.
    pub fn encode(&self, images: Tensor<2>) -> Tensor<2> {
        linear(self.encoder.body.forward(images), &self.encoder.loc, None)
    }

    /// Pixels for codes `[batch, latent_dim]`, as the logits of a [`Bernoulli`].
    pub fn decode(&self, codes: Tensor<2>) -> Bernoulli {
        Bernoulli::new(self.decoder.forward(codes).0)
    }
}
