use burn::module::Module;
use burn::tensor::Tensor;

use super::{ConvEncoder, Initializer, Mlp, REDUCTION};
use crate::config::Network;

/// From images to features: the body of encoders, discriminators and classifiers.
#[derive(Module, Debug)]
pub enum EncoderBody {
    /// Fully connected.
    Mlp(Mlp),
    /// Convolutional.
    Conv(ConvEncoder),
}

impl EncoderBody {
    /// For images of `[height, width]`.
    pub fn new(network: &Network, image: [usize; 2], init: &mut Initializer) -> Self {
        match network {
            Network::Mlp { hidden, activation } => {
                let pixels = image[0] * image[1];
                Self::Mlp(Mlp::new(pixels, hidden, *activation, init))
            }
            Network::Conv { channels } => Self::Conv(ConvEncoder::new(image, *channels, init)),
        }
    }

    /// How many features it gives for images of `[height, width]`.
    pub fn features(network: &Network, [height, width]: [usize; 2]) -> usize {
        match network {
            Network::Mlp { hidden, .. } => hidden.last().copied().unwrap_or(height * width),
            Network::Conv { channels } => channels[1] * height * width / REDUCTION.pow(2),
        }
    }

    /// `[batch, height * width]` to `[batch, features]`.
    pub fn forward(&self, images: Tensor<2>) -> Tensor<2> {
        match self {
            Self::Mlp(body) => body.forward(images),
            Self::Conv(body) => body.forward(images),
        }
    }
}
