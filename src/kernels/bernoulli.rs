use std::fmt::Debug;

use burn::backend::TensorMetadata;
use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

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

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Kept<T> {
    logits: T,
    /// Rows of the value.
    values: usize,
    /// `value - sigmoid(logits)`, the gradient by the logits.
    residual: Option<T>,
}

impl Operation<2> for BernoulliLogProb {
    type Kept<T: Clone + Debug + Send + 'static> = Kept<T>;

    fn forward<B: Kernels>(
        &self,
        [value, logits]: [Float<B>; 2],
        tracked: bool,
    ) -> (Float<B>, Kept<Float<B>>) {
        let values = value.shape()[0];
        let (sums, residual) = B::bernoulli(value, logits.clone(), tracked);
        let kept = Kept {
            logits,
            values,
            residual,
        };
        (sums, kept)
    }

    fn backward<B: Kernels>(
        self,
        kept: Kept<Float<B>>,
        gradient: Float<B>,
        [to_value, to_logits]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let by_logits = kept.residual.filter(|_| to_logits);
        let [by_value, by_logits] = [to_value.then_some(kept.logits), by_logits]
            .map(|by| by.map(|by| B::scale_rows(by, gradient.clone())));
        [by_value.map(|by| folded::<B>(by, kept.values)), by_logits]
    }
}

/// The sums of every row `k * rows + i`.
fn folded<B: Kernels>(by_copies: Float<B>, rows: usize) -> Float<B> {
    let [copies, width] = by_copies.shape().dims();
    if copies == rows {
        return by_copies;
    }
    let by_copy = B::float_reshape(by_copies, [copies / rows, rows * width].into());
    B::float_reshape(B::float_sum_dim(by_copy, 0), [rows, width].into())
}
