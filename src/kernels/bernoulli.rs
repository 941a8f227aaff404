use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::NoCheckpointing;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::flex::FlexTensor;
use burn::backend::{Autodiff, Flex};
use burn::tensor::{Tensor, activation::log_sigmoid};

use super::cpu::{self, Place};
use super::elementary::{exp, filled, ln_one_plus, map_in_place};
use super::lanes::{LANES, Lanes};
use crate::math::sum_event;

/// `value * logits - softplus(logits)` in nats, summed over the event: `[batch, event]` both, to
/// `[batch]`. One pass over the logits gives the value and what the gradient needs.
pub fn bernoulli_log_prob(value: Tensor<2>, logits: Tensor<2>) -> Tensor<1> {
    match Place::of([
        value.clone().into_dispatch(),
        logits.clone().into_dispatch(),
    ]) {
        Place::Elsewhere => {
            // softplus(l) = l - log_sigmoid(l): one stable kernel forward and one backward.
            sum_event((value - 1.0) * logits.clone() + log_sigmoid(logits))
        }
        Place::Plain(inputs) => {
            let [value, logits] = inputs.map(cpu::dense);
            Tensor::from_primitive::<Flex>(forward(&value, &logits, None))
        }
        Place::Training(inputs) => {
            let nodes = inputs.each_ref().map(|input| input.node());
            let [value, logits] = inputs.map(|input| cpu::dense(input.into_primitive()));
            let prepared = BernoulliGradient
                .prepare::<NoCheckpointing>(nodes)
                .compute_bound();
            let output = match prepared.stateful() {
                OpsKind::UnTracked(prepared) => prepared.finish(forward(&value, &logits, None)),
                OpsKind::Tracked(prepared) => {
                    let mut residual = vec![0.0; cpu::numbers(&logits).len()];
                    let output = forward(&value, &logits, Some(&mut residual));
                    let residual = cpu::tensor(residual, cpu::dims(&logits));
                    prepared.finish(Pass { logits, residual }, output)
                }
            };
            Tensor::from_primitive::<Autodiff<Flex>>(output)
        }
    }
}

/// Fills `residual` with `value - sigmoid(logits)`, the gradient by the logits, if it is wanted.
fn forward(value: &FlexTensor, logits: &FlexTensor, residual: Option<&mut [f32]>) -> FlexTensor {
    let [rows, width] = cpu::dims(logits);
    let (values, logits) = (cpu::numbers(value), cpu::numbers(logits));
    let pairs = values.chunks_exact(width).zip(logits.chunks_exact(width));
    let mut unwanted = vec![0.0; width];
    let sums = match residual {
        None => pairs
            .map(|(value, logits)| row(value, logits, &mut unwanted))
            .collect(),
        Some(residual) => pairs
            .zip(residual.chunks_exact_mut(width))
            .map(|((value, logits), residual)| row(value, logits, residual))
            .collect(),
    };
    cpu::tensor(sums, [rows])
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

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Pass {
    logits: FlexTensor,
    /// `value - sigmoid(logits)`.
    residual: FlexTensor,
}

#[derive(Debug)]
struct BernoulliGradient;

impl Backward<Flex, 2> for BernoulliGradient {
    type State = Pass;

    fn backward(self, ops: Ops<Pass, 2>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let Pass { logits, residual } = ops.state;
        let [to_value, to_logits] = ops.parents;
        let gradient = cpu::dense(gradients.consume::<Flex>(&ops.node));
        let by_row = cpu::numbers(&gradient);
        for (node, by) in [(to_value, logits), (to_logits, residual)] {
            let Some(node) = node else { continue };
            gradients.register::<Flex>(node.id, rows_times(by, by_row));
        }
    }
}

/// Each row times its factor.
fn rows_times(mut rows: FlexTensor, factors: &[f32]) -> FlexTensor {
    let [_, width] = cpu::dims(&rows);
    for (row, &factor) in cpu::numbers_mut(&mut rows)
        .chunks_exact_mut(width)
        .zip(factors)
    {
        map_in_place(row, |value| value.times(Lanes::splat(factor)));
    }
    rows
}
