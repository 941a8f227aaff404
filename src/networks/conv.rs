//! Convolutional bodies: an encoder's, and its mirror in the decoder.

use burn::module::Module;
use burn::nn::Linear;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::{Head, Initializer};
use crate::image::ImageShape;
use crate::kernels::{Activation, conv, conv_transpose, linear};

/// How many times smaller each side is after the encoder's convolutions.
pub const REDUCTION: usize = 4;

/// Two convolutions of stride 2, each followed by a ReLU.
#[derive(Module, Debug)]
pub struct ConvEncoder {
    layers: Vec<Conv2d>,
    #[module(skip)]
    image: ImageShape,
}

impl ConvEncoder {
    /// For images of shape `image`, with sides divisible by [`REDUCTION`].
    pub fn new(image: ImageShape, channels: [usize; 2], init: &mut Initializer) -> Self {
        Self {
            layers: vec![
                init.conv(image.channels, channels[0]),
                init.conv(channels[0], channels[1]),
            ],
            image,
        }
    }

    /// `[batch, elements]` to `[batch, channels[1] * height/4 * width/4]`.
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        let [batch, _] = input.dims();
        let ImageShape {
            channels,
            height,
            width,
        } = self.image;
        let images = input.reshape([batch, channels, height, width]);
        self.layers
            .iter()
            .fold(images, |h, layer| conv(h, layer, Some(Activation::Relu)))
            .flatten(1, 3)
    }
}

/// The mirror of [`ConvEncoder`]: a projection, then two transposed convolutions of stride 2 with a
/// ReLU between them; the last one's channels are what the [`Head`] asks for.
#[derive(Module, Debug)]
pub struct ConvDecoder {
    project: Linear,
    layers: Vec<ConvTranspose2d>,
    /// Those of the projection, whose image is smaller by [`REDUCTION`].
    channels: usize,
    #[module(skip)]
    image: ImageShape,
    #[module(skip)]
    head: Head,
}

impl ConvDecoder {
    /// From codes of `latent_dim` to what `head` asks for of images of shape `image`.
    pub fn new(
        latent_dim: usize,
        image: ImageShape,
        channels: [usize; 2],
        head: Head,
        init: &mut Initializer,
    ) -> Self {
        let places = image.pixels() / REDUCTION.pow(2);
        let outputs = match head {
            Head::Location => image.channels,
            Head::LocationAndLogScale => 2 * image.channels,
        };
        Self {
            project: init.linear(latent_dim, channels[1] * places),
            layers: vec![
                init.conv_transpose(channels[1], channels[0]),
                init.conv_transpose(channels[0], outputs),
            ],
            channels: channels[1],
            image,
            head,
        }
    }

    /// `[batch, latent_dim]` to locations and, if the head asks for them, log scales, each
    /// `[batch, elements]`.
    pub fn forward(&self, code: Tensor<2>) -> (Tensor<2>, Option<Tensor<2>>) {
        let [batch, _] = code.dims();
        let seed = linear(code, &self.project, None).reshape([
            batch,
            self.channels,
            self.image.height / REDUCTION,
            self.image.width / REDUCTION,
        ]);
        let (last, hidden) = self.layers.split_last().expect("two layers");
        let h = hidden.iter().fold(seed, |h, layer| {
            conv_transpose(h, layer, Some(Activation::Relu))
        });
        let out = conv_transpose(h, last, None);
        match self.head {
            Head::Location => (out.flatten(1, 3), None),
            Head::LocationAndLogScale => {
                let each = self.image.channels;
                let part = |at| out.clone().narrow(1, at, each).flatten(1, 3);
                (part(0), Some(part(each)))
            }
        }
    }
}
