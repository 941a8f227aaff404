use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::{Device, Tensor};

use crate::config::{ModelConfig, Network};
use crate::distributions::{Bernoulli, Normal};
use crate::networks::{ConvDecoder, ConvEncoder, Initializer, Mlp};

/// A variational autoencoder (Kingma & Welling 2013): `q(z|x)` a diagonal normal, `p(x|z)` a
/// Bernoulli, `p(z)` standard normal.
#[derive(Module, Debug)]
pub struct Vae {
    encoder: Encoder,
    decoder: Decoder,
}

#[derive(Module, Debug)]
struct Encoder {
    body: EncoderBody,
    loc: Linear,
    log_scale: Linear,
}

#[derive(Module, Debug)]
enum EncoderBody {
    Mlp(Mlp),
    Conv(ConvEncoder),
}

#[derive(Module, Debug)]
enum Decoder {
    Mlp(MlpDecoder),
    Conv(ConvDecoder),
}

#[derive(Module, Debug)]
struct MlpDecoder {
    body: Mlp,
    out: Linear,
}

impl Vae {
    /// A model for images of `[height, width]` whose weights are drawn from `seed`.
    ///
    /// The decoder mirrors the encoder. `config` and the image size have been checked to fit.
    pub fn new(config: &ModelConfig, image: [usize; 2], seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let pixels = image[0] * image[1];
        let latent_dim = config.latent_dim;
        match &config.network {
            Network::Mlp { hidden } => {
                let mirrored: Vec<_> = hidden.iter().rev().copied().collect();
                let body = EncoderBody::Mlp(Mlp::new(pixels, hidden, init));
                let encoder = Encoder::new(body, mirrored[0], latent_dim, init);
                let body = Mlp::new(latent_dim, &mirrored, init);
                let out = init.linear(hidden[0], pixels);
                let decoder = Decoder::Mlp(MlpDecoder { body, out });
                Self { encoder, decoder }
            }
            Network::Conv { channels } => {
                let body = EncoderBody::Conv(ConvEncoder::new(image, *channels, init));
                let features = channels[1] * pixels / crate::networks::REDUCTION.pow(2);
                let encoder = Encoder::new(body, features, latent_dim, init);
                let decoder = Decoder::Conv(ConvDecoder::new(latent_dim, image, *channels, init));
                Self { encoder, decoder }
            }
        }
    }

    /// `q(z|x)` over `[batch, latent_dim]` for images `[batch, pixels]` in `[0, 1]`.
    pub fn posterior(&self, images: Tensor<2>) -> Normal {
        let h = match &self.encoder.body {
            EncoderBody::Mlp(body) => body.forward(images),
            EncoderBody::Conv(body) => body.forward(images),
        };
        Normal::new(
            self.encoder.loc.forward(h.clone()),
            self.encoder.log_scale.forward(h),
        )
    }

    /// `p(x|z)` over `[batch, pixels]` for codes `[batch, latent_dim]`.
    pub fn likelihood(&self, codes: Tensor<2>) -> Bernoulli {
        Bernoulli::new(match &self.decoder {
            Decoder::Mlp(MlpDecoder { body, out }) => out.forward(body.forward(codes)),
            Decoder::Conv(body) => body.forward(codes),
        })
    }
}

impl Encoder {
    fn new(body: EncoderBody, features: usize, latent_dim: usize, init: &mut Initializer) -> Self {
        Self {
            body,
            loc: init.linear(features, latent_dim),
            log_scale: init.linear(features, latent_dim),
        }
    }
}
