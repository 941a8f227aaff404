use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use super::{ConvDecoder, Initializer, Mlp};
use crate::config::Network;
use crate::kernels::linear;

/// From codes to one number a pixel, and perhaps the log of its scale: the mirror of
/// [`EncoderBody`](super::EncoderBody).
#[derive(Module, Debug)]
pub enum DecoderNetwork {
    /// Fully connected.
    Mlp(MlpDecoder),
    /// Convolutional.
    Conv(ConvDecoder),
}

/// Fully connected layers, then one output a pixel.
#[derive(Module, Debug)]
pub struct MlpDecoder {
    body: Mlp,
    out: Linear,
    log_scale: Option<Linear>,
}

impl DecoderNetwork {
    /// From codes of `latent_dim` to images of `[height, width]`; with a `log_scale` for
    /// each pixel or without.
    pub fn new(
        network: &Network,
        latent_dim: usize,
        image: [usize; 2],
        log_scale: bool,
        init: &mut Initializer,
    ) -> Self {
        match network {
            Network::Mlp { hidden, activation } => {
                let pixels = image[0] * image[1];
                let mirrored: Vec<_> = hidden.iter().rev().copied().collect();
                Self::Mlp(MlpDecoder {
                    body: Mlp::new(latent_dim, &mirrored, *activation, init),
                    out: init.linear(hidden[0], pixels),
                    log_scale: log_scale.then(|| init.linear(hidden[0], pixels)),
                })
            }
            Network::Conv { channels } => {
                let outputs = if log_scale { 2 } else { 1 };
                Self::Conv(ConvDecoder::new(
                    latent_dim, image, *channels, outputs, init,
                ))
            }
        }
    }

    /// `[batch, latent_dim]` to the output and, if there is one, the log scale, each
    /// `[batch, height * width]`.
    pub fn forward(&self, codes: Tensor<2>) -> (Tensor<2>, Option<Tensor<2>>) {
        match self {
            Self::Mlp(MlpDecoder {
                body,
                out,
                log_scale,
            }) => {
                let h = body.forward(codes);
                let log_scale = log_scale.as_ref().map(|head| linear(h.clone(), head, None));
                (linear(h, out, None), log_scale)
            }
            Self::Conv(body) => body.forward(codes),
        }
    }
}
