//! Activations, and their gradients from what they gave.

use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{map_in_place, tanh, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::activation::Activation;

pub fn activate(activation: Option<Activation>, values: &mut [f32]) {
    match activation {
        None => (),
        Some(Activation::Relu) => map_in_place(values, |x| x.max(Lanes::splat(0.0))),
        Some(Activation::Tanh) => map_in_place(values, tanh),
    }
}

/// The gradient with respect to an activation's input from that with respect to its output, and the output itself; dense.
pub fn gradient_before(
    activated: Option<(Activation, FlexTensor)>,
    gradient: FlexTensor,
) -> FlexTensor {
    let mut gradient = buffers::dense(gradient);
    if let Some((activation, output)) = activated {
        let gradient = buffers::values_mut(&mut gradient);
        activation_backward(activation, buffers::values(&output), gradient);
    }
    gradient
}

fn activation_backward(activation: Activation, output: &[f32], gradient: &mut [f32]) {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    match activation {
        Activation::Relu => zip_in_place(gradient, output, |slope, y| zero.below(y, slope, zero)),
        Activation::Tanh => {
            zip_in_place(gradient, output, |slope, y| {
                slope.times(one.minus(y.times(y)))
            });
        }
    }
}
