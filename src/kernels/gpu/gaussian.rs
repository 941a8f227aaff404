//! Draws from normal distributions and the ratio of their densities, several draws for each row of parameters.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, dims, empty, empty_like, horizontal_sum, units, vector_size};
use crate::kernels::gaussian::GaussianKernel;

impl GaussianKernel for Cube {
    fn rsample(loc: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
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

    fn rsample_backward(
        loc: CubeTensor,
        codes: CubeTensor,
        gradient: CubeTensor,
    ) -> [CubeTensor; 2] {
        let [loc, codes, gradient] = [loc, codes, gradient].map(dense);
        let log_scale_grad = empty_like(&loc);
        let numbers = loc.meta.num_elements();
        // Of one draw the gradient with respect to the locations is that with respect to the codes.
        let several = codes.meta.num_elements() > numbers;
        let loc_grad = if several {
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
                several.then(|| loc_grad.clone().into_buffer_arg()).into(),
                log_scale_grad.clone().into_buffer_arg(),
            );
        }
        [loc_grad, log_scale_grad]
    }

    fn log_ratio(codes: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
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

    fn log_ratio_backward(
        codes: CubeTensor,
        gradient: CubeTensor,
        batch: usize,
    ) -> [CubeTensor; 2] {
        let [codes, gradient] = [codes, gradient].map(dense);
        let [_, width] = dims(&codes);
        let (codes_grad, log_scale_grad) = (empty_like(&codes), empty(&codes, [batch, width]));
        let (count, dim) = units(&codes, codes.meta.num_elements());
        unsafe {
            log_ratio_back_kernel::launch_unchecked(
                &codes.client.clone(),
                count,
                dim,
                codes.into_buffer_arg(),
                gradient.into_buffer_arg(),
                codes_grad.clone().into_buffer_arg(),
                log_scale_grad.clone().into_buffer_arg(),
                width,
            );
        }
        [codes_grad, log_scale_grad]
    }
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

#[cube(launch_unchecked)]
fn rsample_back_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    codes: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    mut loc_grad: ComptimeOption<&mut [Vector<f32, N>]>,
    log_scale_grad: &mut [Vector<f32, N>],
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
        log_scale_grad[ABSOLUTE_POS] = products;
        #[comptime]
        if let ComptimeOption::Some(loc_grad) = &mut loc_grad {
            loc_grad[ABSOLUTE_POS] = slopes;
        }
    }
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
        out[ABSOLUTE_POS] = horizontal_sum::<N>(sums);
    }
}

#[cube(launch_unchecked)]
fn log_ratio_back_kernel(
    codes: &[f32],
    gradient: &[f32],
    codes_grad: &mut [f32],
    log_scale_grad: &mut [f32],
    width: usize,
) {
    let row = ABSOLUTE_POS / width;
    if ABSOLUTE_POS < codes.len() {
        codes_grad[ABSOLUTE_POS] = -codes[ABSOLUTE_POS] * gradient[row];
    }
    if ABSOLUTE_POS < log_scale_grad.len() {
        let batch = log_scale_grad.len() / width;
        let mut sum = 0.0f32;
        for draw in 0..codes.len() / log_scale_grad.len() {
            sum += gradient[draw * batch + row];
        }
        log_scale_grad[ABSOLUTE_POS] = sum;
    }
}
