use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::rows::total_of;
use super::tensors::{dense, dims, empty, empty_like, units, vector_size};

pub fn rsample(loc: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
    let [loc, log_scale, noise] = [loc, log_scale, noise].map(dense);
    let codes = empty_like(&noise);
    let size = vector_size(loc.meta.num_elements());
    let (count, dim) = units(&codes, codes.meta.num_elements() / size);
    unsafe {
        rsample_kernel::launch_unchecked(
            &codes.client.clone(),
            count,
            dim,
            size,
            loc.into_buffer_arg(),
            log_scale.into_buffer_arg(),
            noise.into_buffer_arg(),
            codes.clone().into_buffer_arg(),
        );
    }
    codes
}

#[cube(launch_unchecked)]
fn rsample_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    log_scale: &[Vector<f32, N>],
    noise: &[Vector<f32, N>],
    codes: &mut [Vector<f32, N>],
) {
    if ABSOLUTE_POS < codes.len() {
        let place = ABSOLUTE_POS % loc.len();
        codes[ABSOLUTE_POS] = loc[place] + log_scale[place].exp() * noise[ABSOLUTE_POS];
    }
}

pub fn rsample_back(loc: CubeTensor, codes: CubeTensor, gradient: CubeTensor) -> [CubeTensor; 2] {
    let [loc, codes, gradient] = [loc, codes, gradient].map(dense);
    let by_log_scale = empty_like(&loc);
    let numbers = loc.meta.num_elements();
    // Of one draw the gradient by the locations is that by the codes.
    let several = codes.meta.num_elements() > numbers;
    let by_loc = if several {
        empty_like(&loc)
    } else {
        gradient.clone()
    };
    let size = vector_size(numbers);
    let (count, dim) = units(&loc, numbers / size);
    unsafe {
        rsample_back_kernel::launch_unchecked(
            &loc.client.clone(),
            count,
            dim,
            size,
            loc.into_buffer_arg(),
            codes.into_buffer_arg(),
            gradient.into_buffer_arg(),
            several.then(|| by_loc.clone().into_buffer_arg()).into(),
            by_log_scale.clone().into_buffer_arg(),
        );
    }
    [by_loc, by_log_scale]
}

#[cube(launch_unchecked)]
fn rsample_back_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    codes: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    mut by_loc: ComptimeOption<&mut [Vector<f32, N>]>,
    by_log_scale: &mut [Vector<f32, N>],
) {
    let numbers = loc.len();
    if ABSOLUTE_POS < numbers {
        let center = loc[ABSOLUTE_POS];
        let mut slopes = Vector::<f32, N>::zeroed();
        let mut products = Vector::<f32, N>::zeroed();
        for draw in 0..codes.len() / numbers {
            let at = draw * numbers + ABSOLUTE_POS;
            slopes += gradient[at];
            products += (codes[at] - center) * gradient[at];
        }
        by_log_scale[ABSOLUTE_POS] = products;
        #[comptime]
        if let ComptimeOption::Some(by_loc) = &mut by_loc {
            by_loc[ABSOLUTE_POS] = slopes;
        }
    }
}

pub fn log_ratio(codes: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
    let [codes, log_scale, noise] = [codes, log_scale, noise].map(dense);
    let [rows, width] = dims(&codes);
    let size = vector_size(width);
    let out = empty(&codes, [rows]);
    let (count, dim) = units(&out, rows);
    unsafe {
        log_ratio_kernel::launch_unchecked(
            &out.client.clone(),
            count,
            dim,
            size,
            codes.into_buffer_arg(),
            log_scale.into_buffer_arg(),
            noise.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            width / size,
        );
    }
    out
}

/// A row for each unit.
#[cube(launch_unchecked)]
fn log_ratio_kernel<N: Size>(
    codes: &[Vector<f32, N>],
    log_scale: &[Vector<f32, N>],
    noise: &[Vector<f32, N>],
    out: &mut [f32],
    width: usize,
) {
    if ABSOLUTE_POS < out.len() {
        let half = Vector::<f32, N>::new(0.5);
        let mut sums = Vector::<f32, N>::zeroed();
        for column in 0..width {
            let at = ABSOLUTE_POS * width + column;
            let squares = noise[at] * noise[at] - codes[at] * codes[at];
            sums += squares * half + log_scale[at % log_scale.len()];
        }
        out[ABSOLUTE_POS] = total_of::<N>(sums);
    }
}

pub fn log_ratio_back(codes: CubeTensor, gradient: CubeTensor, batch: usize) -> [CubeTensor; 2] {
    let [codes, gradient] = [codes, gradient].map(dense);
    let [_, width] = dims(&codes);
    let (by_codes, by_log_scale) = (empty_like(&codes), empty(&codes, [batch, width]));
    let (count, dim) = units(&codes, codes.meta.num_elements());
    unsafe {
        log_ratio_back_kernel::launch_unchecked(
            &codes.client.clone(),
            count,
            dim,
            codes.into_buffer_arg(),
            gradient.into_buffer_arg(),
            by_codes.clone().into_buffer_arg(),
            by_log_scale.clone().into_buffer_arg(),
            width,
        );
    }
    [by_codes, by_log_scale]
}

#[cube(launch_unchecked)]
fn log_ratio_back_kernel(
    codes: &[f32],
    gradient: &[f32],
    by_codes: &mut [f32],
    by_log_scale: &mut [f32],
    width: usize,
) {
    let row = ABSOLUTE_POS / width;
    if ABSOLUTE_POS < codes.len() {
        by_codes[ABSOLUTE_POS] = -codes[ABSOLUTE_POS] * gradient[row];
    }
    if ABSOLUTE_POS < by_log_scale.len() {
        let batch = by_log_scale.len() / width;
        let mut sum = 0.0f32;
        for draw in 0..codes.len() / by_log_scale.len() {
            sum += gradient[draw * batch + row];
        }
        by_log_scale[ABSOLUTE_POS] = sum;
    }
}
