//! Sums of exponentials by their logarithm, and softmax, over the rows of a matrix.

use burn::backend::DispatchTensorKind;
use burn::tensor::Tensor;

use super::device::{Float, KernelBackend, by_device, value_of};
use super::operation::{Operation, apply};

/// What a device computes of it.
pub trait LogSumExpKernel: KernelBackend {
    /// `ln sum_k exp(values[k])` of each column, and the share of each value in the sum if `shares` are asked
    /// for.
    fn log_sum_exp(values: Float<Self>, shares: bool) -> (Float<Self>, Option<Float<Self>>);

    /// Each of `columns` `[rows, columns]` times its factor `[columns]`.
    fn scale_columns(columns: Float<Self>, factors: Float<Self>) -> Float<Self>;
}

/// `ln sum_k exp(values[k])` of each column, `[rows, columns]` to `[columns]`.
///
/// Finite for values of any size, and beside `-inf` as long as one of a column is not. Its gradient is
/// [`softmax`].
pub fn log_sum_exp(values: Tensor<2>) -> Tensor<1> {
    apply(LogSumExp, [values.into_dispatch()])
}

/// `exp(values) / sum_k exp(values[k])`, each value's share in the sum of its column, `[rows, columns]` both; a
/// constant, through which no gradient goes.
pub fn softmax(values: Tensor<2>) -> Tensor<2> {
    let values = values.into_dispatch().kind;
    let autodiff = matches!(values, DispatchTensorKind::Autodiff(_));
    let shares = by_device!(&values, B => {
        let (_, shares) = B::log_sum_exp(value_of::<B>(values), true);
        B::into_tensor(shares.expect("they were asked for"))
    });
    if autodiff {
        Tensor::from_inner(shares)
    } else {
        shares
    }
}

#[derive(Debug, Clone)]
struct LogSumExp;

impl<B: LogSumExpKernel> Operation<B, 1> for LogSumExp {
    /// The shares.
    type Saved = Option<Float<B>>;

    fn forward(&self, [values]: [Float<B>; 1], tracked: bool) -> (Float<B>, Option<Float<B>>) {
        B::log_sum_exp(values, tracked)
    }

    fn backward(
        self,
        shares: Option<Float<B>>,
        gradient: Float<B>,
        _: [bool; 1],
    ) -> [Option<Float<B>>; 1] {
        [shares.map(|shares| B::scale_columns(shares, gradient))]
    }
}
