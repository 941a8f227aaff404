//! The patches of images under a kernel that strides over them, a row each.

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::activation::activate;
use super::tensors::{dense, dims, empty, units};
use crate::kernels::activation::Activation;
use crate::kernels::strides::{STRIDE, Strides};

/// What a kernel has to know of the strides.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
struct Grid {
    input_positions: [usize; 2],
    kernel: [usize; 2],
    padding: usize,
    output_positions: [usize; 2],
    channels: usize,
}

impl From<&Strides> for Grid {
    fn from(strides: &Strides) -> Self {
        let &Strides {
            input_positions,
            kernel,
            padding,
            output_positions,
            channels,
        } = strides;
        Self {
            input_positions,
            kernel,
            padding,
            output_positions,
            channels,
        }
    }
}

/// `images` `[batch, channels, height, width]`, lying as they will, to `[batch * count, patch]`; zeros where
/// a patch reaches into the padding.
pub fn unfold(strides: &Strides, images: CubeTensor) -> CubeTensor {
    let [batch, _, _, _] = dims(&images);
    let out = empty(&images, [batch * strides.count(), strides.patch()]);
    let (count, dim) = units(&images, out.meta.num_elements());
    let steps = images.meta.strides().to_vec();
    unsafe {
        unfold_kernel::launch_unchecked(
            &images.client.clone(),
            count,
            dim,
            images.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            steps[0],
            steps[1],
            steps[2],
            steps[3],
            Grid::from(strides),
        );
    }
    out
}

#[cube(launch_unchecked)]
fn unfold_kernel(
    images: &[f32],
    out: &mut [f32],
    image_stride: usize,
    channel_stride: usize,
    line_stride: usize,
    pixel_stride: usize,
    #[comptime] grid: Grid,
) {
    let at = ABSOLUTE_POS;
    if at < out.len() {
        let [height, width] = comptime!(grid.input_positions);
        let [rows, columns] = comptime!(grid.kernel);
        let [down, across] = comptime!(grid.output_positions);
        let (count, patch) = comptime!((down * across, grid.channels * rows * columns));
        let (position, number) = (at / patch, at % patch);
        let (image, position) = (position / count, position % count);
        let line = position / across * STRIDE + number / columns % rows;
        let pixel = position % across * STRIDE + number % columns;
        let padding = comptime!(grid.padding);
        let channel = number / (rows * columns);
        let inside = line >= padding
            && line < height + padding
            && pixel >= padding
            && pixel < width + padding;
        let mut value = 0.0f32;
        if inside {
            value = images[image * image_stride
                + channel * channel_stride
                + (line - padding) * line_stride
                + (pixel - padding) * pixel_stride];
        }
        out[at] = value;
    }
}

/// The adjoint of [`unfold`]: the sum of the patches' elements that lie on each pixel of `batch` images
/// `[batch, channels, height, width]`, and its channel's bias, through an activation.
pub fn fold(
    strides: &Strides,
    batch: usize,
    patches: CubeTensor,
    bias: Option<CubeTensor>,
    activation: Option<Activation>,
) -> CubeTensor {
    let [height, width] = strides.input_positions;
    let out = empty(&patches, [batch, strides.channels, height, width]);
    let (count, dim) = units(&patches, out.meta.num_elements());
    unsafe {
        fold_kernel::launch_unchecked(
            &patches.client.clone(),
            count,
            dim,
            dense(patches).into_buffer_arg(),
            bias.map(|bias| dense(bias).into_buffer_arg()).into(),
            out.clone().into_buffer_arg(),
            Grid::from(strides),
            activation,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn fold_kernel(
    patches: &[f32],
    bias: ComptimeOption<&[f32]>,
    out: &mut [f32],
    #[comptime] grid: Grid,
    #[comptime] activation: Option<Activation>,
) {
    let at = ABSOLUTE_POS;
    if at < out.len() {
        let [height, width] = comptime!(grid.input_positions);
        let [rows, columns] = comptime!(grid.kernel);
        let [down, across] = comptime!(grid.output_positions);
        let channels = comptime!(grid.channels);
        let padding = comptime!(grid.padding);
        let line = at / width % height + padding;
        let pixel = at % width + padding;
        let channel = at / (width * height) % channels;
        let image = at / (width * height * channels);
        let mut sum = 0.0f32;
        #[comptime]
        if let ComptimeOption::Some(bias) = &bias {
            sum += bias[channel];
        }
        // Of the kernel's rows and columns, every STRIDE-th lies on this pixel at some position.
        #[unroll]
        for i in 0..comptime!(rows.div_ceil(STRIDE)) {
            #[unroll]
            for j in 0..comptime!(columns.div_ceil(STRIDE)) {
                let row = line % STRIDE + i * STRIDE;
                let column = pixel % STRIDE + j * STRIDE;
                if row < rows && column < columns && line >= row && pixel >= column {
                    let (y, x) = ((line - row) / STRIDE, (pixel - column) / STRIDE);
                    if y < down && x < across {
                        let position = (image * down + y) * across + x;
                        sum += patches[position * comptime!(channels * rows * columns)
                            + (channel * rows + row) * columns
                            + column];
                    }
                }
            }
        }
        let one = activate::<Const<1>>(Vector::new(sum), activation);
        out[at] = one.extract(0usize);
    }
}
