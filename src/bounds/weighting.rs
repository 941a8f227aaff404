//! What a bound makes of importance weights `w = p(x|z) p(z) / q(z|x)`.

use burn::tensor::Tensor;

use crate::math::softmax;

/// What a bound makes of the log weights `[S, B]` of `B` images.
///
/// The gradient of every such bound is a weighted sum of the samples' own gradients. A bound says
/// how much each sample weighs in the decoder's, and how much in the encoder's.
#[derive(Debug, Clone)]
pub struct Weighting {
    /// The bound of each image in nats, `[B]`.
    pub bound: Tensor<1>,
    /// The weights of the samples in the decoder's gradient, `[S, B]`, none negative.
    pub decoder: Tensor<2>,
    /// The weights of the samples in the encoder's gradient, `[S, B]`, none negative.
    pub encoder: Tensor<2>,
    /// Whether the encoder's gradient leaves out the way through the parameters of `log q`.
    pub through_codes_only: bool,
}

impl Weighting {
    /// The gradient of the bound itself, for both: `weights` `[S, B]` are the derivatives of `bound` `[B]`,
    /// in nats, with respect to the log weights.
    pub fn of_bound(bound: Tensor<1>, weights: Tensor<2>) -> Self {
        Self {
            bound,
            decoder: weights.clone(),
            encoder: weights,
            through_codes_only: false,
        }
    }
}

/// `(sum w)^2 / sum w^2` for each image, from log weights `[S, B]`: `[B]`, between 1 and `S`.
pub fn effective_sample_size(log_weights: Tensor<2>) -> Tensor<1> {
    let weights = softmax(log_weights);
    weights.square().sum_dim(0).squeeze_dim::<1>(0).recip()
}
