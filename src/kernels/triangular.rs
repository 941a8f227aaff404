use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// The lower-triangular matrices `[batch, n, n]` with this `diagonal` `[batch, n]` and these entries
/// `below` it, row by row, `[batch, n (n - 1) / 2]`.
pub fn lower_triangular(diagonal: Tensor<2>, below: Tensor<2>) -> Tensor<3> {
    apply(
        LowerTriangular,
        [diagonal.into_dispatch(), below.into_dispatch()],
    )
}

#[derive(Debug, Clone)]
struct LowerTriangular;

impl Operation<2> for LowerTriangular {
    type Kept<T: Clone + Debug + Send + 'static> = ();

    fn forward<B: Kernels>(&self, [diagonal, below]: [Float<B>; 2], _: bool) -> (Float<B>, ()) {
        (B::lower_triangular(diagonal, below), ())
    }

    fn backward<B: Kernels>(
        self,
        (): (),
        gradient: Float<B>,
        [to_diagonal, to_below]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let [by_diagonal, by_below] = B::lower_triangular_back(gradient);
        [
            to_diagonal.then_some(by_diagonal),
            to_below.then_some(by_below),
        ]
    }
}
