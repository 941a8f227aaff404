//! Batches of lower-triangular matrices: putting them together, and solving with them.

use std::cmp::Ordering;

use burn::tensor::{Device, Int, Tensor, TensorData};

/// The matrices `[batch, n, n]` with this `diagonal` `[batch, n]` and these entries `below` it, row
/// by row, `[batch, n (n - 1) / 2]`.
pub fn assemble(diagonal: Tensor<2>, below: Tensor<2>) -> Tensor<3> {
    let ([batch, n], device) = (diagonal.dims(), diagonal.device());
    let zero = Tensor::zeros([batch, 1], &device);
    let entries = Tensor::cat(vec![diagonal, below, zero], 1);
    let places = table(n, &device, |row, column| match column.cmp(&row) {
        Ordering::Less => n + row * (row - 1) / 2 + column,
        Ordering::Equal => row,
        Ordering::Greater => n + n * (n - 1) / 2,
    });
    entries.select(1, places).reshape([batch, n, n])
}

/// `matrix^-1 right`, for lower-triangular `matrix` `[batch, n, n]` and `right` `[batch, n, any]`.
///
/// The graph holds one step of iterative refinement only: it takes back what rounding the first
/// solution has lost, and its derivative is the solution's own, `matrix^-1 (d right - d matrix
/// solution)`.
pub fn solve(matrix: Tensor<3>, right: Tensor<3>) -> Tensor<3> {
    let inverse = invert(matrix.clone().detach());
    let solution = inverse.clone().matmul(right.clone().detach());
    let residual = right - matrix.matmul(solution.clone());
    solution + inverse.matmul(residual)
}

/// Forward substitution on blocks of doubling size, all blocks of a size at once: some `4 log2 n`
/// operations instead of the several `n` of going row by row.
///
/// With `A` and `D` inverted already, the inverse of `[[A, 0], [C, D]]` has `-D^-1 C A^-1` in the
/// corner; multiplying all inverted blocks from both sides finds every corner of a size.
fn invert(matrix: Tensor<3>) -> Tensor<3> {
    let ([_batch, n, _], device) = (matrix.dims(), matrix.device());
    let identity = Tensor::<2>::eye(n, &device).unsqueeze::<3>();
    let diagonal = (matrix.clone() * identity.clone()).sum_dim(2);
    let mut inverse = identity / diagonal;
    // Two indices that first differ in bit k meet when blocks of 2^k are joined.
    let never = usize::BITS as usize;
    let joined = table(n, &device, |row, column| match column < row {
        true => (row ^ column).ilog2() as usize,
        false => never,
    });
    let joined = joined.reshape([1, n, n]);
    for level in 0..n.next_power_of_two().ilog2() {
        let corners = matrix.clone() * joined.clone().equal_scalar(level as i32).float();
        let correction = inverse.clone().matmul(corners).matmul(inverse.clone());
        inverse = inverse - correction;
    }
    inverse
}

/// A number for each place of an `n` by `n` matrix, row by row, `[n * n]`.
fn table(n: usize, device: &Device, entry: impl Fn(usize, usize) -> usize) -> Tensor<1, Int> {
    let entries: Vec<_> = (0..n * n).map(|at| entry(at / n, at % n) as i32).collect();
    Tensor::from_data(TensorData::new(entries, [n * n]), device)
}
