//! Convolutions as products of the layer's weights and the patches of its images.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::activation::{activate, gradient_before};
use super::buffers;
use super::lanes::{LANES, Lanes};
use crate::kernels::convolution::{Convolution, ConvolutionKernel, Direction};
use crate::kernels::saved::SavedForBackward;

impl ConvolutionKernel for Flex {
    fn convolution(inputs: [FlexTensor; 3], layer: Convolution) -> FlexTensor {
        layer.forward(inputs)
    }

    fn convolution_backward(
        layer: Convolution,
        saved: SavedForBackward<FlexTensor>,
        gradient: FlexTensor,
        needs_grad: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        layer.backward(saved, gradient, needs_grad)
    }
}

impl Convolution {
    fn forward(&self, [input, weight, bias]: [FlexTensor; 3]) -> FlexTensor {
        let [input, weight, bias] = [input, weight, bias].map(buffers::dense);
        let [batch, _, _, _] = input.layout().shape().dims();
        let [channels] = bias.layout().shape().dims();
        let [height, width] = self.output();
        let [input, weight, bias] = [&input, &weight, &bias].map(buffers::values);
        let mut output = match self.direction {
            Direction::Down => {
                let mut positions = Vec::with_capacity(batch * channels * height * width);
                for &bias in std::iter::repeat_n(bias, batch).flatten() {
                    positions.extend(std::iter::repeat_n(bias, height * width));
                }
                self.strides.down(input, weight, &mut positions);
                positions
            }
            Direction::Up => self.strides.up(input, weight, Some(bias)),
        };
        activate(self.activation, &mut output);
        buffers::tensor(output, [batch, channels, height, width])
    }

    fn backward(
        &self,
        saved: SavedForBackward<FlexTensor>,
        gradient: FlexTensor,
        [input_needs_grad, weight_needs_grad, bias_needs_grad]: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        let [input, weight] = [saved.input, saved.weight].map(buffers::dense);
        let gradient = gradient_before(saved.activated, gradient);
        let [_, channels, height, width] = gradient.layout().shape().dims();
        let slopes = buffers::values(&gradient);
        let bias_grad = bias_needs_grad.then(|| {
            let mut sums = vec![0.0; channels];
            add_planes(slopes, height * width, &mut sums);
            buffers::tensor(sums, [channels])
        });
        let (inputs, weights) = (buffers::values(&input), buffers::values(&weight));
        let (images, positions) = match self.direction {
            Direction::Down => (inputs, slopes),
            Direction::Up => (slopes, inputs),
        };
        let weight_grad = weight_needs_grad.then(|| {
            let narrow = weights.len() / self.strides.patch();
            let grad = self.strides.weight_grad(images, positions, narrow);
            buffers::tensor(grad, weight.layout().shape().clone())
        });
        let input_grad = input_needs_grad.then(|| {
            let grad = match self.direction {
                Direction::Down => self.strides.up(slopes, weights, None),
                Direction::Up => {
                    let mut grad = vec![0.0; inputs.len()];
                    self.strides.down(slopes, weights, &mut grad);
                    grad
                }
            };
            buffers::tensor(grad, input.layout().shape().clone())
        });
        [input_grad, weight_grad, bias_grad]
    }
}

/// Adds the sum of each plane of `images` `[images, channels, size]` to that of its channel.
///
/// Planes are added up four at once: a single sum would wait for itself at every element.
fn add_planes(images: &[f32], size: usize, sums: &mut [f32]) {
    let channels = sums.len();
    for (group, planes) in images.chunks(LANES * size).enumerate() {
        let mut found = [0.0; LANES];
        match planes.chunks_exact(size).collect::<Vec<_>>().as_slice() {
            &[a, b, c, d] => sums_of_four([a, b, c, d]).store(&mut found),
            fewer => {
                for (sum, plane) in found.iter_mut().zip(fewer) {
                    *sum = plane.iter().sum();
                }
            }
        }
        for (at, sum) in found[..planes.len() / size].iter().enumerate() {
            sums[(group * LANES + at) % channels] += sum;
        }
    }
}

/// The sum of each, element after element.
fn sums_of_four(planes: [&[f32]; LANES]) -> Lanes {
    let (whole, rest) = (
        planes.map(|plane| plane.as_chunks().0),
        planes.map(|plane| plane.as_chunks::<LANES>().1),
    );
    let mut sums = Lanes::splat(0.0);
    for at in 0..whole[0].len() {
        let elements = whole.map(|plane| Lanes::load(&plane[at]));
        for element in Lanes::transposed(elements) {
            sums = sums.plus(element);
        }
    }
    for at in 0..rest[0].len() {
        sums = sums.plus(Lanes::load(&rest.map(|plane| plane[at])));
    }
    sums
}
