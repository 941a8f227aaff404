//! The body of an encoder, of either kind.

use burn::module::Module;
use burn::tensor::Tensor;

use super::{ConvEncoder, Initializer, Mlp};
use crate::config::Network;
use crate::image::ImageShape;

/// From images to features: the body of encoders, discriminators and classifiers.
#[derive(Module, Debug)]
pub enum EncoderBody {
    /// Fully connected.
    Mlp(Mlp),
    /// Convolutional.
    Conv(ConvEncoder),
}

impl EncoderBody {
    /// For images of shape `image`.
    pub fn new(network: &Network, image: ImageShape, init: &mut Initializer) -> Self {
        match network {
            Network::Mlp { hidden, activation } => {
                Self::Mlp(Mlp::new(image.elements(), hidden, *activation, init))
            }
            Network::Conv {
                channels,
                activation,
                upsampling: _,
            } => Self::Conv(ConvEncoder::new(image, channels, *activation, init)),
        }
    }

    /// How many features it gives for images of shape `image`.
    pub fn features(network: &Network, image: ImageShape) -> usize {
        match network {
            Network::Mlp { hidden, .. } => hidden.last().copied().unwrap_or(image.elements()),
            Network::Conv { channels, .. } => ConvEncoder::features(image, channels),
        }
    }

    /// `[batch, elements]` to `[batch, features]`.
    pub fn forward(&self, images: Tensor<2>) -> Tensor<2> {
        match self {
            Self::Mlp(body) => body.forward(images),
            Self::Conv(body) => body.forward(images),
        }
    }
}
