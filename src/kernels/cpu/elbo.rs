use burn::backend::flex::FlexTensor;

use super::elementary::{exp, map_in_place, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::cpu;

pub fn elbo(
    log_likelihood: FlexTensor,
    loc: FlexTensor,
    log_scale: FlexTensor,
    beta: f64,
) -> [FlexTensor; 4] {
    let [log_likelihood, loc, mut terms] = [log_likelihood, loc, log_scale].map(cpu::dense);
    let (numbers, [batch, _]) = (cpu::numbers(&log_likelihood), cpu::dims(&loc));
    zip_in_place(
        cpu::numbers_mut(&mut terms),
        cpu::numbers(&loc),
        |l, loc| {
            let twice = l.plus(l);
            exp(twice)
                .minus(twice)
                .minus(Lanes::splat(1.0))
                .plus(loc.times(loc))
        },
    );
    let sum = |numbers: &[f32]| numbers.iter().map(|&number| f64::from(number)).sum::<f64>();
    let reconstruction = -sum(numbers) / numbers.len() as f64;
    let kl = sum(cpu::numbers(&terms)) / (2 * batch) as f64;
    let values = [
        reconstruction + beta * kl,
        -(reconstruction + kl),
        reconstruction,
        kl,
    ];
    values.map(|value| cpu::tensor(vec![value as f32], [1]))
}

pub fn elbo_back(
    [log_likelihood, loc, log_scale]: [FlexTensor; 3],
    gradient: FlexTensor,
    beta: f64,
) -> [FlexTensor; 3] {
    let [mut by_loc, mut by_log_scale, gradient] = [loc, log_scale, gradient].map(cpu::dense);
    let (slope, [batch, _]) = (f64::from(cpu::numbers(&gradient)[0]), cpu::dims(&by_loc));
    let codes = log_likelihood.layout().shape().num_elements();
    let by_likelihood = vec![(-slope / codes as f64) as f32; codes];
    let slope = Lanes::splat((slope * beta / batch as f64) as f32);
    map_in_place(cpu::numbers_mut(&mut by_loc), |loc| loc.times(slope));
    map_in_place(cpu::numbers_mut(&mut by_log_scale), |l| {
        exp(l.plus(l)).minus(Lanes::splat(1.0)).times(slope)
    });
    [cpu::tensor(by_likelihood, [codes]), by_loc, by_log_scale]
}
