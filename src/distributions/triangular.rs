//! Solving with batches of lower-triangular matrices.

use burn::tensor::{Device, Tensor};

use crate::kernels::{batched_matmul, tensor};

/// `matrix^-1 right`, for lower-triangular `matrix` `[batch, n, n]` and `right` `[batch, n, any]`.
///
/// The graph holds one step of iterative refinement only: it takes back what rounding the first
/// solution has lost, and its derivative is the solution's own, `matrix^-1 (d right - d matrix
/// solution)`.
pub fn solve(matrix: Tensor<3>, right: Tensor<3>) -> Tensor<3> {
    let inverse = invert(matrix.clone().detach());
    let solution = batched_matmul(inverse.clone(), right.clone().detach());
    let residual = right - batched_matmul(matrix, solution.clone());
    solution + batched_matmul(inverse, residual)
}

/// Forward substitution on blocks of doubling size, all blocks of a size at once: some `4 log2 n`
/// operations instead of the several `n` of going row by row.
///
/// With `A` and `D` inverted already, the inverse of `[[A, 0], [C, D]]` has `-D^-1 C A^-1` in the
/// corner; multiplying all inverted blocks from both sides finds every corner of a size.
fn invert(matrix: Tensor<3>) -> Tensor<3> {
    let ([_batch, n, _], device) = (matrix.dims(), matrix.device());
    let identity = places(n, &device, |row, column| row == column);
    let diagonal = (matrix.clone() * identity.clone()).sum_dim(2);
    let mut inverse = identity / diagonal;
    for level in 0..n.next_power_of_two().ilog2() {
        // Two indices that first differ in bit k meet when blocks of 2^k are joined.
        let joined = places(n, &device, |row, column| {
            column < row && (row ^ column).ilog2() == level
        });
        let corners = matrix.clone() * joined;
        let correction = batched_matmul(batched_matmul(inverse.clone(), corners), inverse.clone());
        inverse = inverse - correction;
    }
    inverse
}

/// A matrix `[1, n, n]` of ones at the places that are `chosen` by row and column, and zeros elsewhere.
fn places(n: usize, device: &Device, chosen: impl Fn(usize, usize) -> bool) -> Tensor<3> {
    let entry = |at: usize| if chosen(at / n, at % n) { 1.0 } else { 0.0 };
    tensor((0..n * n).map(entry).collect(), [1, n, n], device)
}
