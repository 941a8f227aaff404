//! Convolutions as products of the layer's weights and the patches of its images: a patch is a row, and
//! what comes out lies with its channels innermost.

use std::ops::Range;

use burn::backend::Cube;
use burn::backend::ops::FloatTensorOps;
use burn::tensor::Slice;
use burn_cubecl::tensor::CubeTensor;

use super::activation::gradient_before;
use super::patches::{fold, unfold};
use super::product::{Also, product};
use super::tensors::{dense, dims, reshape};
use crate::kernels::convolution::{Convolution, Way};
use crate::kernels::linear::Layer;
use crate::kernels::products::Lines;

/// Numbers in the patches of one product: few enough for the buffers that a browser allows.
const PATCHES: usize = 1 << 24;

impl Convolution {
    pub(super) fn on_gpu(&self, [input, weight, bias]: [CubeTensor; 3]) -> CubeTensor {
        let outputs = self.groups(dims::<4>(&input)[0]).map(|images| {
            let input = some(&input, images);
            self.forward_on_gpu([input, weight.clone(), bias.clone()])
        });
        one(outputs.collect())
    }

    pub(super) fn back_on_gpu(
        &self,
        layer: Layer<CubeTensor>,
        gradient: CubeTensor,
        wanted: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        let (mut by_inputs, mut by_weight, mut by_bias) = (Vec::new(), None, None);
        for images in self.groups(dims::<4>(&layer.input)[0]) {
            let of = |tensor: &CubeTensor| some(tensor, images.clone());
            let group = Layer {
                input: of(&layer.input),
                weight: layer.weight.clone(),
                through: layer
                    .through
                    .as_ref()
                    .map(|(activation, output)| (*activation, of(output))),
            };
            let [input, weight, bias] = self.group_back_on_gpu(group, of(&gradient), wanted);
            by_inputs.extend(input);
            by_weight = sum(by_weight, weight);
            by_bias = sum(by_bias, bias);
        }
        let by_input = wanted[0].then(|| one(by_inputs));
        [by_input, by_weight, by_bias]
    }

    /// As many images at a time as [`PATCHES`] allow.
    fn groups(&self, batch: usize) -> impl Iterator<Item = Range<usize>> {
        let size = (PATCHES / (self.strides.count() * self.strides.patch())).max(1);
        (0..batch)
            .step_by(size)
            .map(move |start| start..batch.min(start + size))
    }

    fn forward_on_gpu(&self, [input, weight, bias]: [CubeTensor; 3]) -> CubeTensor {
        let [batch, _, _, _] = dims(&input);
        match self.way {
            Way::Down => {
                let patches = unfold(&self.strides, input);
                let weight = self.matrix(weight);
                let also = Also {
                    bias: Some(bias),
                    activation: self.activation,
                    ..Also::default()
                };
                self.image(
                    batch,
                    product(Lines::RightTransposed, patches, weight, also).0,
                )
            }
            Way::Up => {
                let weight = self.matrix(weight);
                let patches = product(Lines::AsWritten, places(input), weight, Also::default()).0;
                fold(&self.strides, batch, patches, Some(bias), self.activation)
            }
        }
    }

