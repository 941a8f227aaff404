//! Activations, and their gradients from what they gave or took.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, map_in_place, normal_cdf, sigmoid, tanh, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::activation::{Activation, ActivationKernel, LEAK};

/// The height of the standard normal's density.
const ONE_OVER_ROOT_TWO_PI: f32 = 0.398_942_3;

impl ActivationKernel for Flex {
    fn activate(values: FlexTensor, activation: Activation) -> FlexTensor {
        let mut values = buffers::dense(values);
        activate(Some(activation), buffers::values_mut(&mut values));
        values
    }
}

pub fn activate(activation: Option<Activation>, values: &mut [f32]) {
    match activation {
        None => (),
        Some(Activation::Relu) => map_in_place(values, |x| x.max(Lanes::splat(0.0))),
        Some(Activation::LeakyRelu) => {
            map_in_place(values, |x| x.max(x.times(Lanes::splat(LEAK))));
        }
        Some(Activation::Elu) => map_in_place(values, elu),
        Some(Activation::Gelu) => map_in_place(values, |x| x.times(normal_cdf(x))),
        Some(Activation::Silu) => map_in_place(values, |x| x.times(sigmoid(x))),
        Some(Activation::Tanh) => map_in_place(values, tanh),
    }
}

/// Below zero `e^x - 1` by way of the tangent, which loses nothing near zero: `2 t / (1 - t)` with
/// `t = tanh(x / 2)`.
#[inline(always)]
fn elu(x: Lanes) -> Lanes {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let half = tanh(x.min(zero).times(Lanes::splat(0.5)));
    zero.below(x, x, half.plus(half).over(one.minus(half)))
}

/// The gradient with respect to an activation's input from that with respect to its output, and what was saved of it; dense.
pub fn gradient_before(
    activated: Option<(Activation, FlexTensor)>,
    gradient: FlexTensor,
) -> FlexTensor {
    let mut gradient = buffers::dense(gradient);
    if let Some((activation, saved)) = activated {
        let gradient = buffers::values_mut(&mut gradient);
        activation_backward(activation, buffers::values(&saved), gradient);
    }
    gradient
}

fn activation_backward(activation: Activation, saved: &[f32], gradient: &mut [f32]) {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    match activation {
        Activation::Relu => zip_in_place(gradient, saved, |slope, y| zero.below(y, slope, zero)),
        Activation::LeakyRelu => zip_in_place(gradient, saved, |slope, y| {
            zero.below(y, slope, slope.times(Lanes::splat(LEAK)))
        }),
        Activation::Elu => zip_in_place(gradient, saved, |slope, y| {
            slope.times(y.min(zero).plus(one))
        }),
        Activation::Gelu => zip_in_place(gradient, saved, |slope, x| {
            let density = exp(x.times(x).times(Lanes::splat(-0.5)));
            let density = density.times(Lanes::splat(ONE_OVER_ROOT_TWO_PI));
            slope.times(x.mul_add(density, normal_cdf(x)))
        }),
        Activation::Silu => zip_in_place(gradient, saved, |slope, x| {
            let rest = sigmoid(zero.minus(x));
            slope.times(sigmoid(x)).times(x.mul_add(rest, one))
        }),
        Activation::Tanh => {
            zip_in_place(gradient, saved, |slope, y| {
                slope.times(one.minus(y.times(y)))
            });
        }
    }
}
