//! The Bernoulli log likelihood and its residuals in one pass over the logits.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{exp, filled, ln_one_plus, map_in_place};
use super::lanes::{LANES, Lanes};
use crate::kernels::bernoulli::BernoulliKernel;

impl BernoulliKernel for Flex {
    fn bernoulli(
        value: FlexTensor,
        logits: FlexTensor,
        residual: bool,
    ) -> (FlexTensor, Option<FlexTensor>) {
        let [value, logits] = [value, logits].map(buffers::dense);
        let [rows, width] = buffers::dims(&logits);
        let (values, logits) = (buffers::values(&value), buffers::values(&logits));
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
            let residual = buffers::tensor(residual, [rows, width]);
            return (buffers::tensor(sums, [rows]), Some(residual));
        }
        let mut unwanted = vec![0.0; width];
        let sums = pairs
            .map(|(value, logits)| row(value, logits, &mut unwanted))
            .collect();
        (buffers::tensor(sums, [rows]), None)
    }

    fn scale_rows(rows: FlexTensor, factors: FlexTensor) -> FlexTensor {
        let (mut rows, factors) = (buffers::dense(rows), buffers::dense(factors));
        let [_, width] = buffers::dims(&rows);
        for (row, &factor) in buffers::values_mut(&mut rows)
            .chunks_exact_mut(width)
            .zip(buffers::values(&factors))
        {
            map_in_place(row, |value| value.times(Lanes::splat(factor)));
        }
        rows
    }
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
