use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};

pub fn rsample(loc: CubeTensor, log_scale: CubeTensor, noise: CubeTensor) -> CubeTensor {
    let [loc, log_scale, noise] = [loc, log_scale, noise].map(dense);
    let out = empty_like(&loc);
    let numbers = loc.meta.num_elements();
    let size = vector_size(numbers);
    let (count, dim) = units(&loc, numbers / size);
    unsafe {
        rsample_kernel::launch_unchecked(
            &loc.client.clone(),
            count,
            dim,
            size,
            loc.into_buffer_arg(),
            log_scale.into_buffer_arg(),
            noise.into_buffer_arg(),
            out.clone().into_buffer_arg(),
        );
    }
    out
}

#[cube(launch_unchecked)]
fn rsample_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    log_scale: &[Vector<f32, N>],
    noise: &[Vector<f32, N>],
    codes: &mut [Vector<f32, N>],
) {
    let at = ABSOLUTE_POS;
    if at < codes.len() {
        codes[at] = loc[at] + log_scale[at].exp() * noise[at];
    }
}

pub fn rsample_back(loc: CubeTensor, codes: CubeTensor, gradient: CubeTensor) -> CubeTensor {
    let [loc, codes, gradient] = [loc, codes, gradient].map(dense);
    let out = empty_like(&loc);
    let numbers = loc.meta.num_elements();
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
            out.clone().into_buffer_arg(),
        );
    }
    out
}

#[cube(launch_unchecked)]
fn rsample_back_kernel<N: Size>(
    loc: &[Vector<f32, N>],
    codes: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    by_log_scale: &mut [Vector<f32, N>],
) {
    let at = ABSOLUTE_POS;
    if at < by_log_scale.len() {
        by_log_scale[at] = (codes[at] - loc[at]) * gradient[at];
    }
}
