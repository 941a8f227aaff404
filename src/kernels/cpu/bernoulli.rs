use burn::backend::flex::FlexTensor;

use super::elementary::{exp, filled, ln_one_plus, map_in_place};
use super::lanes::{LANES, Lanes};
use crate::kernels::cpu;

pub fn bernoulli(
    value: FlexTensor,
    logits: FlexTensor,
    residual: bool,
) -> (FlexTensor, Option<FlexTensor>) {
    let [value, logits] = [value, logits].map(cpu::dense);
    let [rows, width] = cpu::dims(&logits);
    let (values, logits) = (cpu::numbers(&value), cpu::numbers(&logits));
    let pairs = values
        .chunks_exact(width)
        .cycle()
        .zip(logits.chunks_exact(width));
    if residual {
        let mut residual = vec![0.0; logits.len()];
        let sums = pairs
            .zip(residual.chunks_exact_mut(width))
            .map(|((value, logits), residual)| row(value, logits, residual))
            .collect();
        let residual = cpu::tensor(residual, [rows, width]);
        return (cpu::tensor(sums, [rows]), Some(residual));
    }
    let mut unwanted = vec![0.0; width];
    let sums = pairs
        .map(|(value, logits)| row(value, logits, &mut unwanted))
        .collect();
    (cpu::tensor(sums, [rows]), None)
}

/// One image's sum, and its residuals.
fn row(value: &[f32], logits: &[f32], residual: &mut [f32]) -> f32 {
    let (values, value_rest) = value.as_chunks::<LANES>();
    let (vectors, rest) = logits.as_chunks::<LANES>();
    let (residuals, residual_rest) = residual.as_chunks_mut::<LANES>();
    let mut sum = Lanes::splat(0.0);
    for ((x, l), residual) in values.iter().zip(vectors).zip(residuals) {
        sum = sum.plus(pixels(x, l, residual));
    }
    if rest.is_empty() {
        return sum.sum();
    }
    let (mut terms, mut residual) = ([0.0; LANES], [0.0; LANES]);
    pixels(&filled(value_rest), &filled(rest), &mut residual).store(&mut terms);
    residual_rest.copy_from_slice(&residual[..rest.len()]);
    sum.sum() + terms[..rest.len()].iter().sum::<f32>()
}

/// Of four pixels the terms, and the residuals `value - sigmoid(logits)`.
///
/// Both by way of `e^-|l|`, so that what is left of a pixel that the model is certain of, and right
/// about, is not lost beside the one it is subtracted from.
#[inline(always)]
fn pixels(value: &[f32; LANES], logits: &[f32; LANES], residual: &mut [f32; LANES]) -> Lanes {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let (value, logits) = (Lanes::load(value), Lanes::load(logits));
    let decay = exp(zero.minus(logits.abs()));
    let tail = decay.over(one.plus(decay)); // sigmoid(-|l|)
    let missing = logits.below(zero, value, value.minus(one));
    let away = logits.below(zero, zero.minus(tail), tail);
    missing.plus(away).store(residual);
    missing.times(logits).minus(ln_one_plus(decay))
}

/// Each row times its factor.
pub fn scale_rows(rows: FlexTensor, factors: FlexTensor) -> FlexTensor {
    let (mut rows, factors) = (cpu::dense(rows), cpu::dense(factors));
    let [_, width] = cpu::dims(&rows);
    for (row, &factor) in cpu::numbers_mut(&mut rows)
        .chunks_exact_mut(width)
        .zip(cpu::numbers(&factors))
    {
        map_in_place(row, |value| value.times(Lanes::splat(factor)));
    }
    rows
}
