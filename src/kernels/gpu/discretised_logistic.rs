//! The log probabilities of levels under logistic distributions, a cube of units for each image.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::rows::{SHARE, rows_of_cubes, sum_of_row};
use super::tensors::{dense, dims, empty, empty_like, vector_size};
use crate::kernels::discretised_logistic::{DiscretisedLogisticKernel, HALF, LARGEST};

impl DiscretisedLogisticKernel for Cube {
    fn discretised_logistic(
        value: CubeTensor,
        loc: CubeTensor,
        scales: CubeTensor,
        slopes: bool,
    ) -> (CubeTensor, Option<[CubeTensor; 2]>) {
        let [value, loc, scales] = [value, loc, scales].map(dense);
        let [rows, width] = dims(&loc);
        let size = vector_size(width);
        let [values, _] = dims(&value);
        let [parts, _] = dims(&scales);
        let sums = empty(&loc, [rows]);
        let slopes = slopes.then(|| [empty_like(&loc), empty_like(&loc)]);
        let slope = |at: usize| {
            let slopes = slopes.as_ref();
            slopes.map(|slopes| slopes[at].clone().into_buffer_arg())
        };
        unsafe {
            logistic_kernel::launch_unchecked(
                &loc.client.clone(),
                rows_of_cubes(rows),
                CubeDim::new_1d(SHARE as u32),
                size,
                value.into_buffer_arg(),
                loc.clone().into_buffer_arg(),
                scales.into_buffer_arg(),
                sums.clone().into_buffer_arg(),
                slope(0).into(),
                slope(1).into(),
                values,
                parts / 3,
                width / size,
            );
        }
        (sums, slopes)
    }
}

/// `ln sigmoid(x)`, by way of `e^-|x|`.
#[cube]
fn log_sigmoid<N: Size>(x: Vector<f32, N>) -> Vector<f32, N> {
    let zero = Vector::<f32, N>::new(0.0);
    let one = Vector::<f32, N>::new(1.0);
    let decay = (zero - x.abs()).exp();
    select_many(x.less_than(&zero), x, zero) - (one + decay).ln()
}

/// Its slope, `sigmoid(-x)`, the same way.
#[cube]
fn log_sigmoid_slope<N: Size>(x: Vector<f32, N>) -> Vector<f32, N> {
    let zero = Vector::<f32, N>::new(0.0);
    let one = Vector::<f32, N>::new(1.0);
    let decay = (zero - x.abs()).exp();
    select_many(x.less_than(&zero), one, decay) / (one + decay)
}

/// A row for each cube.
#[cube(launch_unchecked)]
fn logistic_kernel<N: Size>(
    value: &[Vector<f32, N>],
    loc: &[Vector<f32, N>],
    scales: &[Vector<f32, N>],
    sums: &mut [f32],
    mut loc_slopes: ComptimeOption<&mut [Vector<f32, N>]>,
    mut log_scale_slopes: ComptimeOption<&mut [Vector<f32, N>]>,
    values: usize,
    scale_rows: usize,
    width: usize,
) {
    let row = min(CUBE_POS, sums.len() - 1);
    let part = scale_rows * width;
    let mut sum = Vector::<f32, N>::zeroed();
    let zero = Vector::<f32, N>::new(0.0);
    let half = Vector::<f32, N>::new(HALF);
    let largest = Vector::<f32, N>::new(LARGEST);
    let bottom = Vector::<f32, N>::new(0.5);
    let top = Vector::<f32, N>::new(LARGEST - 0.5);
    for at in range_stepped(UNIT_POS_X as usize, width, SHARE) {
        let level = (value[row % values * width + at] * largest + bottom).floor();
        let scale = row % scale_rows * width + at;
        let reciprocal = scales[scale];
        let distance = level / largest - loc[row * width + at];
        let centre = distance * reciprocal;
        let half_level = half * reciprocal;
        let upper = centre + half_level;
        let lower = half_level - centre;
        let below_top = level.less_than(&top);
        let at_bottom = level.less_than(&bottom);
        let between = select_many(
            at_bottom,
            zero,
            select_many(below_top, scales[part + scale], zero),
        );
        #[comptime]
        if let ComptimeOption::Some(log_scale_slopes) = &mut log_scale_slopes {
            let upper_slope = select_many(below_top, log_sigmoid_slope::<N>(upper), zero);
            let lower_slope = select_many(at_bottom, zero, log_sigmoid_slope::<N>(lower));
            let between_slope = scales[2 * part + scale];
            let between_slope =
                select_many(at_bottom, zero, select_many(below_top, between_slope, zero));
            // With respect to the reciprocal of the scale.
            let slope =
                upper_slope * (distance + half) + lower_slope * (half - distance) + between_slope;
            log_scale_slopes[row * width + at] = zero - reciprocal * slope;
            #[comptime]
            if let ComptimeOption::Some(loc_slopes) = &mut loc_slopes {
                loc_slopes[row * width + at] = reciprocal * (lower_slope - upper_slope);
            }
        }
        sum += select_many(below_top, log_sigmoid::<N>(upper), zero)
            + select_many(at_bottom, zero, log_sigmoid::<N>(lower))
            + between;
    }
    let total = sum_of_row::<N>(sum);
    if UNIT_POS_X == 0 {
        sums[row] = total;
    }
}
