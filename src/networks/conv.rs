use burn::module::Module;
use burn::nn::Linear;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::Initializer;
use crate::config::Activation;
use crate::kernels::{conv, conv_transpose, linear};

/// How many times smaller each side is after the encoder's convolutions.
pub const REDUCTION: usize = 4;

/// Two convolutions of stride 2, each followed by a ReLU, on grey images.
#[derive(Module, Debug)]
pub struct ConvEncoder {
    layers: Vec<Conv2d>,
    height: usize,
    width: usize,
}

impl ConvEncoder {
    /// For images of `[height, width]`, both divisible by [`REDUCTION`].
    pub fn new([height, width]: [usize; 2], channels: [usize; 2], init: &mut Initializer) -> Self {
        Self {
            layers: vec![
                init.conv(1, channels[0]),
                init.conv(channels[0], channels[1]),
            ],
            height,
            width,
        }
    }

    /// `[batch, height * width]` to `[batch, channels[1] * height/4 * width/4]`.
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        let [batch, _] = input.dims();
        let images = input.reshape([batch, 1, self.height, self.width]);
        self.layers
            .iter()
            .fold(images, |h, layer| conv(h, layer, Some(Activation::Relu)))
            .flatten(1, 3)
    }
}

/// The mirror of [`ConvEncoder`]: a projection, then two transposed convolutions of stride 2 with a
/// ReLU between them; the last one's channels are the output of each pixel and perhaps the
/// log of its scale.
#[derive(Module, Debug)]
pub struct ConvDecoder {
    project: Linear,
    layers: Vec<ConvTranspose2d>,
    channels: usize,
    height: usize,
    width: usize,
}

impl ConvDecoder {
    /// From codes of `latent_dim` to images of `[height, width]`.
    pub fn new(
        latent_dim: usize,
        [height, width]: [usize; 2],
        channels: [usize; 2],
        outputs: usize,
        init: &mut Initializer,
    ) -> Self {
        let (height, width) = (height / REDUCTION, width / REDUCTION);
        Self {
            project: init.linear(latent_dim, channels[1] * height * width),
            layers: vec![
                init.conv_transpose(channels[1], channels[0]),
                init.conv_transpose(channels[0], outputs),
            ],
            channels: channels[1],
            height,
            width,
        }
    }

    /// `[batch, latent_dim]` to one or two times `[batch, height * width]`.
    pub fn forward(&self, code: Tensor<2>) -> (Tensor<2>, Option<Tensor<2>>) {
        let [batch, _] = code.dims();
        let seed = linear(code, &self.project, None).reshape([
            batch,
            self.channels,
            self.height,
            self.width,
        ]);
        let (last, hidden) = self.layers.split_last().expect("two layers");
        let h = hidden.iter().fold(seed, |h, layer| {
            conv_transpose(h, layer, Some(Activation::Relu))
        });
        let out = conv_transpose(h, last, None);
        if out.dims()[1] == 1 {
            return (out.flatten(1, 3), None);
        }
        let channel = |at| out.clone().narrow(1, at, 1).flatten(1, 3);
        (channel(0), Some(channel(1)))
    }
}
