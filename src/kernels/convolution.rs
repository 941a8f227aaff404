//! Convolutions that halve an image and transposed ones that double it, each with its bias and activation.

use burn::module::Param;
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::activation::Activation;
use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};
use super::saved::SavedForBackward;
use super::strides::{STRIDE, Strides};

/// What a device computes of it.
pub trait ConvolutionKernel: KernelBackend {
    /// `activation(layer(input))` from input, weight and bias.
    fn convolution(inputs: [Float<Self>; 3], layer: Convolution) -> Float<Self>;

    /// The gradients of [`convolution`](Self::convolution) with respect to input, weight and bias.
    fn convolution_backward(
        layer: Convolution,
        saved: SavedForBackward<Float<Self>>,
        gradient: Float<Self>,
        needs_grad: [bool; 3],
    ) -> [Option<Float<Self>>; 3];
}

/// Stride, dilation and groups of the layers that are computed here.
const PLAIN: ([usize; 2], [usize; 2], usize) = ([STRIDE; 2], [1; 2], 1);

/// The layer that halves height and width, rounding up: kernel 3, stride 2, padding 1. `weight` is `[outputs,
/// inputs, 3, 3]`, `bias` `[outputs]`, as PyTorch's `Conv2d` has them.
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

/// The layer that doubles height and width: kernel 4, stride 2, padding 1. `channels` are `[inputs, outputs]`,
/// `weight` is `[inputs, outputs, 4, 4]`, `bias` `[outputs]`, as PyTorch's `ConvTranspose2d` has them.
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

/// `activation(layer(input))`, `[batch, inputs, height, width]` to `[batch, outputs, height / 2, width / 2]`,
/// rounded up, for a layer that [`halving`] made.
///
/// # Panics
/// If the layer is of another stride, dilation, padding or number of groups, or has no bias.
pub fn conv(input: Tensor<4>, layer: &Conv2d, activation: Option<Activation>) -> Tensor<4> {
    assert_eq!((layer.stride, layer.dilation, layer.groups), PLAIN);
    let PaddingConfig2d::Explicit(padding, _, _, _) = layer.padding else {
        panic!("the padding of a layer here is a number of pixels");
    };
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    let [_, _, height, width] = input.dims();
    let [_, channels, rows, columns] = layer.weight.dims();
    let positions = |side: usize, kernel: usize| (side + 2 * padding - kernel) / STRIDE + 1;
    let strides = Strides {
        channels,
        input_positions: [height, width],
        kernel: [rows, columns],
        padding,
        output_positions: [positions(height, rows), positions(width, columns)],
    };
    let direction = Direction::Down;
    let convolution = Convolution {
        direction,
        strides,
        activation,
    };
    convolution.apply(input, &layer.weight, bias)
}

/// `activation(layer(input))`, `[batch, inputs, height, width]` to `[batch, outputs, 2 height, 2 width]`, for a
/// layer that [`doubling`] made.
///
/// # Panics
/// As [`conv`].
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
    let side = |positions: usize, kernel: usize| (positions - 1) * STRIDE + kernel - 2 * padding;
    let strides = Strides {
        channels,
        input_positions: [side(height, rows), side(width, columns)],
        kernel: [rows, columns],
        padding,
        output_positions: [height, width],
    };
    let direction = Direction::Up;
    let convolution = Convolution {
        direction,
        strides,
        activation,
    };
    convolution.apply(input, &layer.weight, bias)
}

/// A convolution goes down, from an image to the positions of its kernel, a transposed one up, from positions
/// to an image. Otherwise they are the same, each the other's gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Down,
    Up,
}

/// A layer without its weights.
#[derive(Debug, Clone, Copy)]
pub struct Convolution {
    pub direction: Direction,
    pub strides: Strides,
    pub activation: Option<Activation>,
}

impl Convolution {
    /// `[height, width]` of what comes out.
    pub fn output(&self) -> [usize; 2] {
        match self.direction {
            Direction::Down => self.strides.output_positions,
            Direction::Up => self.strides.input_positions,
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

impl<B: ConvolutionKernel> Operation<B, 3> for Convolution {
    type Saved = SavedForBackward<Float<B>>;

    fn forward(&self, inputs: [Float<B>; 3], _: bool) -> (Float<B>, Self::Saved) {
        let forward = |inputs| B::convolution(inputs, *self);
        SavedForBackward::of(inputs, self.activation, forward)
    }

    fn backward(
        self,
        saved: Self::Saved,
        gradient: Float<B>,
        needs_grad: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        B::convolution_backward(self, saved, gradient, needs_grad)
    }
}
