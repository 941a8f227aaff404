//! Convolutions as products of the layer's weights and the patches of its images.

use burn::backend::flex::FlexTensor;

use super::activation::{activate, before};
use super::gemm::{Matrix, add_product, product};
use crate::kernels::convolution::{Convolution, Way};
use crate::kernels::cpu;
use crate::kernels::linear::Layer;

impl Convolution {
    pub(super) fn forward(&self, [input, weight, bias]: [FlexTensor; 3]) -> FlexTensor {
        let [input, weight, bias] = [input, weight, bias].map(cpu::dense);
        let [batch, _, _, _] = input.layout().shape().dims();
        let [channels] = bias.layout().shape().dims();
        let [height, width] = self.output();
        let mut output = Vec::with_capacity(batch * channels * height * width);
        for _ in 0..batch {
            for &bias in cpu::numbers(&bias) {
                output.extend(std::iter::repeat_n(bias, height * width));
            }
        }
        let (inputs, weight) = (cpu::numbers(&input), cpu::numbers(&weight));
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

    pub(super) fn backward(
        &self,
        layer: Layer<FlexTensor>,
        gradient: FlexTensor,
        [to_input, to_weight, to_bias]: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        let [input, weight] = [layer.input, layer.weight].map(cpu::dense);
        let gradient = before(layer.through, gradient);
        let [batch, channels, height, width] = gradient.layout().shape().dims();
        let slopes = cpu::numbers(&gradient);
        let by_bias = to_bias.then(|| {
            let mut sums = vec![0.0; channels];
            for (at, plane) in slopes.chunks_exact(height * width).enumerate() {
                sums[at % channels] += plane.iter().sum::<f32>();
            }
            cpu::tensor(sums, [channels])
        });
        let (by_weight, by_input) = self.gradients(
            cpu::numbers(&input),
            cpu::numbers(&weight),
            slopes,
            batch,
            [to_weight, to_input],
        );
        let like = |by: Option<Vec<f32>>, like: &FlexTensor| {
            by.map(|by| cpu::tensor(by, like.layout().shape().clone()))
        };
        [like(by_input, &input), like(by_weight, &weight), by_bias]
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

    /// The gradients by the weight and by the input, those that are wanted, from that of the output.
    fn gradients(
        &self,
        input: &[f32],
        weight: &[f32],
        slopes: &[f32],
        batch: usize,
        [to_weight, to_input]: [bool; 2],
    ) -> (Option<Vec<f32>>, Option<Vec<f32>>) {
        let mut by_weight = to_weight.then(|| vec![0.0; weight.len()]);
        let mut by_input = to_input.then(|| vec![0.0; input.len()]);
        let (from, to) = (GROUP * input.len() / batch, GROUP * slopes.len() / batch);
        for (group, (input, slopes)) in input.chunks(from).zip(slopes.chunks(to)).enumerate() {
            let (images, places) = match self.way {
                Way::Down => (input, slopes),
                Way::Up => (slopes, input),
            };
            let columns = self.columns(images);
            if let Some(by_weight) = &mut by_weight {
                self.add_by_weight(&columns, places, by_weight);
            }
            if let Some(by_input) = &mut by_input {
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
