//! Convolutional bodies: an encoder's, and its mirror in the decoder.

use burn::module::Module;
use burn::nn::Linear;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::{Head, Initializer};
use crate::config::Upsampling;
use crate::image::ImageShape;
use crate::kernels::{Activation, conv, conv_nearest, conv_transpose, linear};

/// `[height, width]` of an image, and after each of so many convolutions of stride 2, which round up.
pub fn halved(image: ImageShape, stages: usize) -> Vec<[usize; 2]> {
    let sides = [image.height, image.width];
    let halve = |sides: &[usize; 2]| Some(sides.map(|side| side.div_ceil(2)));
    std::iter::successors(Some(sides), halve)
        .take(stages + 1)
        .collect()
}

/// Convolutions of stride 2, each followed by an activation.
#[derive(Module, Debug)]
pub struct ConvEncoder {
    layers: Vec<Conv2d>,
    #[module(skip)]
    activation: Activation,
    #[module(skip)]
    image: ImageShape,
}

impl ConvEncoder {
    /// For images of shape `image`.
    pub fn new(
        image: ImageShape,
        channels: &[usize],
        activation: Activation,
        init: &mut Initializer,
    ) -> Self {
        let inputs = std::iter::once(&image.channels).chain(channels);
        Self {
            layers: inputs
                .zip(channels)
                .map(|(&inputs, &outputs)| init.conv(inputs, outputs))
                .collect(),
            activation,
            image,
        }
    }

    /// How many features it gives: the last of `channels`, at each place of the smallest image.
    pub fn features(image: ImageShape, channels: &[usize]) -> usize {
        let sides = halved(image, channels.len());
        let places = sides.last().map(|[height, width]| height * width);
        channels.last().unwrap_or(&image.channels) * places.unwrap_or_default()
    }

    /// `[batch, elements]` to `[batch, features]`.
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
            .fold(images, |h, layer| conv(h, layer, Some(self.activation)))
            .flatten(1, 3)
    }
}

/// What doubles an image, by its name in [`Upsampling`].
#[derive(Module, Debug)]
pub enum Doubling {
    /// A transposed convolution.
    Transposed(ConvTranspose2d),
    /// A convolution of the image doubled by nearest neighbours.
    Nearest(Conv2d),
}

impl Doubling {
    fn new(upsampling: Upsampling, inputs: usize, outputs: usize, init: &mut Initializer) -> Self {
        match upsampling {
            Upsampling::Transposed => Self::Transposed(init.conv_transpose(inputs, outputs)),
            Upsampling::Nearest => Self::Nearest(init.conv_nearest(inputs, outputs)),
        }
    }

    fn forward(
        &self,
        h: Tensor<4>,
        sides: [usize; 2],
        activation: Option<Activation>,
    ) -> Tensor<4> {
        match self {
            Self::Transposed(layer) => conv_transpose(h, layer, sides, activation),
            Self::Nearest(layer) => conv_nearest(h, layer, sides, activation),
        }
    }
}

/// The mirror of [`ConvEncoder`]: a projection, then as many [doublings](Doubling) with an activation between them,
/// each to the sides that the encoder's image had there; the last one's channels are what the [`Head`] asks for.
#[derive(Module, Debug)]
pub struct ConvDecoder {
    project: Linear,
    layers: Vec<Doubling>,
    /// Those of the projection.
    channels: usize,
    #[module(skip)]
    activation: Activation,
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
        channels: &[usize],
        activation: Activation,
        upsampling: Upsampling,
        head: Head,
        init: &mut Initializer,
    ) -> Self {
        let outputs = match head {
            Head::Location => image.channels,
            Head::LocationAndLogScale => 2 * image.channels,
        };
        let project = init.linear(latent_dim, ConvEncoder::features(image, channels));
        let to = channels.iter().rev().skip(1).chain([&outputs]);
        Self {
            project,
            layers: channels
                .iter()
                .rev()
                .zip(to)
                .map(|(&inputs, &outputs)| Doubling::new(upsampling, inputs, outputs, init))
                .collect(),
            channels: channels.last().copied().unwrap_or(outputs),
            activation,
            image,
            head,
        }
    }

    /// `[batch, latent_dim]` to locations and, if the head asks for them, log scales, each
    /// `[batch, elements]`.
    pub fn forward(&self, code: Tensor<2>) -> (Tensor<2>, Option<Tensor<2>>) {
        let [batch, _] = code.dims();
        let mut sides = halved(self.image, self.layers.len()).into_iter().rev();
        let [height, width] = sides.next().expect("the image's own at least");
        let projected = linear(code, &self.project, None);
        let seed = projected.reshape([batch, self.channels, height, width]);
        let last = self.layers.len() - 1;
        let layers = self.layers.iter().zip(sides).enumerate();
        let out = layers.fold(seed, |h, (at, (layer, sides))| {
            let activation = (at < last).then_some(self.activation);
            layer.forward(h, sides, activation)
        });
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
