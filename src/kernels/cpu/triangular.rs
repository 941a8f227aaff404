//! Lower-triangular matrices, filled row by row.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use crate::kernels::triangular::TriangularKernel;

impl TriangularKernel for Flex {
    fn lower_triangular(diagonal: FlexTensor, below: FlexTensor) -> FlexTensor {
        let [diagonal, below] = [diagonal, below].map(buffers::dense);
        let ([batch, n], [_, entries]) = (buffers::dims(&diagonal), buffers::dims(&below));
        let mut matrices = vec![0.0; batch * n * n];
        for (which, matrix) in matrices.chunks_exact_mut(n * n).enumerate() {
            let mut below = &buffers::values(&below)[which * entries..];
            for (row, numbers) in matrix.chunks_exact_mut(n).enumerate() {
                let (of_row, rest) = below.split_at(row);
                numbers[..row].copy_from_slice(of_row);
                numbers[row] = buffers::values(&diagonal)[which * n + row];
                below = rest;
            }
        }
        buffers::tensor(matrices, [batch, n, n])
    }

    fn lower_triangular_backward(gradient: FlexTensor) -> [FlexTensor; 2] {
        let gradient = buffers::dense(gradient);
        let [batch, n, _] = gradient.layout().shape().dims();
        let (mut diagonal, mut below) = (Vec::new(), Vec::new());
        for matrix in buffers::values(&gradient).chunks_exact(n * n) {
            for (row, numbers) in matrix.chunks_exact(n).enumerate() {
                below.extend_from_slice(&numbers[..row]);
                diagonal.push(numbers[row]);
            }
        }
        let entries = below.len() / batch;
        [
            buffers::tensor(diagonal, [batch, n]),
            buffers::tensor(below, [batch, entries]),
        ]
    }
}
