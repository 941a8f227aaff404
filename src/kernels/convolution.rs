use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::NoCheckpointing;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::flex::FlexTensor;
use burn::backend::{Autodiff, Flex};
use burn::module::Param;
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, ConvTranspose2d};
use burn::tensor::Tensor;

use super::activation::{activate, activated, before};
use super::cpu::{self, Place};
use super::gemm::{Matrix, add_product, product};
use super::patches::{STRIDE, Strides};
use crate::config::Activation;

/// Stride, dilation and groups of the layers that are computed here.
const PLAIN: ([usize; 2], [usize; 2], usize) = ([STRIDE; 2], [1; 2], 1);

/// `activation(layer(input))`, `[batch, channels, height, width]` to the same with fewer or more of each.
///
/// Layers of another stride, of several groups or paddings, or with dilation are left to burn.
pub fn conv(input: Tensor<4>, layer: &Conv2d, activation: Option<Activation>) -> Tensor<4> {
    let padding = match layer.padding {
        PaddingConfig2d::Explicit(top, left, bottom, right)
            if [left, bottom, right] == [top; 3] =>
        {
            top
        }
        _ => return activated(layer.forward(input), activation),
    };
    if (layer.stride, layer.dilation, layer.groups) != PLAIN {
        return activated(layer.forward(input), activation);
    }
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
    on_cpu(
        &input,
        &layer.weight,
        &layer.bias,
        Way::Down,
        strides,
        activation,
    )
    .unwrap_or_else(|| activated(layer.forward(input), activation))
}

/// As [`conv`], of a transposed convolution.
pub fn conv_transpose(
    input: Tensor<4>,
    layer: &ConvTranspose2d,
    activation: Option<Activation>,
) -> Tensor<4> {
    let [padding, other] = layer.padding;
    if (layer.stride, layer.dilation, layer.groups) != PLAIN
        || other != padding
        || layer.padding_out != [0, 0]
    {
        return activated(layer.forward(input), activation);
    }
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
    on_cpu(
        &input,
        &layer.weight,
        &layer.bias,
        Way::Up,
        strides,
        activation,
    )
    .unwrap_or_else(|| activated(layer.forward(input), activation))
}

/// A convolution goes from an image to the places of its kernel, a transposed one from places to an
/// image. Otherwise they are the same, each the other's gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

