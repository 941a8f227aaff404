//! Fully connected layers: a product that starts from the bias, and its transposes backward.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::activation::{activate, gradient_before};
use super::buffers;
use super::elementary::zip_in_place;
use super::factor::Matrix;
use super::gemm::product;
use super::lanes::Lanes;
use crate::kernels::activation::Activation;
use crate::kernels::linear::LinearKernel;
use crate::kernels::saved::SavedForBackward;

impl LinearKernel for Flex {
    fn affine(
        [input, weight, bias]: [FlexTensor; 3],
        activation: Option<Activation>,
    ) -> FlexTensor {
        let mut output = matmul(input, weight, Some(bias));
        activate(activation, buffers::values_mut(&mut output));
        output
    }

    fn affine_backward(
        saved: SavedForBackward<FlexTensor>,
        gradient: FlexTensor,
        [input_needs_grad, weight_needs_grad, bias_needs_grad]: [bool; 3],
    ) -> [Option<FlexTensor>; 3] {
        let gradient = gradient_before(saved.activated, gradient);
        let bias_grad = bias_needs_grad.then(|| {
            let sums = column_sums(buffers::values(&gradient), buffers::dims(&gradient)[1]);
            let width = sums.len();
            buffers::tensor(sums, [width])
        });
        let weight_grad =
            weight_needs_grad.then(|| matmul(saved.input.transpose(0, 1), gradient.clone(), None));
        let input_grad =
            input_needs_grad.then(|| matmul(gradient, saved.weight.transpose(0, 1), None));
        [input_grad, weight_grad, bias_grad]
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

/// `a` `[m, k]` times `b` `[k, n]`, each row from `start` `[n]` or zero: `[m, n]`.
fn matmul(a: FlexTensor, b: FlexTensor, start: Option<FlexTensor>) -> FlexTensor {
    let ([m, k], [_, n]) = (buffers::dims(&a), buffers::dims(&b));
    let start = start.map(buffers::dense);
    let start = start.as_ref().map(buffers::values);
    buffers::tensor(product([m, n, k], matrix(&a), matrix(&b), start), [m, n])
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
