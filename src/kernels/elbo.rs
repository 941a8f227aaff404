//! The evidence lower bound of a diagonal normal posterior, its terms in one pass and its gradients in another.

use burn::backend::DispatchTensorKind;
use burn::tensor::Tensor;

use super::device::{Float, KernelBackend, by_device, value_of};
use super::operation::{Operation, apply};

/// What a device computes of it.
pub trait ElboKernel: KernelBackend {
    /// Loss, bound, reconstruction and KL, each `[1]`, as [`elbo`] explains them.
    fn elbo(
        log_likelihood: Float<Self>,
        loc: Float<Self>,
        log_scale: Float<Self>,
        beta: f64,
    ) -> [Float<Self>; 4];

    /// The gradients of the loss with respect to log likelihood, `loc` and `log_scale`, which are saved.
    fn elbo_backward(saved: [Float<Self>; 3], gradient: Float<Self>, beta: f64)
    -> [Float<Self>; 3];
}

/// The evidence lower bound of a diagonal posterior, from the log likelihood of every code `[samples *
/// batch]` and `loc` and `log_scale` `[batch, latent_dim]`: loss, bound, reconstruction and KL, each `[1]`,
/// in nats for one image.
///
/// The reconstruction is minus the mean of the log likelihood, the KL that of `N(loc, exp(log_scale))` from
/// `N(0, I)`: half of the sum of `scale^2 + loc^2 - 1 - 2 log_scale`. The bound is minus both, the loss
/// `reconstruction + beta * KL` (Kingma & Welling 2013, equation 10 and appendix B; Higgins et al. 2017). Only
/// the loss has a gradient.
///
/// What the kernel gains: forward and backward it is two kernels of a GPU where burn's operations on the same
/// terms are 38, and on the CPU 0.16 million instructions for 100 images with codes of 20 where they are 0.68
/// (callgrind, release build).
pub fn elbo(
    log_likelihood: Tensor<1>,
    loc: Tensor<2>,
    log_scale: Tensor<2>,
    beta: f64,
) -> [Tensor<1>; 4] {
    let inputs = [
        log_likelihood.into_dispatch(),
        loc.into_dispatch(),
        log_scale.into_dispatch(),
    ];
    let kinds = inputs.clone().map(|input| input.kind);
    let [loss, rest @ ..] = by_device!(&inputs[0].kind, B => values::<B>(kinds, beta));
    let [log_likelihood, loc, log_scale] = inputs;
    let loss = apply(
        Loss { beta },
        [log_likelihood, loc, log_scale, loss.into_dispatch()],
    );
    let [bound, reconstruction, kl] = rest;
    [loss, bound, reconstruction, kl]
}

fn values<B: ElboKernel>(inputs: [DispatchTensorKind; 3], beta: f64) -> [Tensor<1>; 4] {
    let [log_likelihood, loc, log_scale] = inputs.map(value_of::<B>);
    B::elbo(log_likelihood, loc, log_scale, beta).map(B::into_tensor)
}

/// The loss, whose value has been computed along with the rest and is the last of the inputs.
#[derive(Debug, Clone)]
struct Loss {
    beta: f64,
}

impl<B: ElboKernel> Operation<B, 4> for Loss {
    /// The log likelihood, the locations and the logarithms of the scales.
    type Saved = [Float<B>; 3];

    fn forward(
        &self,
        [log_likelihood, loc, log_scale, loss]: [Float<B>; 4],
        _: bool,
    ) -> (Float<B>, [Float<B>; 3]) {
        (loss, [log_likelihood, loc, log_scale])
    }

    fn backward(
        self,
        saved: [Float<B>; 3],
        gradient: Float<B>,
        [
            likelihood_needs_grad,
            loc_needs_grad,
            log_scale_needs_grad,
            _,
        ]: [bool; 4],
    ) -> [Option<Float<B>>; 4] {
        let [likelihood_grad, loc_grad, log_scale_grad] =
            B::elbo_backward(saved, gradient, self.beta);
        [
            likelihood_needs_grad.then_some(likelihood_grad),
            loc_needs_grad.then_some(loc_grad),
            log_scale_needs_grad.then_some(log_scale_grad),
            None,
        ]
    }
}