fn on_cpu(
    input: &Tensor<4>,
    weight: &Param<Tensor<4>>,
    bias: &Option<Param<Tensor<1>>>,
    way: Way,
    strides: Strides,
    activation: Option<Activation>,
) -> Option<Tensor<4>> {
    let bias = bias.as_ref()?.val();
    let inputs = [
        input.clone().into_dispatch(),
        weight.val().into_dispatch(),
        bias.into_dispatch(),
    ];
    let layer = Layer {
        way,
        strides,
        activation,
    };
    match Place::of(inputs) {
        Place::Elsewhere => None,
        Place::Plain(inputs) => {
            let [input, weight, bias] = inputs.map(cpu::dense);
            let output = layer.forward(&input, &weight, &bias);
            Some(Tensor::from_primitive::<Flex>(output))
        }
        Place::Training(inputs) => {
            let nodes = inputs.each_ref().map(|input| input.node());
            let [input, weight, bias] = inputs.map(|input| cpu::dense(input.into_primitive()));
            let output = layer.forward(&input, &weight, &bias);
            let prepared = ConvolutionGradient
                .prepare::<NoCheckpointing>(nodes)
                .compute_bound();
            let output = match prepared.stateful() {
                OpsKind::UnTracked(prepared) => prepared.finish(output),
                OpsKind::Tracked(prepared) => {
                    let state = Pass {
                        layer,
                        input,
                        weight,
                        output: output.clone(),
                    };
                    prepared.finish(state, output)
                }
            };
            Some(Tensor::from_primitive::<Autodiff<Flex>>(output))
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Layer {
    way: Way,
    strides: Strides,
    activation: Option<Activation>,
}

impl Layer {
    fn forward(&self, input: &FlexTensor, weight: &FlexTensor, bias: &FlexTensor) -> FlexTensor {
        let [batch, _, _, _] = input.layout().shape().dims();
        let [channels] = bias.layout().shape().dims();
        let [height, width] = match self.way {
            Way::Down => self.strides.places,
            Way::Up => self.strides.image,
        };
        let mut output = Vec::with_capacity(batch * channels * height * width);
        for _ in 0..batch {
            for &bias in cpu::numbers(bias) {
                output.extend(std::iter::repeat_n(bias, height * width));
            }
        }
        let (inputs, weight) = (cpu::numbers(input), cpu::numbers(weight));
        let size = |numbers: &[f32]| GROUP * numbers.len() / batch;
        let (from, to) = (size(inputs), size(&output));
        for (input, output) in inputs.chunks(from).zip(output.chunks_mut(to)) {
            match self.way {
                Way::Down => self.down(&self.columns(input), weight, output),
                Way::Up => self.up(input, weight, output),
            }
        }
        activate(self.activation, &mut output);
        cpu::tensor(output, [batch, channels, height, width])
    }

    /// The patches of a group of images, `[patch, images * count]`.
    fn columns(&self, images: &[f32]) -> Vec<f32> {
        let mut columns =
            vec![
                0.0;
                images.len() / self.strides.size() * self.strides.count() * self.strides.patch()
            ];
        self.strides.unfold(images, &mut columns);
        columns
    }

    /// Adds `weight` `[narrow, patch]` times `columns` to the places `[images, narrow, count]`.
    fn down(&self, columns: &[f32], weight: &[f32], places: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let (narrow, width) = (weight.len() / patch, columns.len() / patch);
        let mut sums = side_by_side(places, narrow, count);
        let (weight, columns) = (Matrix::rows(weight, patch), Matrix::rows(columns, width));
        add_product([narrow, width, patch], weight, columns, &mut sums);
        for (at, place) in places.chunks_exact_mut(count).enumerate() {
            let (image, row) = (at / narrow, at % narrow);
            place.copy_from_slice(&sums[row * width + image * count..][..count]);
        }
    }

    /// The adjoint of [`down`](Self::down): adds to a group of images the patches that `weight` makes of
    /// their places.
    fn up(&self, places: &[f32], weight: &[f32], images: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let narrow = weight.len() / patch;
        let width = places.len() / narrow;
        let places = side_by_side(places, narrow, count);
        let (weight, places) = (
            Matrix::rows(weight, patch).transposed(),
            Matrix::rows(&places, width),
        );
        let columns = product([patch, width, narrow], weight, places, None);
        self.strides.fold(&columns, images);
    }

    /// Adds the gradient of the weight `[narrow, patch]`, from the patches of the images and their places:
    /// one is the input, the other the gradient of the output.
    fn add_by_weight(&self, columns: &[f32], places: &[f32], sums: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let (narrow, width) = (sums.len() / patch, columns.len() / patch);
        let places = side_by_side(places, narrow, count);
        let (places, columns) = (Matrix::rows(&places, width), Matrix::rows(columns, width));
        add_product([narrow, patch, width], places, columns.transposed(), sums);
    }

    /// The gradients by the weight and, if it is wanted, by the input, from that of the output.
    fn backward(
        &self,
        input: &[f32],
        weight: &[f32],
        slopes: &[f32],
        batch: usize,
        to_input: bool,
    ) -> (Vec<f32>, Vec<f32>) {
        let mut by_weight = vec![0.0; weight.len()];
        let mut by_input = vec![0.0; if to_input { input.len() } else { 0 }];
        let (from, to) = (GROUP * input.len() / batch, GROUP * slopes.len() / batch);
        for (group, (input, slopes)) in input.chunks(from).zip(slopes.chunks(to)).enumerate() {
            let (images, places) = match self.way {
                Way::Down => (input, slopes),
                Way::Up => (slopes, input),
            };
            let columns = self.columns(images);
            self.add_by_weight(&columns, places, &mut by_weight);
            if to_input {
                let by_input = &mut by_input[group * from..][..input.len()];
                match self.way {
                    Way::Down => self.up(slopes, weight, by_input),
                    Way::Up => self.down(&columns, weight, by_input),
                }
            }
        }
        (by_weight, by_input)
    }
}

/// Images whose patches stand in one matrix: with eight, its columns fill whole vectors, and the weights
/// are packed once for all of them.
const GROUP: usize = 8;

/// `places` `[images, narrow, count]` as a matrix `[narrow, images * count]`.
fn side_by_side(places: &[f32], narrow: usize, count: usize) -> Vec<f32> {
    let images = places.len() / (narrow * count);
    let place = |image: usize, row: usize| &places[(image * narrow + row) * count..][..count];
    let mut rows = Vec::with_capacity(places.len());
    for row in 0..narrow {
        for image in 0..images {
            rows.extend_from_slice(place(image, row));
        }
    }
    rows
}

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Pass {
    layer: Layer,
    input: FlexTensor,
    weight: FlexTensor,
    output: FlexTensor,
}

#[derive(Debug)]
struct ConvolutionGradient;

impl Backward<Flex, 3> for ConvolutionGradient {
    type State = Pass;

    fn backward(self, ops: Ops<Pass, 3>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let Pass {
            layer,
            input,
            weight,
            output,
        } = ops.state;
        let [to_input, to_weight, to_bias] = ops.parents;
        let gradient = gradients.consume::<Flex>(&ops.node);
        let gradient = before(layer.activation, &output, gradient);
        let [batch, channels, height, width] = output.layout().shape().dims();
        let slopes = cpu::numbers(&gradient);
        if let Some(node) = to_bias {
            let mut sums = vec![0.0; channels];
            for (at, plane) in slopes.chunks_exact(height * width).enumerate() {
                sums[at % channels] += plane.iter().sum::<f32>();
            }
            gradients.register::<Flex>(node.id, cpu::tensor(sums, [channels]));
        }
        let (by_weight, by_input) = layer.backward(
            cpu::numbers(&input),
            cpu::numbers(&weight),
            slopes,
            batch,
            to_input.is_some(),
        );
        for (node, by, like) in [(to_weight, by_weight, weight), (to_input, by_input, input)] {
            let Some(node) = node else { continue };
            gradients.register::<Flex>(node.id, cpu::tensor(by, like.layout().shape().clone()));
        }
    }
}
