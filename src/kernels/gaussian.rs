//! Draws from diagonal normal posteriors, and how their densities compare with the prior's.

use burn::backend::TensorMetadata;
use burn::tensor::Tensor;

use super::device::{Float, KernelBackend};
use super::operation::{Operation, apply};

/// What a device computes of it. The same rows of `loc` and `log_scale` serve several rows of the noise.
pub trait GaussianKernel: KernelBackend {
    /// `loc + exp(log_scale) * noise`.
    fn rsample(loc: Float<Self>, log_scale: Float<Self>, noise: Float<Self>) -> Float<Self>;

    /// The gradients of [`rsample`](Self::rsample) with respect to `loc` and `log_scale`, from that with
    /// respect to the codes it gave.
    fn rsample_backward(
        loc: Float<Self>,
        codes: Float<Self>,
        gradient: Float<Self>,
    ) -> [Float<Self>; 2];

    /// `sum((noise^2 - codes^2) / 2 + log_scale)` of each row.
    fn log_ratio(codes: Float<Self>, log_scale: Float<Self>, noise: Float<Self>) -> Float<Self>;

    /// The gradients of [`log_ratio`](Self::log_ratio) with respect to codes and `log_scale`, of which there
    /// are `batch` rows.
    fn log_ratio_backward(
        codes: Float<Self>,
        gradient: Float<Self>,
        batch: usize,
    ) -> [Float<Self>; 2];
}

/// `loc + exp(log_scale) * noise`, for `loc` and `log_scale` `[batch, event]` and constant `noise`
/// `[samples * batch, event]`, whose row `k * batch + b` goes with row `b` of the others: draws `[samples *
/// batch, event]` (the reparameterisation of Kingma & Welling 2013, section 2.4).
pub fn rsample(loc: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
    let inputs = [loc, log_scale, noise].map(Tensor::into_dispatch);
    apply(Rsample, inputs)
}

/// `ln N(codes; 0, I) - ln N(codes; loc, scale^2)` in nats for the codes that [`rsample`] makes of `noise`,
/// summed over the event: codes and noise `[samples * batch, event]`, `log_scale` `[batch, event]`, the ratio
/// `[samples * batch]`. Without the rounding of either density.
pub fn log_ratio(codes: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<1> {
    let inputs = [codes, log_scale, noise].map(Tensor::into_dispatch);
    apply(LogRatio, inputs)
}

#[derive(Debug, Clone)]
struct Rsample;

impl<B: GaussianKernel> Operation<B, 3> for Rsample {
    /// The locations and the codes.
    type Saved = [Float<B>; 2];

    fn forward(
        &self,
        [loc, log_scale, noise]: [Float<B>; 3],
        _: bool,
    ) -> (Float<B>, [Float<B>; 2]) {
        let codes = B::rsample(loc.clone(), log_scale, noise);
        (codes.clone(), [loc, codes])
    }

    fn backward(
        self,
        [loc, codes]: [Float<B>; 2],
        gradient: Float<B>,
        [loc_needs_grad, log_scale_needs_grad, noise_needs_grad]: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        assert!(!noise_needs_grad, "noise is a constant");
        let [loc_grad, log_scale_grad] = B::rsample_backward(loc, codes, gradient);
        [
            loc_needs_grad.then_some(loc_grad),
            log_scale_needs_grad.then_some(log_scale_grad),
            None,
        ]
    }
}

#[derive(Debug, Clone)]
struct LogRatio;

/// What the backward pass needs of the forward pass.
#[derive(Debug, Clone)]
struct Saved<T> {
    codes: T,
    batch: usize,
}

impl<B: GaussianKernel> Operation<B, 3> for LogRatio {
    type Saved = Saved<Float<B>>;

    fn forward(
        &self,
        [codes, log_scale, noise]: [Float<B>; 3],
        _: bool,
    ) -> (Float<B>, Saved<Float<B>>) {
        let batch = log_scale.shape()[0];
        let ratio = B::log_ratio(codes.clone(), log_scale, noise);
        (ratio, Saved { codes, batch })
    }

    fn backward(
        self,
        Saved { codes, batch }: Saved<Float<B>>,
        gradient: Float<B>,
        [codes_need_grad, log_scale_needs_grad, noise_needs_grad]: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        assert!(!noise_needs_grad, "noise is a constant");
        let [codes_grad, log_scale_grad] = B::log_ratio_backward(codes, gradient, batch);
        [
            codes_need_grad.then_some(codes_grad),
            log_scale_needs_grad.then_some(log_scale_grad),
            None,
        ]
    }
}
