use std::fmt::Debug;

use burn::backend::DispatchTensorKind;
use burn::tensor::Tensor;

use super::device::{Float, Kernels, by_device, value_of};
use super::operation::{Operation, apply};

/// `ln sum_k exp(values[k])` of each column, `[rows, columns]` to `[columns]`.
///
/// Finite for values of any size, and beside `-inf` as long as one of a column is not. Its gradient is
/// [`softmax`].
pub fn log_sum_exp(values: Tensor<2>) -> Tensor<1> {
    apply(LogSumExp, [values.into_dispatch()])
}

/// What each of the values has in the sum of exponentials of its column, a share of one; a constant, through
/// which no gradient goes.
pub fn softmax(values: Tensor<2>) -> Tensor<2> {
    let values = values.into_dispatch().kind;
    let training = matches!(values, DispatchTensorKind::Autodiff(_));
    let shares = by_device!(&values, B => {
        let (_, shares) = B::log_sum_exp(value_of::<B>(values), true);
        B::plain(shares.expect("they were asked for"))
    });
    if training {
        Tensor::from_inner(shares)
    } else {
        shares
    }
}

#[derive(Debug, Clone)]
struct LogSumExp;

impl Operation<1> for LogSumExp {
    /// The shares.
    type Kept<T: Clone + Debug + Send + 'static> = Option<T>;

    fn forward<B: Kernels>(
        &self,
        [values]: [Float<B>; 1],
        tracked: bool,
    ) -> (Float<B>, Option<Float<B>>) {
        B::log_sum_exp(values, tracked)
    }

    fn backward<B: Kernels>(
        self,
        shares: Option<Float<B>>,
        gradient: Float<B>,
        _: [bool; 1],
    ) -> [Option<Float<B>>; 1] {
        [shares.map(|shares| B::scale_columns(shares, gradient))]
    }
}
