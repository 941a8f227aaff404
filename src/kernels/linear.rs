use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::NoCheckpointing;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::flex::FlexTensor;
use burn::backend::{Autodiff, Flex};
use burn::nn::Linear;
use burn::tensor::Tensor;

use super::activation::{activate, activated, before};
use super::cpu::{self, Place};
use super::elementary::zip_in_place;
use super::lanes::Lanes;
use crate::config::Activation;

/// `activation(input * weight + bias)`, `[batch, inputs]` to `[batch, outputs]`: one pass over the
/// outputs, and one back.
pub fn linear(input: Tensor<2>, layer: &Linear, activation: Option<Activation>) -> Tensor<2> {
    let Some(bias) = &layer.bias else {
        return activated(layer.forward(input), activation);
    };
    let inputs = [
        input.clone().into_dispatch(),
        layer.weight.val().into_dispatch(),
        bias.val().into_dispatch(),
    ];
    match Place::of(inputs) {
        Place::Elsewhere => activated(layer.forward(input), activation),
        Place::Plain([input, weight, bias]) => {
            Tensor::from_primitive::<Flex>(forward(input, weight, bias, activation))
        }
        Place::Training(inputs) => {
            let nodes = inputs.each_ref().map(|input| input.node());
            let [input, weight, bias] = inputs.map(|input| input.into_primitive());
            let output = forward(input.clone(), weight.clone(), bias, activation);
            let prepared = LinearGradient
                .prepare::<NoCheckpointing>(nodes)
                .compute_bound();
            let output = match prepared.stateful() {
                OpsKind::UnTracked(prepared) => prepared.finish(output),
                OpsKind::Tracked(prepared) => {
                    let state = Pass {
                        input,
                        weight,
                        activation,
                        output: output.clone(),
                    };
                    prepared.finish(state, output)
                }
            };
            Tensor::from_primitive::<Autodiff<Flex>>(output)
        }
    }
}

fn forward(
    input: FlexTensor,
    weight: FlexTensor,
    bias: FlexTensor,
    activation: Option<Activation>,
) -> FlexTensor {
    let mut output = cpu::matmul(input, weight, Some(bias));
    activate(activation, cpu::numbers_mut(&mut output));
    output
}

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Pass {
    input: FlexTensor,
    weight: FlexTensor,
    activation: Option<Activation>,
    output: FlexTensor,
}

#[derive(Debug)]
struct LinearGradient;

impl Backward<Flex, 3> for LinearGradient {
    type State = Pass;

    fn backward(self, ops: Ops<Pass, 3>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let Pass {
            input,
            weight,
            activation,
            output,
        } = ops.state;
        let [to_input, to_weight, to_bias] = ops.parents;
        let gradient = before(activation, &output, gradients.consume::<Flex>(&ops.node));
        if let Some(node) = to_bias {
            let sums = column_sums(cpu::numbers(&gradient), cpu::dims(&gradient)[1]);
            let width = sums.len();
            gradients.register::<Flex>(node.id, cpu::tensor(sums, [width]));
        }
        if let Some(node) = to_weight {
            let found = cpu::matmul(input.transpose(0, 1), gradient.clone(), None);
            gradients.register::<Flex>(node.id, found);
        }
        if let Some(node) = to_input {
            let found = cpu::matmul(gradient, weight.transpose(0, 1), None);
            gradients.register::<Flex>(node.id, found);
        }
    }
}

/// The sum of each column of rows of `width`.
fn column_sums(rows: &[f32], width: usize) -> Vec<f32> {
    let mut sums = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        zip_in_place(&mut sums, row, Lanes::plus);
    }
    sums
}
