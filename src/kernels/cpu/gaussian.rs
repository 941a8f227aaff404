use burn::backend::flex::FlexTensor;

use super::elementary::{exp, map_in_place, zip_in_place};
use super::lanes::Lanes;
use crate::kernels::cpu;

pub fn rsample(loc: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
    let [loc, mut scale, mut codes] = [loc, log_scale, noise].map(cpu::dense);
    map_in_place(cpu::numbers_mut(&mut scale), exp);
    let (loc, scale) = (cpu::numbers(&loc), cpu::numbers(&scale));
    for codes in cpu::numbers_mut(&mut codes).chunks_exact_mut(loc.len()) {
        zip_in_place(codes, scale, Lanes::times);
        zip_in_place(codes, loc, Lanes::plus);
    }
    codes
}

pub fn rsample_back(loc: FlexTensor, codes: FlexTensor, gradient: FlexTensor) -> [FlexTensor; 2] {
    let [loc, mut codes, gradient] = [loc, codes, gradient].map(cpu::dense);
    let (shape, loc) = (cpu::dims(&loc), cpu::numbers(&loc));
    let (mut by_loc, mut by_log_scale) = (vec![0.0; loc.len()], vec![0.0; loc.len()]);
    let gradients = cpu::numbers(&gradient).chunks_exact(loc.len());
    let draws = cpu::numbers_mut(&mut codes).chunks_exact_mut(loc.len());
    for (codes, gradient) in draws.zip(gradients) {
        zip_in_place(codes, loc, Lanes::minus);
        zip_in_place(codes, gradient, Lanes::times);
        zip_in_place(&mut by_log_scale, codes, Lanes::plus);
        zip_in_place(&mut by_loc, gradient, Lanes::plus);
    }
    [by_loc, by_log_scale].map(|values| cpu::tensor(values, shape))
}

pub fn log_ratio(codes: FlexTensor, log_scale: FlexTensor, noise: FlexTensor) -> FlexTensor {
    let [mut codes, log_scale, noise] = [codes, log_scale, noise].map(cpu::dense);
    let ([rows, width], scales) = (cpu::dims(&codes), cpu::numbers(&log_scale));
    let half = Lanes::splat(0.5);
    let squares = cpu::numbers_mut(&mut codes);
    zip_in_place(squares, cpu::numbers(&noise), |code, noise| {
        noise.times(noise).minus(code.times(code)).times(half)
    });
    for draws in squares.chunks_exact_mut(scales.len()) {
        zip_in_place(draws, scales, Lanes::plus);
    }
    let rows_of = squares.chunks_exact(width);
    cpu::tensor(rows_of.map(|row| row.iter().sum()).collect(), [rows])
}

pub fn log_ratio_back(codes: FlexTensor, gradient: FlexTensor, batch: usize) -> [FlexTensor; 2] {
    let [mut by_codes, gradient] = [codes, gradient].map(cpu::dense);
    let ([_, width], gradient) = (cpu::dims(&by_codes), cpu::numbers(&gradient));
    let rows = cpu::numbers_mut(&mut by_codes).chunks_exact_mut(width);
    let mut of_images = vec![0.0; batch];
    for (at, (row, &slope)) in rows.zip(gradient).enumerate() {
        map_in_place(row, |code| code.times(Lanes::splat(-slope)));
        of_images[at % batch] += slope;
    }
    let of_images = of_images.into_iter();
    let by_log_scale = of_images.flat_map(|sum: f32| std::iter::repeat_n(sum, width));
    let by_log_scale = cpu::tensor(by_log_scale.collect(), [batch, width]);
    [by_codes, by_log_scale]
}
