//! The sum of products that were computed in parts.

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::activation::activate;
use super::tensors::{dense, empty, units, vector_size};
use crate::kernels::activation::Activation;

/// `activation(sum + bias)` of `parts` `[parts, .., width]`, with a bias `[width]` for each row:
/// `[1, .., width]`.
pub fn sum_of_parts(
    parts: CubeTensor,
    bias: Option<CubeTensor>,
    activation: Option<Activation>,
) -> CubeTensor {
    let mut shape = parts.meta.shape().clone();
    shape[0] = 1;
    let width = shape[shape.num_dims() - 1];
    let out = empty(&parts, shape);
    let size = vector_size(width);
    let vectors = out.meta.num_elements() / size;
    let (count, dim) = units(&out, vectors);
    unsafe {
        sum_kernel::launch_unchecked(
            &out.client.clone(),
            count,
            dim,
            size,
            parts.into_buffer_arg(),
            bias.map(|bias| dense(bias).into_buffer_arg()).into(),
            out.clone().into_buffer_arg(),
            width / size,
            activation,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn sum_kernel<N: Size>(
    parts: &[Vector<f32, N>],
    bias: ComptimeOption<&[Vector<f32, N>]>,
    out: &mut [Vector<f32, N>],
    width: usize,
    #[comptime] activation: Option<Activation>,
) {
    let numbers = out.len();
    if ABSOLUTE_POS < numbers {
        let mut sum = parts[ABSOLUTE_POS];
        for part in 1..parts.len() / numbers {
            sum += parts[part * numbers + ABSOLUTE_POS];
        }
        #[comptime]
        if let ComptimeOption::Some(bias) = &bias {
            sum += bias[ABSOLUTE_POS % width];
        }
        out[ABSOLUTE_POS] = activate::<N>(sum, activation);
    }
}
