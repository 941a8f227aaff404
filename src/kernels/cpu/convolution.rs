//! Convolutions as products of the layer's weights and the patches of its images.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::activation::{activate, gradient_before};
use super::buffers;
use super::gemm::{Matrix, add_product, product};
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
        let mut output = Vec::with_capacity(batch * channels * height * width);
        for _ in 0..batch {
            for &bias in buffers::values(&bias) {
                output.extend(std::iter::repeat_n(bias, height * width));
            }
        }
        let (inputs, weight) = (buffers::values(&input), buffers::values(&weight));
        let size = |numbers: &[f32]| GROUP * numbers.len() / batch;
        let (from, to) = (size(inputs), size(&output));
        for (input, output) in inputs.chunks(from).zip(output.chunks_mut(to)) {
            match self.direction {
                Direction::Down => self.down(&self.columns(input), weight, output),
                Direction::Up => self.up(input, weight, output),
            }
        }
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
        let [batch, channels, height, width] = gradient.layout().shape().dims();
        let slopes = buffers::values(&gradient);
        let bias_grad = bias_needs_grad.then(|| {
            let mut sums = vec![0.0; channels];
            for (at, plane) in slopes.chunks_exact(height * width).enumerate() {
                sums[at % channels] += plane.iter().sum::<f32>();
            }
            buffers::tensor(sums, [channels])
        });
        let (weight_grad, input_grad) = self.gradients(
            buffers::values(&input),
            buffers::values(&weight),
            slopes,
            batch,
            [weight_needs_grad, input_needs_grad],
        );
        let like = |by: Option<Vec<f32>>, like: &FlexTensor| {
            by.map(|by| buffers::tensor(by, like.layout().shape().clone()))
        };
        [
            like(input_grad, &input),
            like(weight_grad, &weight),
            bias_grad,
        ]
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

    /// Adds `weight` `[narrow, patch]` times `columns` to the positions `[images, narrow, count]`.
    fn down(&self, columns: &[f32], weight: &[f32], positions: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let (narrow, width) = (weight.len() / patch, columns.len() / patch);
        let mut sums = side_by_side(positions, narrow, count);
        let (weight, columns) = (Matrix::rows(weight, patch), Matrix::rows(columns, width));
        add_product([narrow, width, patch], weight, columns, &mut sums);
        for (at, position) in positions.chunks_exact_mut(count).enumerate() {
            let (image, row) = (at / narrow, at % narrow);
            position.copy_from_slice(&sums[row * width + image * count..][..count]);
        }
    }

    /// The adjoint of [`down`](Self::down): adds to a group of images the patches that `weight` makes of
    /// their positions.
    fn up(&self, positions: &[f32], weight: &[f32], images: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let narrow = weight.len() / patch;
        let width = positions.len() / narrow;
        let positions = side_by_side(positions, narrow, count);
        let (weight, positions) = (
            Matrix::rows(weight, patch).transposed(),
            Matrix::rows(&positions, width),
        );
        let columns = product([patch, width, narrow], weight, positions, None);
        self.strides.fold(&columns, images);
    }

    /// Adds the gradient of the weight `[narrow, patch]`, from the patches of the images and their positions:
    /// one is the input, the other the gradient of the output.
    fn add_weight_grad(&self, columns: &[f32], positions: &[f32], sums: &mut [f32]) {
        let (patch, count) = (self.strides.patch(), self.strides.count());
        let (narrow, width) = (sums.len() / patch, columns.len() / patch);
        let positions = side_by_side(positions, narrow, count);
        let (positions, columns) = (
            Matrix::rows(&positions, width),
            Matrix::rows(columns, width),
        );
        add_product(
            [narrow, patch, width],
            positions,
            columns.transposed(),
            sums,
        );
    }

    /// The gradients with respect to weight and input, those that are needed, from that with respect to the
    /// output before its activation.
    fn gradients(
        &self,
        input: &[f32],
        weight: &[f32],
        slopes: &[f32],
        batch: usize,
        [weight_needs_grad, input_needs_grad]: [bool; 2],
    ) -> (Option<Vec<f32>>, Option<Vec<f32>>) {
        let mut weight_grad = weight_needs_grad.then(|| vec![0.0; weight.len()]);
        let mut input_grad = input_needs_grad.then(|| vec![0.0; input.len()]);
        let (from, to) = (GROUP * input.len() / batch, GROUP * slopes.len() / batch);
        for (group, (input, slopes)) in input.chunks(from).zip(slopes.chunks(to)).enumerate() {
            let (images, positions) = match self.direction {
                Direction::Down => (input, slopes),
                Direction::Up => (slopes, input),
            };
            let columns = self.columns(images);
            if let Some(weight_grad) = &mut weight_grad {
                self.add_weight_grad(&columns, positions, weight_grad);
            }
            if let Some(input_grad) = &mut input_grad {
                let input_grad = &mut input_grad[group * from..][..input.len()];
                match self.direction {
                    Direction::Down => self.up(slopes, weight, input_grad),
                    Direction::Up => self.down(&columns, weight, input_grad),
                }
            }
        }
        (weight_grad, input_grad)
    }
}

/// Images whose patches stand in one matrix: with eight, its columns fill whole vectors, and the weights
/// are packed once for all of them.
const GROUP: usize = 8;

/// `positions` `[images, narrow, count]` as a matrix `[narrow, images * count]`.
fn side_by_side(positions: &[f32], narrow: usize, count: usize) -> Vec<f32> {
    let images = positions.len() / (narrow * count);
    let position = |image: usize, row: usize| &positions[(image * narrow + row) * count..][..count];
    let mut rows = Vec::with_capacity(positions.len());
    for row in 0..narrow {
        for image in 0..images {
            rows.extend_from_slice(position(image, row));
        }
    }
    rows
}