    fn group_back_on_gpu(
        &self,
        layer: Layer<CubeTensor>,
        gradient: CubeTensor,
        [to_input, to_weight, to_bias]: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        let [batch, _, _, _] = dims(&layer.input);
        let weight_shape = layer.weight.meta.shape().clone();
        let weight = self.matrix(layer.weight);
        let by_weight = |found: CubeTensor| reshape(transposed(found), weight_shape.clone());
        match self.way {
            Way::Down => {
                let through = layer.through;
                let through = through.map(|(activation, output)| (activation, inner(output)));
                let gradient = in_rows(gradient_before(through, inner(gradient)));
                let found = (to_weight || to_bias).then(|| {
                    let patches = unfold(&self.strides, layer.input);
                    let also = Also {
                        sums: to_bias,
                        ..Also::default()
                    };
                    product(Lines::LeftTransposed, patches, gradient.clone(), also)
                });
                let by_input = to_input.then(|| {
                    let patches = product(Lines::AsWritten, gradient, weight, Also::default()).0;
                    fold(&self.strides, batch, patches, None, None)
                });
                let (of_weight, by_bias) = found.unzip();
                [
                    by_input,
                    of_weight.filter(|_| to_weight).map(by_weight),
                    by_bias.flatten(),
                ]
            }
            Way::Up => {
                let gradient = gradient_before(layer.through, gradient);
                let by_bias = to_bias.then(|| sums_of_channels(gradient.clone()));
                let patches = unfold(&self.strides, gradient);
                let of_weight = to_weight.then(|| {
                    let (places, patches) = (places(layer.input), patches.clone());
                    let found = product(Lines::LeftTransposed, places, patches, Also::default()).0;
                    reshape(found, weight_shape.clone())
                });
                let by_input = to_input.then(|| {
                    let also = Also::default();
                    self.image(
                        batch,
                        product(Lines::RightTransposed, patches, weight, also).0,
                    )
                });
                [by_input, of_weight, by_bias]
            }
        }
    }

    /// A weight `[narrow, channels, height, width]` as `[narrow, patch]`.
    fn matrix(&self, weight: CubeTensor) -> CubeTensor {
        let narrow = dims::<4>(&weight)[0];
        reshape(weight, [narrow, self.strides.patch()])
    }

    /// `[batch * count, narrow]` as `[batch, narrow, down, across]`, where it lies.
    fn image(&self, batch: usize, places: CubeTensor) -> CubeTensor {
        let narrow = dims::<2>(&places)[1];
        let [down, across] = self.strides.places;
        outer(reshape(places, [batch, down, across, narrow]))
    }
}

/// These images of a batch.
fn some(batch: &CubeTensor, images: Range<usize>) -> CubeTensor {
    let [all, channels, height, width] = dims(batch);
    if images.len() == all {
        return batch.clone();
    }
    let ranges = [images, 0..channels, 0..height, 0..width].map(Slice::from);
    Cube::float_slice(batch.clone(), &ranges)
}

/// The batch of several groups of images.
fn one(mut groups: Vec<CubeTensor>) -> CubeTensor {
    match groups.len() {
        1 => groups.swap_remove(0),
        _ => Cube::float_cat(groups, 0),
    }
}

fn sum(so_far: Option<CubeTensor>, more: Option<CubeTensor>) -> Option<CubeTensor> {
    match (so_far, more) {
        (Some(so_far), Some(more)) => Some(Cube::float_add(so_far, more)),
        (so_far, more) => so_far.or(more),
    }
}

/// `[batch, narrow, down, across]` as `[batch * down * across, narrow]`.
fn places(image: CubeTensor) -> CubeTensor {
    in_rows(inner(image))
}

/// `[batch, down, across, narrow]` as `[batch * down * across, narrow]`.
fn in_rows(inner: CubeTensor) -> CubeTensor {
    let [batch, down, across, narrow] = dims(&inner);
    reshape(inner, [batch * down * across, narrow])
}

/// Channels last; copied only where they don't lie so.
fn inner(image: CubeTensor) -> CubeTensor {
    dense(Cube::float_permute(image, &[0, 2, 3, 1]))
}

/// Channels where burn expects them.
fn outer(image: CubeTensor) -> CubeTensor {
    Cube::float_permute(image, &[0, 3, 1, 2])
}

fn transposed(matrix: CubeTensor) -> CubeTensor {
    Cube::float_swap_dims(matrix, 0, 1)
}

/// `[batch, channels, height, width]` to `[channels]`.
fn sums_of_channels(image: CubeTensor) -> CubeTensor {
    let [batch, channels, height, width] = dims(&image);
    let sums = Cube::float_sum_dim(reshape(image, [batch, channels, height * width]), 2);
    let sums = Cube::float_sum_dim(reshape(sums, [batch, channels]), 0);
    reshape(sums, [channels])
}
