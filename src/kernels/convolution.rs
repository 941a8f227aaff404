use std::fmt::Debug;

use burn::module::Param;
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::linear::Layer;
use super::operation::{Operation, apply};
use super::strides::{STRIDE, Strides};
use crate::config::Activation;

/// Stride, dilation and groups of the layers that are computed here.
const PLAIN: ([usize; 2], [usize; 2], usize) = ([STRIDE; 2], [1; 2], 1);

/// The layer that halves height and width, rounding up: kernel 3, stride 2, padding 1.
pub fn halving(weight: Param<Tensor<4>>, bias: Param<Tensor<1>>) -> Conv2d {
    let (stride, dilation, groups) = PLAIN;
    Conv2d {
        weight,
        bias: Some(bias),
        stride,
        kernel_size: [3, 3],
        dilation,
        groups,
        padding: PaddingConfig2d::Explicit(1, 1, 1, 1),
    }
}

/// The layer that doubles height and width: kernel 4, stride 2, padding 1; `[inputs, outputs]` are its
/// channels.
pub fn doubling(
    weight: Param<Tensor<4>>,
    bias: Param<Tensor<1>>,
    channels: [usize; 2],
) -> ConvTranspose2d {
    let (stride, dilation, groups) = PLAIN;
    ConvTranspose2d {
        weight,
        bias: Some(bias),
        stride,
        kernel_size: [4, 4],
        dilation,
        groups,
        padding: [1, 1],
        padding_out: [0, 0],
        channels,
    }
}

/// `activation(layer(input))`, `[batch, channels, height, width]` to the same with fewer or more of each.
///
/// The layer is one that [`halving`] made.
pub fn conv(input: Tensor<4>, layer: &Conv2d, activation: Option<Activation>) -> Tensor<4> {
    assert_eq!((layer.stride, layer.dilation, layer.groups), PLAIN);
    let PaddingConfig2d::Explicit(padding, _, _, _) = layer.padding else {
        panic!("the padding of a layer here is a number of pixels");
    };
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    let [_, _, height, width] = input.dims();
    let [_, channels, rows, columns] = layer.weight.dims();
    let places = |side: usize, kernel: usize| (side + 2 * padding - kernel) / STRIDE + 1;
    let strides = Strides {
        channels,
        image: [height, width],
        kernel: [rows, columns],
        padding,
        places: [places(height, rows), places(width, columns)],
    };
    let way = Way::Down;
    let convolution = Convolution {
        way,
        strides,
        activation,
    };
    convolution.apply(input, &layer.weight, bias)
}

/// As [`conv`], of a transposed convolution that [`doubling`] made.
pub fn conv_transpose(
    input: Tensor<4>,
    layer: &ConvTranspose2d,
    activation: Option<Activation>,
) -> Tensor<4> {
    assert_eq!((layer.stride, layer.dilation, layer.groups), PLAIN);
    let [padding, _] = layer.padding;
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    let [_, _, height, width] = input.dims();
    let [_, channels, rows, columns] = layer.weight.dims();
    let side = |places: usize, kernel: usize| (places - 1) * STRIDE + kernel - 2 * padding;
    let strides = Strides {
        channels,
        image: [side(height, rows), side(width, columns)],
        kernel: [rows, columns],
        padding,
        places: [height, width],
    };
    let way = Way::Up;
    let convolution = Convolution {
        way,
        strides,
        activation,
    };
    convolution.apply(input, &layer.weight, bias)
}

/// A convolution goes from an image to the places of its kernel, a transposed one from places to an
/// image. Otherwise they are the same, each the other's gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Down,
    Up,
}

/// A layer without its weights.
#[derive(Debug, Clone, Copy)]
pub struct Convolution {
    pub way: Way,
    pub strides: Strides,
    pub activation: Option<Activation>,
}

impl Convolution {
    /// `[height, width]` of what comes out.
    pub fn output(&self) -> [usize; 2] {
        match self.way {
            Way::Down => self.strides.places,
            Way::Up => self.strides.image,
        }
    }

    fn apply(
        self,
        input: Tensor<4>,
        weight: &Param<Tensor<4>>,
        bias: &Param<Tensor<1>>,
    ) -> Tensor<4> {
        let inputs = [
            input.into_dispatch(),
            weight.val().into_dispatch(),
            bias.val().into_dispatch(),
        ];
        apply(self, inputs)
    }
}

impl Operation<3> for Convolution {
    type Kept<T: Clone + Debug + Send + 'static> = Layer<T>;

    fn forward<B: Kernels>(&self, inputs: [Float<B>; 3], _: bool) -> (Float<B>, Layer<Float<B>>) {
        let forward = |inputs| B::convolution(inputs, *self);
        Layer::kept(inputs, self.activation, forward)
    }

    fn backward<B: Kernels>(
        self,
        layer: Layer<Float<B>>,
        gradient: Float<B>,
        wanted: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        B::convolution_back(self, layer, gradient, wanted)
    }
}
