//! Sums of exponentials, a unit for each column, from the greatest value on, so that none overflows.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, dims, empty, empty_like, units};
use crate::kernels::log_sum_exp::LogSumExpKernel;

impl LogSumExpKernel for Cube {
    fn log_sum_exp(values: CubeTensor, shares: bool) -> (CubeTensor, Option<CubeTensor>) {
        let values = dense(values);
        let [rows, columns] = dims(&values);
        let sums = empty(&values, [columns]);
        let shares = shares.then(|| empty_like(&values));
        let (count, dim) = units(&values, columns);
        unsafe {
            sum_kernel::launch_unchecked(
                &values.client.clone(),
                count,
                dim,
                values.into_buffer_arg(),
                sums.clone().into_buffer_arg(),
                shares.clone().map(|shares| shares.into_buffer_arg()).into(),
                rows,
            );
        }
        (sums, shares)
    }

    fn scale_columns(columns: CubeTensor, factors: CubeTensor) -> CubeTensor {
        let [columns, factors] = [columns, factors].map(dense);
        let out = empty_like(&columns);
        let (count, dim) = units(&out, out.meta.num_elements());
        unsafe {
            scale_kernel::launch_unchecked(
                &out.client.clone(),
                count,
                dim,
                columns.into_buffer_arg(),
                factors.into_buffer_arg(),
                out.clone().into_buffer_arg(),
            );
        }
        out
    }
}

/// A column for each unit.
#[cube(launch_unchecked)]
fn sum_kernel(
    values: &[f32],
    sums: &mut [f32],
    mut shares: ComptimeOption<&mut [f32]>,
    rows: usize,
) {
    let columns = sums.len();
    if ABSOLUTE_POS < columns {
        let mut greatest = values[ABSOLUTE_POS];
        for row in 1..rows {
            greatest = max(greatest, values[row * columns + ABSOLUTE_POS]);
        }
        let mut sum = 0.0f32;
        for row in 0..rows {
            sum += (values[row * columns + ABSOLUTE_POS] - greatest).exp();
        }
        sums[ABSOLUTE_POS] = sum.ln() + greatest;
        #[comptime]
        if let ComptimeOption::Some(shares) = &mut shares {
            for row in 0..rows {
                let at = row * columns + ABSOLUTE_POS;
                shares[at] = (values[at] - greatest).exp() / sum;
            }
        }
    }
}

#[cube(launch_unchecked)]
fn scale_kernel(columns: &[f32], factors: &[f32], out: &mut [f32]) {
    if ABSOLUTE_POS < out.len() {
        out[ABSOLUTE_POS] = columns[ABSOLUTE_POS] * factors[ABSOLUTE_POS % factors.len()];
    }
}
