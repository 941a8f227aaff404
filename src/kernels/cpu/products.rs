use burn::backend::flex::FlexTensor;

use super::gemm::{Matrix, add_product};
use crate::kernels::cpu;
use crate::kernels::products::Lines;

/// `[batch, m, n]` of as many pairs of matrices that lie as `lines` says.
pub fn products(lines: Lines, a: FlexTensor, b: FlexTensor) -> FlexTensor {
    let [a, b] = [a, b].map(cpu::dense);
    let dims = |tensor: &FlexTensor| tensor.layout().shape().dims();
    let ([batch, a_rows, a_columns], [_, b_rows, b_columns]) = (dims(&a), dims(&b));
    let [m, n, k] = lines.sizes([a_rows, a_columns], [b_rows, b_columns]);
    let mut out = vec![0.0; batch * m * n];
    let pairs = cpu::numbers(&a)
        .chunks_exact(a_rows * a_columns)
        .zip(cpu::numbers(&b).chunks_exact(b_rows * b_columns));
    for ((a, b), out) in pairs.zip(out.chunks_exact_mut(m * n)) {
        let (a, b) = (Matrix::rows(a, a_columns), Matrix::rows(b, b_columns));
        let (a, b) = match lines {
            Lines::AsWritten => (a, b),
            Lines::RightTransposed => (a, b.transposed()),
            Lines::LeftTransposed => (a.transposed(), b),
        };
        add_product([m, n, k], a, b, out);
    }
    cpu::tensor(out, [batch, m, n])
}
