//! Convolutions as products of the layer's weights and the patches of its images: a patch is a row, and
//! what comes out lies with its channels innermost.

use std::ops::Range;

use burn::backend::Cube;
use burn::backend::ops::FloatTensorOps;
use burn::tensor::Slice;
use burn_cubecl::tensor::CubeTensor;

use super::activation::gradient_before;
use super::matmul::{Epilogue, matmul};
use super::patches::{fold, unfold};
use super::tensors::{dense, dims, reshape};
use crate::kernels::convolution::{Convolution, ConvolutionKernel, Direction};
use crate::kernels::matmul::MatmulLayout;
use crate::kernels::saved::SavedForBackward;

/// Elements in the patches of one product: few enough for the buffers that a browser allows.
const PATCHES: usize = 1 << 24;

impl ConvolutionKernel for Cube {
    fn convolution(inputs: [CubeTensor; 3], layer: Convolution) -> CubeTensor {
        layer.on_gpu(inputs)
    }

    fn convolution_backward(
        layer: Convolution,
        saved: SavedForBackward<CubeTensor>,
        gradient: CubeTensor,
        needs_grad: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        layer.backward_on_gpu(saved, gradient, needs_grad)
    }
}

impl Convolution {
    fn on_gpu(&self, [input, weight, bias]: [CubeTensor; 3]) -> CubeTensor {
        let outputs = self.groups(dims::<4>(&input)[0]).map(|images| {
            let input = some(&input, images);
            self.forward_on_gpu([input, weight.clone(), bias.clone()])
        });
        one(outputs.collect())
    }

    fn backward_on_gpu(
        &self,
        saved: SavedForBackward<CubeTensor>,
        gradient: CubeTensor,
        needs_grad: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        let (mut input_grads, mut weight_grad, mut bias_grad) = (Vec::new(), None, None);
        for images in self.groups(dims::<4>(&saved.input)[0]) {
            let of = |tensor: &CubeTensor| some(tensor, images.clone());
            let group = SavedForBackward {
                input: of(&saved.input),
                weight: saved.weight.clone(),
                activated: saved
                    .activated
                    .as_ref()
                    .map(|(activation, output)| (*activation, of(output))),
            };
            let [input, weight, bias] =
                self.group_backward_on_gpu(group, of(&gradient), needs_grad);
            input_grads.extend(input);
            weight_grad = sum(weight_grad, weight);
            bias_grad = sum(bias_grad, bias);
        }
        let input_grad = needs_grad[0].then(|| one(input_grads));
        [input_grad, weight_grad, bias_grad]
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
        match self.direction {
            Direction::Down => {
                let patches = unfold(&self.strides, input);
                let weight = self.matrix(weight);
                let epilogue = Epilogue {
                    bias: Some(bias),
                    activation: self.activation,
                    ..Epilogue::default()
                };
                self.image(
                    batch,
                    matmul(MatmulLayout::RightTransposed, patches, weight, epilogue).0,
                )
            }
            Direction::Up => {
                let weight = self.matrix(weight);
                let patches = matmul(
                    MatmulLayout::Plain,
                    positions(input),
                    weight,
                    Epilogue::default(),
                )
                .0;
                fold(&self.strides, batch, patches, Some(bias), self.activation)
            }
        }
    }

    fn group_backward_on_gpu(
        &self,
        saved: SavedForBackward<CubeTensor>,
        gradient: CubeTensor,
        [input_needs_grad, weight_needs_grad, bias_needs_grad]: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        let [batch, _, _, _] = dims(&saved.input);
        let weight_shape = saved.weight.meta.shape().clone();
        let weight = self.matrix(saved.weight);
        let as_weight = |found: CubeTensor| reshape(transposed(found), weight_shape.clone());
        match self.direction {
            Direction::Down => {
                let activated = saved.activated;
                let activated = activated.map(|(activation, output)| (activation, inner(output)));
                let gradient = in_rows(gradient_before(activated, inner(gradient)));
                let found = (weight_needs_grad || bias_needs_grad).then(|| {
                    let patches = unfold(&self.strides, saved.input);
                    let epilogue = Epilogue {
                        sums: bias_needs_grad,
                        ..Epilogue::default()
                    };
                    matmul(
                        MatmulLayout::LeftTransposed,
                        patches,
                        gradient.clone(),
                        epilogue,
                    )
                });
                let input_grad = input_needs_grad.then(|| {
                    let patches =
                        matmul(MatmulLayout::Plain, gradient, weight, Epilogue::default()).0;
                    fold(&self.strides, batch, patches, None, None)
                });
                let (weight_grad, bias_grad) = found.unzip();
                [
                    input_grad,
                    weight_grad.filter(|_| weight_needs_grad).map(as_weight),
                    bias_grad.flatten(),
                ]
            }
            Direction::Up => {
                let gradient = gradient_before(saved.activated, gradient);
                let bias_grad = bias_needs_grad.then(|| sums_of_channels(gradient.clone()));
                let patches = unfold(&self.strides, gradient);
                let weight_grad = weight_needs_grad.then(|| {
                    let (positions, patches) = (positions(saved.input), patches.clone());
                    let found = matmul(
                        MatmulLayout::LeftTransposed,
                        positions,
                        patches,
                        Epilogue::default(),
                    )
                    .0;
                    reshape(found, weight_shape.clone())
                });
                let input_grad = input_needs_grad.then(|| {
                    let epilogue = Epilogue::default();
                    self.image(
                        batch,
                        matmul(MatmulLayout::RightTransposed, patches, weight, epilogue).0,
                    )
                });
                [input_grad, weight_grad, bias_grad]
            }
        }
    }

    /// A weight `[narrow, channels, height, width]` as `[narrow, patch]`.
    fn matrix(&self, weight: CubeTensor) -> CubeTensor {
        let narrow = dims::<4>(&weight)[0];
        reshape(weight, [narrow, self.strides.patch()])
    }

    /// `[batch * count, narrow]` as `[batch, narrow, down, across]`, where it lies.
    fn image(&self, batch: usize, positions: CubeTensor) -> CubeTensor {
        let narrow = dims::<2>(&positions)[1];
        let [down, across] = self.strides.output_positions;
        outer(reshape(positions, [batch, down, across, narrow]))
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
fn positions(image: CubeTensor) -> CubeTensor {
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
