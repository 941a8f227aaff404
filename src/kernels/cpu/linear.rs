use burn::backend::Flex;
use burn::backend::flex::FlexTensor;
use burn::backend::ops::FloatTensorOps;

use super::activation::{activate, before};
use super::elementary::zip_in_place;
use super::gemm::{Matrix, product};
use super::lanes::Lanes;
use crate::config::Activation;
use crate::kernels::cpu;
use crate::kernels::linear::Layer;

pub fn linear(
    [input, weight, bias]: [FlexTensor; 3],
    activation: Option<Activation>,
) -> FlexTensor {
    let mut output = matmul(input, weight, Some(bias));
    activate(activation, cpu::numbers_mut(&mut output));
    output
}

pub fn linear_back(
    layer: Layer<FlexTensor>,
    gradient: FlexTensor,
    [to_input, to_weight, to_bias]: [bool; 3],
) -> [Option<FlexTensor>; 3] {
    let gradient = before(layer.through, gradient);
    let by_bias = to_bias.then(|| {
        let sums = column_sums(cpu::numbers(&gradient), cpu::dims(&gradient)[1]);
        let width = sums.len();
        cpu::tensor(sums, [width])
    });
    let by_weight = to_weight.then(|| matmul(layer.input.transpose(0, 1), gradient.clone(), None));
    let by_input = to_input.then(|| matmul(gradient, layer.weight.transpose(0, 1), None));
    [by_input, by_weight, by_bias]
}

/// The sum of each column of rows of `width`.
fn column_sums(rows: &[f32], width: usize) -> Vec<f32> {
    let mut sums = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        zip_in_place(&mut sums, row, Lanes::plus);
    }
    sums
}

/// `a` `[m, k]` times `b` `[k, n]`, each row from `start` `[n]` or zero: `[m, n]`.
///
/// In WebAssembly by our own product, natively by burn's, which knows wider vectors.
fn matmul(a: FlexTensor, b: FlexTensor, start: Option<FlexTensor>) -> FlexTensor {
    if cfg!(target_arch = "wasm32") {
        let ([m, k], [_, n]) = (cpu::dims(&a), cpu::dims(&b));
        let start = start.map(cpu::dense);
        let values = product(
            [m, n, k],
            matrix(&a),
            matrix(&b),
            start.as_ref().map(cpu::numbers),
        );
        return cpu::tensor(values, [m, n]);
    }
    let found = Flex::float_matmul(a, b);
    match start {
        Some(start) => {
            let width = cpu::dims(&found)[1];
            Flex::float_add(found, start.reshape([1, width].into()))
        }
        None => found,
    }
}

/// A matrix as it lies, transposed or not.
fn matrix(tensor: &FlexTensor) -> Matrix<'_> {
    let layout = tensor.layout();
    let stride =
        |dim: usize| usize::try_from(layout.strides()[dim]).expect("nothing here is flipped");
    Matrix {
        values: &tensor.storage()[layout.start_offset()..],
        row_stride: stride(0),
        column_stride: stride(1),
    }
}
