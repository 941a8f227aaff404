//! Products of pairs of matrices, one after another.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::factor::Matrix;
use super::gemm::add_product;
use crate::kernels::matmul::{MatmulKernel, MatmulLayout};

impl MatmulKernel for Flex {
    fn batched_matmul(layout: MatmulLayout, a: FlexTensor, b: FlexTensor) -> FlexTensor {
        let [a, b] = [a, b].map(buffers::dense);
        let dims = |tensor: &FlexTensor| tensor.layout().shape().dims();
        let ([batch, a_rows, a_columns], [_, b_rows, b_columns]) = (dims(&a), dims(&b));
        let [m, n, k] = layout.sizes([a_rows, a_columns], [b_rows, b_columns]);
        let mut out = vec![0.0; batch * m * n];
        let pairs = buffers::values(&a)
            .chunks_exact(a_rows * a_columns)
            .zip(buffers::values(&b).chunks_exact(b_rows * b_columns));
        for ((a, b), out) in pairs.zip(out.chunks_exact_mut(m * n)) {
            let (a, b) = (Matrix::rows(a, a_columns), Matrix::rows(b, b_columns));
            let (a, b) = match layout {
                MatmulLayout::Plain => (a, b),
                MatmulLayout::RightTransposed => (a, b.transposed()),
                MatmulLayout::LeftTransposed => (a.transposed(), b),
            };
            add_product([m, n, k], a, b, out);
        }
        buffers::tensor(out, [batch, m, n])
    }
}
