//! The body of a decoder, of either kind, with its output layer.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use super::{ConvDecoder, Head, Initializer, Mlp};
use crate::config::Network;
use crate::image::ImageShape;
use crate::kernels::linear;

/// From codes to the numbers that a [`Head`] asks for: the mirror of
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
    /// From codes of `latent_dim` to what `head` asks for of images of shape `image`.
    pub fn new(
        network: &Network,
        latent_dim: usize,
        image: ImageShape,
        head: Head,
        init: &mut Initializer,
    ) -> Self {
        match network {
            Network::Mlp { hidden, activation } => {
                let elements = image.elements();
                let mirrored: Vec<_> = hidden.iter().rev().copied().collect();
                let features = hidden.first().copied().unwrap_or(latent_dim);
                Self::Mlp(MlpDecoder {
                    body: Mlp::new(latent_dim, &mirrored, *activation, init),
                    out: init.linear(features, elements),
                    log_scale: match head {
                        Head::Location => None,
                        Head::LocationAndLogScale => Some(init.linear(features, elements)),
                    },
                })
            }
            Network::Conv {
                channels,
                activation,
                upsampling,
            } => Self::Conv(ConvDecoder::new(
                latent_dim,
                image,
                channels,
                *activation,
                *upsampling,
                head,
                init,
            )),
        }
    }

    /// `[batch, latent_dim]` to the output and, if there is one, the log scale, each
    /// `[batch, elements]`.
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
