//! Products of pairs of matrices, and which of a product's matrices lies transposed.

use burn::tensor::Tensor;

use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// What a device computes of it.
pub trait MatmulKernel: KernelBackend {
    /// The products `[batch, m, n]` of as many pairs of matrices that lie as `layout` says.
    fn batched_matmul(layout: MatmulLayout, a: Float<Self>, b: Float<Self>) -> Float<Self>;
}

/// The products of as many pairs of matrices, `[batch, m, k]` times `[batch, k, n]`: `[batch, m, n]`.
///
/// # Panics
/// If the inner sizes differ.
pub fn batched_matmul(a: Tensor<3>, b: Tensor<3>) -> Tensor<3> {
    apply(BatchedMatmul, [a.into_dispatch(), b.into_dispatch()])
}

/// Which of the matrices of a product lies transposed.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
pub enum MatmulLayout {
    /// `[m, k]` times `[k, n]`.
    Plain,
    /// `[m, k]` times what lies as `[n, k]`.
    RightTransposed,
    /// What lies as `[k, m]` times `[k, n]`.
    LeftTransposed,
}

impl MatmulLayout {
    /// `[m, n, k]` of matrices that lie so.
    pub fn sizes(self, [rows, columns]: [usize; 2], right: [usize; 2]) -> [usize; 3] {
        let ([m, k], [depth, n]) = match self {
            Self::Plain => ([rows, columns], right),
            Self::RightTransposed => ([rows, columns], [right[1], right[0]]),
            Self::LeftTransposed => ([columns, rows], right),
        };
        assert_eq!(k, depth, "rows are as long as columns are high");
        [m, n, k]
    }
}

#[derive(Debug, Clone)]
struct BatchedMatmul;

impl<B: MatmulKernel> Operation<B, 2> for BatchedMatmul {
    type Saved = [Float<B>; 2];

    fn forward(&self, [a, b]: [Float<B>; 2], _: bool) -> (Float<B>, [Float<B>; 2]) {
        let out = B::batched_matmul(MatmulLayout::Plain, a.clone(), b.clone());
        (out, [a, b])
    }

    fn backward(
        self,
        [a, b]: [Float<B>; 2],
        gradient: Float<B>,
        [a_needs_grad, b_needs_grad]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let a_grad = || B::batched_matmul(MatmulLayout::RightTransposed, gradient.clone(), b);
        let a_grad = a_needs_grad.then(a_grad);
        let b_grad =
            b_needs_grad.then(|| B::batched_matmul(MatmulLayout::LeftTransposed, a, gradient));
        [a_grad, b_grad]
    }
}
