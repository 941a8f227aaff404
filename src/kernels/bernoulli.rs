//! The Bernoulli log likelihood of all pixels in one pass, which leaves behind what its gradient needs.

use burn::backend::TensorMetadata;
use burn::tensor::Tensor;

use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// What a device computes of it.
pub trait BernoulliKernel: KernelBackend {
    /// `sum(value * logits - softplus(logits))` of each row, `[rows]`, and `value - sigmoid(logits)` if the
    /// `residual` is asked for. Row `i` of fewer values goes with every row `k * values + i` of the logits.
    fn bernoulli(
        value: Float<Self>,
        logits: Float<Self>,
        residual: bool,
    ) -> (Float<Self>, Option<Float<Self>>);

    /// Each of `rows` `[rows, columns]` times its factor `[rows]`.
    fn scale_rows(rows: Float<Self>, factors: Float<Self>) -> Float<Self>;
}

/// `value * logits - softplus(logits)` in nats, summed over the event: `[batch, event]` both, to
/// `[batch]`. One pass over the logits gives the value and what the gradient needs.
///
/// Of fewer values, whose number divides that of the logits' rows, row `i` stands for every row `k *
/// values + i`: they are not copied.
pub fn bernoulli_log_prob(value: Tensor<2>, logits: Tensor<2>) -> Tensor<1> {
    apply(
        BernoulliLogProb,
        [value.into_dispatch(), logits.into_dispatch()],
    )
}

#[derive(Debug, Clone)]
struct BernoulliLogProb;

/// What the backward pass needs of the forward pass.
#[derive(Debug, Clone)]
struct Saved<T> {
    logits: T,
    /// Rows of the value.
    values: usize,
    /// `value - sigmoid(logits)`, the gradient with respect to the logits.
    residual: Option<T>,
}

impl<B: BernoulliKernel> Operation<B, 2> for BernoulliLogProb {
    type Saved = Saved<Float<B>>;

    fn forward(
        &self,
        [value, logits]: [Float<B>; 2],
        tracked: bool,
    ) -> (Float<B>, Saved<Float<B>>) {
        let values = value.shape()[0];
        let (sums, residual) = B::bernoulli(value, logits.clone(), tracked);
        let saved = Saved {
            logits,
            values,
            residual,
        };
        (sums, saved)
    }

    fn backward(
        self,
        saved: Saved<Float<B>>,
        gradient: Float<B>,
        [value_needs_grad, logits_need_grad]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let slopes = [
            value_needs_grad.then_some(saved.logits),
            saved.residual.filter(|_| logits_need_grad),
        ];
        let [value_grad, logits_grad] =
            slopes.map(|slope| slope.map(|slope| B::scale_rows(slope, gradient.clone())));
        let value_grad = value_grad.map(|grad| sum_of_copies::<B>(grad, saved.values));
        [value_grad, logits_grad]
    }
}

/// The sums of every row `k * rows + i`, `[copies * rows, width]` to `[rows, width]`.
pub(super) fn sum_of_copies<B: KernelBackend>(copies: Float<B>, rows: usize) -> Float<B> {
    let [all, width] = copies.shape().dims();
    if all == rows {
        return copies;
    }
    let side_by_side = B::float_reshape(copies, [all / rows, rows * width].into());
    B::float_reshape(B::float_sum_dim(side_by_side, 0), [rows, width].into())
}
