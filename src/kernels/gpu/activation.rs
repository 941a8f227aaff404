//! Activations inside other kernels, and their gradients from what they gave.

use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};
use crate::kernels::activation::Activation;

/// What an activation makes of a vector.
#[cube]
pub fn activate<N: Size>(
    value: Vector<f32, N>,
    #[comptime] activation: Option<Activation>,
) -> Vector<f32, N> {
    match activation {
        None => value,
        Some(Activation::Relu) => max(value, Vector::new(0.0)),
        // Beyond ten it is one, and a GPU that computes it from exponentials must not meet infinity.
        Some(Activation::Tanh) => clamp(value, Vector::new(-10.0), Vector::new(10.0)).tanh(),
    }
}

/// The gradient with respect to an activation's input from that with respect to its output, and the output itself.
#[cube]
pub fn activation_backward<N: Size>(
    slope: Vector<f32, N>,
    y: Vector<f32, N>,
    #[comptime] activation: Option<Activation>,
) -> Vector<f32, N> {
    match activation {
        None => slope,
        Some(Activation::Relu) => {
            select_many(y.greater_than(&Vector::new(0.0)), slope, Vector::new(0.0))
        }
        Some(Activation::Tanh) => slope * (Vector::new(1.0) - y * y),
    }
}

/// The gradient with respect to an activation's input from that with respect to its output, and the output itself; dense.
pub fn gradient_before(
    activated: Option<(Activation, CubeTensor)>,
    gradient: CubeTensor,
) -> CubeTensor {
    let gradient = dense(gradient);
    let Some((activation, output)) = activated else {
        return gradient;
    };
    let out = empty_like(&gradient);
    let numbers = gradient.meta.num_elements();
    let size = vector_size(numbers);
    let (count, dim) = units(&gradient, numbers / size);
    unsafe {
        backward_kernel::launch_unchecked(
            &gradient.client.clone(),
            count,
            dim,
            size,
            gradient.into_buffer_arg(),
            dense(output).into_buffer_arg(),
            out.clone().into_buffer_arg(),
            activation,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn backward_kernel<N: Size>(
    gradient: &[Vector<f32, N>],
    output: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    #[comptime] activation: Activation,
) {
    if ABSOLUTE_POS < out.len() {
        out[ABSOLUTE_POS] = activation_backward::<N>(
            gradient[ABSOLUTE_POS],
            output[ABSOLUTE_POS],
            comptime!(Some(activation)),
        );
    }
}
