//! Lower-triangular matrices, a unit for each element.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, dims, empty, units};
use crate::kernels::triangular::TriangularKernel;

impl TriangularKernel for Cube {
    fn lower_triangular(diagonal: CubeTensor, below: CubeTensor) -> CubeTensor {
        let [diagonal, below] = [diagonal, below].map(dense);
        let [batch, n] = dims(&diagonal);
        let out = empty(&diagonal, [batch, n, n]);
        let (count, dim) = units(&out, batch * n * n);
        unsafe {
            place_kernel::launch_unchecked(
                &out.client.clone(),
                count,
                dim,
                diagonal.into_buffer_arg(),
                below.into_buffer_arg(),
                out.clone().into_buffer_arg(),
                n,
            );
        }
        out
    }

    fn lower_triangular_backward(gradient: CubeTensor) -> [CubeTensor; 2] {
        let gradient = dense(gradient);
        let [batch, n, _] = dims(&gradient);
        let diagonal = empty(&gradient, [batch, n]);
        let below = empty(&gradient, [batch, n * (n - 1) / 2]);
        let (count, dim) = units(&gradient, batch * n * n);
        unsafe {
            collect_kernel::launch_unchecked(
                &gradient.client.clone(),
                count,
                dim,
                gradient.into_buffer_arg(),
                diagonal.clone().into_buffer_arg(),
                below.clone().into_buffer_arg(),
                n,
            );
        }
        [diagonal, below]
    }
}

#[cube(launch_unchecked)]
fn place_kernel(diagonal: &[f32], below: &[f32], out: &mut [f32], n: usize) {
    if ABSOLUTE_POS < out.len() {
        let matrix = ABSOLUTE_POS / (n * n);
        let row = ABSOLUTE_POS / n % n;
        let column = ABSOLUTE_POS % n;
        let mut value = 0.0f32;
        if column < row {
            value = below[matrix * (n * (n - 1) / 2) + row * (row - 1) / 2 + column];
        } else if column == row {
            value = diagonal[matrix * n + row];
        }
        out[ABSOLUTE_POS] = value;
    }
}

#[cube(launch_unchecked)]
fn collect_kernel(gradient: &[f32], diagonal: &mut [f32], below: &mut [f32], n: usize) {
    if ABSOLUTE_POS < gradient.len() {
        let matrix = ABSOLUTE_POS / (n * n);
        let row = ABSOLUTE_POS / n % n;
        let column = ABSOLUTE_POS % n;
        if column < row {
            let at = matrix * (n * (n - 1) / 2) + row * (row - 1) / 2 + column;
            below[at] = gradient[ABSOLUTE_POS];
        } else if column == row {
            diagonal[matrix * n + row] = gradient[ABSOLUTE_POS];
        }
    }
}
