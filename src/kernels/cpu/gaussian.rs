use burn::backend::flex::FlexTensor;

use super::elementary::{exp, zip_in_place};
use super::lanes::{LANES, Lanes};
use crate::kernels::cpu;

pub fn rsample(loc: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
    let [loc, log_scale, noise] = [loc, log_scale, noise].map(cpu::dense);
    let mut codes = noise;
    zip_in_place(cpu::numbers_mut(&mut codes), cpu::numbers(&log_scale), |noise, l| {
        exp(l).times(noise)
    });
    zip_in_place(cpu::numbers_mut(&mut codes), cpu::numbers(&loc), Lanes::plus);
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

pub fn kl(loc: FlexTensor, log_scale: FlexTensor) -> FlexTensor {
    let [loc, log_scale] = [loc, log_scale].map(cpu::dense);
    let [rows, width] = cpu::dims(&loc);
    let mut terms = cpu::numbers(&log_scale).to_vec();
    let one = Lanes::splat(1.0);
    zip_in_place(&mut terms, cpu::numbers(&loc), |l, loc| {
        let twice = l.plus(l);
        let sum = exp(twice).minus(twice).minus(one).plus(loc.times(loc));
        sum.times(Lanes::splat(0.5))
    });
    let sums = terms.chunks_exact(width).map(|row| row.iter().sum());
    cpu::tensor(sums.collect(), [rows])
}

pub fn kl_back(loc: FlexTensor, log_scale: FlexTensor, gradient: FlexTensor) -> [FlexTensor; 2] {
    let [loc, mut log_scale, gradient] = [loc, log_scale, gradient].map(cpu::dense);
    for l in cpu::numbers_mut(&mut log_scale).chunks_mut(LANES) {
        let mut vector = super::elementary::filled(l);
        let scale = exp(Lanes::load(&vector));
        scale.times(scale).minus(Lanes::splat(1.0)).store(&mut vector);
        l.copy_from_slice(&vector[..l.len()]);
    }
    [loc, log_scale].map(|rows| super::bernoulli::scale_rows(rows, gradient.clone()))
}
