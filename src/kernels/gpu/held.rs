//! The gradient of a clamp that lets values come back.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};
use crate::kernels::held::HeldKernel;

impl HeldKernel for Cube {
    fn held_backward(
        value: CubeTensor,
        gradient: CubeTensor,
        (low, high): (f64, f64),
    ) -> CubeTensor {
        let [value, gradient] = [value, gradient].map(dense);
        let out = empty_like(&gradient);
        let numbers = gradient.meta.num_elements();
        let size = vector_size(numbers);
        let (count, dim) = units(&gradient, numbers / size);
        unsafe {
            held_back_kernel::launch_unchecked(
                &gradient.client.clone(),
                count,
                dim,
                size,
                value.into_buffer_arg(),
                gradient.into_buffer_arg(),
                out.clone().into_buffer_arg(),
                low as f32,
                high as f32,
            );
        }
        out
    }
}

#[cube(launch_unchecked)]
fn held_back_kernel<N: Size>(
    value: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    low: f32,
    high: f32,
) {
    if ABSOLUTE_POS < out.len() {
        let value = value[ABSOLUTE_POS];
        let slope = gradient[ABSOLUTE_POS];
        let zero = Vector::new(0.0);
        let above = value.greater_than(&Vector::new(high));
        let back_down = select_many(above, max(slope, zero), slope);
        let below = value.less_than(&Vector::new(low));
        out[ABSOLUTE_POS] = select_many(below, min(slope, zero), back_down);
    }
}
