//! Convolutions that halve an image, rounding up, and such as double it again, each with its bias and activation.

use burn::module::Param;
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::activation::{Activation, ActivationKernel};
use super::device::Float;
use super::matmul::batched_matmul;
use super::operation::{Operation, apply};
use super::saved::{SavedForBackward, activated};
use super::strides::{STRIDE, Strides};
use super::tensor::tensor;

/// What a device computes of it.
pub trait ConvolutionKernel: ActivationKernel {
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

/// The layer that follows an image doubled by nearest neighbours: kernel 3, stride 1, padding 1.
/// `weight` is `[outputs, inputs, 3, 3]`, `bias` `[outputs]`, as PyTorch's `Conv2d` has them.
pub fn smoothing(weight: Param<Tensor<4>>, bias: Param<Tensor<1>>) -> Conv2d {
    Conv2d {
        stride: [1; 2],
        ..halving(weight, bias)
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
    convolution.apply(input, layer.weight.val(), bias)
}

/// `activation(layer(input))`, `[batch, inputs, height, width]` to `[batch, outputs, *sides]`, for a layer that
/// [`doubling`] made. `sides` are twice the input's, or what is left of them without the last row or column: those
/// of an image that [`conv`] halves to the input's.
///
/// # Panics
/// As [`conv`], and for other `sides`.
pub fn conv_transpose(
    input: Tensor<4>,
    layer: &ConvTranspose2d,
    sides: [usize; 2],
    activation: Option<Activation>,
) -> Tensor<4> {
    assert_eq!((layer.stride, layer.dilation, layer.groups), PLAIN);
    assert_eq!(layer.padding, [PADDING; 2]);
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    up(input, layer.weight.val(), bias, sides, activation)
}

/// The padding of a kernel that goes up.
const PADDING: usize = 1;

fn up(
    input: Tensor<4>,
    weight: Tensor<4>,
    bias: &Param<Tensor<1>>,
    sides: [usize; 2],
    activation: Option<Activation>,
) -> Tensor<4> {
    let padding = PADDING;
    let [_, _, height, width] = input.dims();
    let [_, channels, rows, columns] = weight.dims();
    let side = |positions: usize, kernel: usize| (positions - 1) * STRIDE + kernel - 2 * padding;
    let whole = [side(height, rows), side(width, columns)];
    for (side, whole) in sides.into_iter().zip(whole) {
        assert!(
            side == whole || side + 1 == whole,
            "{side} is not of {whole}"
        );
    }
    let strides = Strides {
        channels,
        // What is cut is never computed: the kernel reaches into it as into padding.
        input_positions: sides,
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
    convolution.apply(input, weight, bias)
}

/// `activation(layer(doubled))` of the input doubled by nearest neighbours, `[batch, inputs, height,
/// width]` to `[batch, outputs, *sides]`, for a layer that [`smoothing`] made; `sides` are as
/// [`conv_transpose`] takes them.
///
/// Of the pixels under the kernel, some were the same pixel before it was doubled, so that their
/// weights add up: the two are one transposed convolution of a kernel of 4, and that is computed.
///
/// # Panics
/// If the layer is of another stride, dilation or number of groups, or has no bias, and for other
/// `sides`.
pub fn conv_nearest(
    input: Tensor<4>,
    layer: &Conv2d,
    sides: [usize; 2],
    activation: Option<Activation>,
) -> Tensor<4> {
    let (_, dilation, groups) = PLAIN;
    assert_eq!((layer.dilation, layer.groups), (dilation, groups));
    assert_eq!(layer.stride, [1; 2]);
    let bias = layer.bias.as_ref().expect("every layer here has a bias");
    up(input, added_up(layer.weight.val()), bias, sides, activation)
}

/// The weights `[outputs, inputs, 3, 3]` of a convolution that follows a doubling as those of the
/// transposed convolution that both are, `[inputs, outputs, 4, 4]`.
fn added_up(weight: Tensor<4>) -> Tensor<4> {
    let [outputs, inputs, rows, columns] = weight.dims();
    let matrix: Vec<_> = (0..rows * columns)
        .flat_map(|at| {
            let sums = SUMS.iter().flat_map(move |down| {
                let across = move |across: &[f32; 3]| down[at / columns] * across[at % columns];
                SUMS.iter().map(across)
            });
            sums.collect::<Vec<_>>()
        })
        .collect();
    let size = SUMS.len();
    let matrix = tensor(matrix, [1, rows * columns, size * size], &weight.device());
    let each = weight
        .swap_dims(0, 1)
        .reshape([1, inputs * outputs, rows * columns]);
    batched_matmul(each, matrix).reshape([inputs, outputs, size, size])
}

/// Along a side, which of a kernel's three weights each of the four adds up.
const SUMS: [[f32; 3]; 4] = [
    [0.0, 0.0, 1.0],
    [0.0, 1.0, 1.0],
    [1.0, 1.0, 0.0],
    [1.0, 0.0, 0.0],
];

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

    fn apply(self, input: Tensor<4>, weight: Tensor<4>, bias: &Param<Tensor<1>>) -> Tensor<4> {
        let inputs = [
            input.into_dispatch(),
            weight.into_dispatch(),
            bias.val().into_dispatch(),
        ];
        apply(self, inputs)
    }
}

impl<B: ConvolutionKernel> Operation<B, 3> for Convolution {
    type Saved = SavedForBackward<Float<B>>;

    fn forward(&self, inputs: [Float<B>; 3], tracked: bool) -> (Float<B>, Self::Saved) {
        let layer = |inputs, activation| {
            B::convolution(
                inputs,
                Self {
                    activation,
                    ..*self
                },
            )
        };
        activated::<B>(inputs, self.activation, tracked, layer)
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
