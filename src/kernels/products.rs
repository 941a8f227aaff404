use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// The products of as many pairs of matrices, `[batch, m, k]` times `[batch, k, n]`: `[batch, m, n]`.
pub fn products(a: Tensor<3>, b: Tensor<3>) -> Tensor<3> {
    apply(Products, [a.into_dispatch(), b.into_dispatch()])
}

/// Which of the matrices of a product lies transposed.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
pub enum Lines {
    /// `[m, k]` times `[k, n]`.
    AsWritten,
    /// `[m, k]` times what lies as `[n, k]`.
    RightTransposed,
    /// What lies as `[k, m]` times `[k, n]`.
    LeftTransposed,
}

impl Lines {
    /// `[m, n, k]` of matrices that lie so.
    pub fn sizes(self, [rows, columns]: [usize; 2], right: [usize; 2]) -> [usize; 3] {
        let ([m, k], [depth, n]) = match self {
            Self::AsWritten => ([rows, columns], right),
            Self::RightTransposed => ([rows, columns], [right[1], right[0]]),
            Self::LeftTransposed => ([columns, rows], right),
        };
        assert_eq!(k, depth, "rows are as long as columns are high");
        [m, n, k]
    }
}

#[derive(Debug, Clone)]
struct Products;

impl Operation<2> for Products {
    type Kept<T: Clone + Debug + Send + 'static> = [T; 2];

    fn forward<B: Kernels>(&self, [a, b]: [Float<B>; 2], _: bool) -> (Float<B>, [Float<B>; 2]) {
        let out = B::products(Lines::AsWritten, a.clone(), b.clone());
        (out, [a, b])
    }

    fn backward<B: Kernels>(
        self,
        [a, b]: [Float<B>; 2],
        gradient: Float<B>,
        [to_a, to_b]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let by_a = to_a.then(|| B::products(Lines::RightTransposed, gradient.clone(), b));
        let by_b = to_b.then(|| B::products(Lines::LeftTransposed, a, gradient));
        [by_a, by_b]
    }
}
