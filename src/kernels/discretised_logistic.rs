//! The log probabilities of a byte's levels under logistic distributions in one pass, which leaves behind what
//! their gradients need.

use burn::backend::TensorMetadata;
use burn::tensor::Tensor;

use super::activation::TANH_IS_ONE;
use super::bernoulli::{BernoulliKernel, sum_of_copies};
use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// The largest level, that of `1`; the smallest is 0.
pub const LARGEST: f32 = 255.0;

/// Half of a level, in units of which the largest level is 1.
pub const HALF: f32 = 0.5 / LARGEST;

/// What a device computes of it.
pub trait DiscretisedLogisticKernel: BernoulliKernel {
    /// The sum of the log probabilities of each row, `[rows]`, and if `slopes` are asked for, those of each
    /// element with respect to location and logarithm of the scale, `[rows, width]` both. Row `i` of fewer
    /// values goes with every row `k * values + i` of the locations, and so do the rows of the scales, of
    /// which `scales` is a table `[3 * rows, width]`: their reciprocals, the logarithms of what lies between
    /// a level's ends, `ln(1 - exp(-2 h))` with `h` half a level in scales, and these logarithms' slopes with
    /// respect to the reciprocals.
    fn discretised_logistic(
        value: Float<Self>,
        loc: Float<Self>,
        scales: Float<Self>,
        slopes: bool,
    ) -> (Float<Self>, Option<[Float<Self>; 2]>);
}

/// The log probability in nats of the levels nearest to `value` under logistic distributions around `loc`,
/// summed over the event: `[batch, event]` both, `log_scale` the same or one row for the whole batch, to
/// `[batch]`. `value` is a constant; of fewer values or scales, row `i` stands for every row `k * rows + i`.
///
/// A level between `a` and `b`, in scales from `loc`, has `sigmoid(b) - sigmoid(a) = sigmoid(b)
/// sigmoid(-a) (1 - exp(a - b))`, of which no factor cancels, however small it is; at the ends one of the
/// first two is all there is (Salimans et al. 2017, section 2.1).
pub fn discretised_logistic_log_prob(
    value: Tensor<2>,
    loc: Tensor<2>,
    log_scale: Tensor<2>,
) -> Tensor<1> {
    let inputs = [value, loc, log_scale].map(Tensor::into_dispatch);
    apply(DiscretisedLogisticLogProb, inputs)
}

#[derive(Debug, Clone)]
struct DiscretisedLogisticLogProb;

/// What the backward pass needs of the forward pass.
#[derive(Debug, Clone)]
struct Saved<T> {
    /// Rows of the scales.
    scales: usize,
    /// With respect to location and logarithm of the scale.
    slopes: Option<[T; 2]>,
}

impl<B: DiscretisedLogisticKernel> Operation<B, 3> for DiscretisedLogisticLogProb {
    type Saved = Saved<Float<B>>;

    fn forward(
        &self,
        [value, loc, log_scale]: [Float<B>; 3],
        tracked: bool,
    ) -> (Float<B>, Saved<Float<B>>) {
        let scales = log_scale.shape()[0];
        let (sums, slopes) =
            B::discretised_logistic(value, loc, table_of_scales::<B>(log_scale), tracked);
        (sums, Saved { scales, slopes })
    }

    fn backward(
        self,
        Saved { scales, slopes }: Saved<Float<B>>,
        gradient: Float<B>,
        [value_needs_grad, loc_needs_grad, log_scale_needs_grad]: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        assert!(!value_needs_grad, "levels are constants");
        let [loc, log_scale] = slopes.expect("saved for a backward pass");
        let loc_grad = loc_needs_grad.then(|| B::scale_rows(loc, gradient.clone()));
        let log_scale_grad = log_scale_needs_grad
            .then(|| sum_of_copies::<B>(B::scale_rows(log_scale, gradient), scales));
        [None, loc_grad, log_scale_grad]
    }
}

/// What the kernel takes of the scales, which are few beside the elements: `[rows, width]` to `[3 * rows, width]`.
///
/// With `t = tanh(h)` the logarithm is `ln(2 t / (1 + t))`, and its slope with respect to `h` is `1 / t - 1`.
fn table_of_scales<B: KernelBackend>(log_scale: Float<B>) -> Float<B> {
    let reciprocal = B::float_exp(B::float_neg(log_scale));
    let half = B::float_mul_scalar(reciprocal.clone(), HALF.into());
    let t = B::float_tanh(B::float_clamp(half, 0.0f32.into(), TANH_IS_ONE.into()));
    let between = B::float_sub(
        B::float_log(B::float_mul_scalar(t.clone(), 2.0f32.into())),
        B::float_log1p(t.clone()),
    );
    let slope = B::float_add_scalar(B::float_recip(t), (-1.0f32).into());
    let slope = B::float_mul_scalar(slope, HALF.into());
    B::float_cat(vec![reciprocal, between, slope], 0)
}
