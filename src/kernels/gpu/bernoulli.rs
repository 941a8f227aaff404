//! The Bernoulli log likelihood, a cube of units for each image.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::rows::{SHARE, rows_of_cubes, sum_of_row};
use super::tensors::{dense, dims, empty, empty_like, units, vector_size};
use crate::kernels::bernoulli::BernoulliKernel;

impl BernoulliKernel for Cube {
    fn bernoulli(
        value: CubeTensor,
        logits: CubeTensor,
        residual: bool,
    ) -> (CubeTensor, Option<CubeTensor>) {
        let [value, logits] = [value, logits].map(dense);
        let [rows, width] = dims(&logits);
        let size = vector_size(width);
        let [values, _] = dims(&value);
        let sums = empty(&logits, [rows]);
        let residual = residual.then(|| empty_like(&logits));
        unsafe {
            bernoulli_kernel::launch_unchecked(
                &logits.client.clone(),
                rows_of_cubes(rows),
                CubeDim::new_1d(SHARE as u32),
                size,
                value.into_buffer_arg(),
                logits.into_buffer_arg(),
                sums.clone().into_buffer_arg(),
                residual
                    .clone()
                    .map(|residual| residual.into_buffer_arg())
                    .into(),
                values,
                width / size,
            );
        }
        (sums, residual)
    }

    fn scale_rows(rows: CubeTensor, factors: CubeTensor) -> CubeTensor {
        let [rows, factors] = [rows, factors].map(dense);
        let out = empty_like(&rows);
        let [height, width] = dims(&rows);
        let size = vector_size(width);
        let (count, dim) = units(&rows, height * width / size);
        unsafe {
            scale_rows_kernel::launch_unchecked(
                &rows.client.clone(),
                count,
                dim,
                size,
                rows.into_buffer_arg(),
                factors.into_buffer_arg(),
                out.clone().into_buffer_arg(),
                width / size,
            );
        }
        out
    }
}

/// A row for each cube.
#[cube(launch_unchecked)]
fn bernoulli_kernel<N: Size>(
    value: &[Vector<f32, N>],
    logits: &[Vector<f32, N>],
    sums: &mut [f32],
    mut residual: ComptimeOption<&mut [Vector<f32, N>]>,
    values: usize,
    width: usize,
) {
    let row = min(CUBE_POS, sums.len() - 1);
    let mut sum = Vector::<f32, N>::zeroed();
    let zero = Vector::<f32, N>::new(0.0);
    let one = Vector::<f32, N>::new(1.0);
    for at in range_stepped(UNIT_POS_X as usize, width, SHARE) {
        let value = value[row % values * width + at];
        let logit = logits[row * width + at];
        // By way of e^-|l|, as on the CPU.
        let decay = (zero - logit.abs()).exp();
        let tail = decay / (one + decay);
        let negative = logit.less_than(&zero);
        let missing = select_many(negative, value, value - one);
        #[comptime]
        if let ComptimeOption::Some(residual) = &mut residual {
            residual[row * width + at] = missing + select_many(negative, zero - tail, tail);
        }
        sum += missing * logit - (one + decay).ln();
    }
    let total = sum_of_row::<N>(sum);
    if UNIT_POS_X == 0 {
        sums[row] = total;
    }
}

#[cube(launch_unchecked)]
fn scale_rows_kernel<N: Size>(
    rows: &[Vector<f32, N>],
    factors: &[f32],
    out: &mut [Vector<f32, N>],
    width: usize,
) {
    if ABSOLUTE_POS < out.len() {
        out[ABSOLUTE_POS] = rows[ABSOLUTE_POS] * Vector::new(factors[ABSOLUTE_POS / width]);
    }
}
