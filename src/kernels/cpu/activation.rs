use burn::backend::flex::FlexTensor;

use super::elementary::{map_in_place, tanh, zip_in_place};
use super::lanes::Lanes;
use crate::config::Activation;
use crate::kernels::cpu;

pub fn activate(activation: Option<Activation>, values: &mut [f32]) {
    match activation {
        None => (),
        Some(Activation::Relu) => map_in_place(values, |x| x.max(Lanes::splat(0.0))),
        Some(Activation::Tanh) => map_in_place(values, tanh),
    }
}

/// The gradient before an activation from that after it, by what the activation gave; dense.
pub fn before(through: Option<(Activation, FlexTensor)>, gradient: FlexTensor) -> FlexTensor {
    let mut gradient = cpu::dense(gradient);
    if let Some((activation, output)) = through {
        let gradient = cpu::numbers_mut(&mut gradient);
        back_through(activation, cpu::numbers(&output), gradient);
    }
    gradient
}

fn back_through(activation: Activation, output: &[f32], gradient: &mut [f32]) {
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
