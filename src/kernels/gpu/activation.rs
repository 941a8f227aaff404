//! Activations inside other kernels, and their gradients from what they gave or took.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, empty_like, units, vector_size};
use crate::kernels::activation::{Activation, ActivationKernel, LEAK, TANH_IS_ONE};

impl ActivationKernel for Cube {
    fn activate(values: CubeTensor, activation: Activation) -> CubeTensor {
        let values = dense(values);
        let out = empty_like(&values);
        let numbers = values.meta.num_elements();
        let size = vector_size(numbers);
        let (count, dim) = units(&values, numbers / size);
        unsafe {
            activate_kernel::launch_unchecked(
                &values.client.clone(),
                count,
                dim,
                size,
                values.into_buffer_arg(),
                out.clone().into_buffer_arg(),
                activation,
            );
        }
        out
    }
}

#[cube(launch_unchecked)]
fn activate_kernel<N: Size>(
    values: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    #[comptime] activation: Activation,
) {
    if ABSOLUTE_POS < out.len() {
        out[ABSOLUTE_POS] = activate::<N>(values[ABSOLUTE_POS], comptime!(Some(activation)));
    }
}

/// What an activation makes of a vector.
#[cube]
pub fn activate<N: Size>(
    value: Vector<f32, N>,
    #[comptime] activation: Option<Activation>,
) -> Vector<f32, N> {
    match activation {
        None => value,
        Some(Activation::Relu) => max(value, Vector::new(0.0)),
        Some(Activation::LeakyRelu) => max(value, value * Vector::new(LEAK)),
        Some(Activation::Elu) => {
            let zero = Vector::new(0.0);
            let below = min(value, zero).exp() - Vector::new(1.0);
            select_many(value.greater_than(&zero), value, below)
        }
        Some(Activation::Gelu) => value * normal_cdf::<N>(value),
        Some(Activation::Silu) => value * sigmoid::<N>(value),
        Some(Activation::Tanh) => {
            clamp(value, Vector::new(-TANH_IS_ONE), Vector::new(TANH_IS_ONE)).tanh()
        }
    }
}

/// As on the CPU, by way of `e^-|x|`.
#[cube]
fn sigmoid<N: Size>(x: Vector<f32, N>) -> Vector<f32, N> {
    let (zero, one) = (Vector::<f32, N>::new(0.0), Vector::<f32, N>::new(1.0));
    let decay = (zero - x.abs()).exp();
    let larger = one / (one + decay);
    select_many(x.less_than(&zero), decay * larger, larger)
}

/// As on the CPU; what lies further out than ten is nothing, and its square must not overflow.
#[cube]
fn normal_cdf<N: Size>(x: Vector<f32, N>) -> Vector<f32, N> {
    let (zero, one) = (Vector::<f32, N>::new(0.0), Vector::<f32, N>::new(1.0));
    let half = Vector::<f32, N>::new(0.5);
    let x = clamp(x, Vector::new(-10.0), Vector::new(10.0));
    let t = one / (one + x.abs() * Vector::new(0.353_553_4));
    let mut fit = t * Vector::new(0.170_872_77) - Vector::new(0.822_152_2);
    fit = fit * t + Vector::new(1.488_515_8);
    fit = fit * t - Vector::new(1.135_204);
    fit = fit * t + Vector::new(0.278_868_08);
    fit = fit * t - Vector::new(0.186_288_06);
    fit = fit * t + Vector::new(0.096_784_18);
    fit = fit * t + Vector::new(0.374_091_95);
    fit = fit * t + Vector::new(1.000_023_7);
    fit = fit * t - Vector::new(1.265_512_2);
    let beyond = t * (fit - x * x * half).exp() * half;
    select_many(x.less_than(&zero), beyond, one - beyond)
}

/// The gradient with respect to an activation's input from that with respect to its output, and what was saved of
/// it: the output, or the input where it [`is_saved_before`](Activation::is_saved_before).
#[cube]
pub fn activation_backward<N: Size>(
    slope: Vector<f32, N>,
    saved: Vector<f32, N>,
    #[comptime] activation: Option<Activation>,
) -> Vector<f32, N> {
    match activation {
        None => slope,
        Some(Activation::Relu) => select_many(
            saved.greater_than(&Vector::new(0.0)),
            slope,
            Vector::new(0.0),
        ),
        Some(Activation::LeakyRelu) => {
            let leaked = slope * Vector::new(LEAK);
            select_many(saved.greater_than(&Vector::new(0.0)), slope, leaked)
        }
        Some(Activation::Elu) => slope * (min(saved, Vector::new(0.0)) + Vector::new(1.0)),
        Some(Activation::Gelu) => {
            let x = clamp(saved, Vector::new(-10.0), Vector::new(10.0));
            let density = (x * x * Vector::new(-0.5)).exp() * Vector::new(0.398_942_3);
            slope * (normal_cdf::<N>(x) + x * density)
        }
        Some(Activation::Silu) => {
            let rest = sigmoid::<N>(Vector::new(0.0) - saved);
            slope * sigmoid::<N>(saved) * (Vector::new(1.0) + saved * rest)
        }
        Some(Activation::Tanh) => slope * (Vector::new(1.0) - saved * saved),
    }
}

/// The gradient with respect to an activation's input from that with respect to its output, and what was saved of it; dense.
pub fn gradient_before(
    activated: Option<(Activation, CubeTensor)>,
    gradient: CubeTensor,
) -> CubeTensor {
    let gradient = dense(gradient);
    let Some((activation, saved)) = activated else {
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
            dense(saved).into_buffer_arg(),
            out.clone().into_buffer_arg(),
            activation,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn backward_kernel<N: Size>(
    gradient: &[Vector<f32, N>],
    saved: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    #[comptime] activation: Activation,
) {
    if ABSOLUTE_POS < out.len() {
        out[ABSOLUTE_POS] = activation_backward::<N>(
            gradient[ABSOLUTE_POS],
            saved[ABSOLUTE_POS],
            comptime!(Some(activation)),
        );
    }
}
