use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// `value * logits - softplus(logits)` in nats, summed over the event: `[batch, event]` both, to
/// `[batch]`. One pass over the logits gives the value and what the gradient needs.
pub fn bernoulli_log_prob(value: Tensor<2>, logits: Tensor<2>) -> Tensor<1> {
    apply(BernoulliLogProb, [value.into_dispatch(), logits.into_dispatch()])
}

#[derive(Debug, Clone)]
struct BernoulliLogProb;

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Kept<T> {
    logits: T,
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
        let (sums, residual) = B::bernoulli(value, logits.clone(), tracked);
        (sums, Kept { logits, residual })
    }

    fn backward<B: Kernels>(
        self,
        Kept { logits, residual }: Kept<Float<B>>,
        gradient: Float<B>,
        [to_value, to_logits]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let by_logits = residual.filter(|_| to_logits);
        [to_value.then_some(logits), by_logits]
            .map(|by| by.map(|by| B::scale_rows(by, gradient.clone())))
    }
}
