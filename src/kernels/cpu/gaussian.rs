use burn::backend::flex::FlexTensor;

use super::elementary::{exp, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::cpu;

pub fn rsample(loc: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
    let [loc, log_scale, noise] = [loc, log_scale, noise].map(cpu::dense);
    let mut codes = noise;
    zip_in_place(
        cpu::numbers_mut(&mut codes),
        cpu::numbers(&log_scale),
        |noise, l| exp(l).times(noise),
    );
    zip_in_place(
        cpu::numbers_mut(&mut codes),
        cpu::numbers(&loc),
        Lanes::plus,
    );
    codes
}

pub fn rsample_back(loc: FlexTensor, codes: FlexTensor, gradient: FlexTensor) -> FlexTensor {
    let [loc, codes, gradient] = [loc, codes, gradient].map(cpu::dense);
    let mut by_log_scale = codes;
    let found = cpu::numbers_mut(&mut by_log_scale);
    zip_in_place(found, cpu::numbers(&loc), Lanes::minus);
    zip_in_place(found, cpu::numbers(&gradient), Lanes::times);
    by_log_scale
}
