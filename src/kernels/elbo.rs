use std::fmt::Debug;

use burn::backend::DispatchTensorKind;
use burn::tensor::Tensor;

use super::device::{Float, Kernels, by_device, value_of};
use super::operation::{Operation, apply};

/// The evidence lower bound of a diagonal posterior, from the log likelihood of every code `[samples *
/// batch]` and `loc` and `log_scale` `[batch, latent_dim]`: loss, bound, reconstruction and KL, each `[1]`,
/// in nats for one image.
///
/// The reconstruction is minus the mean of the log likelihood, the KL that of `N(loc, exp(log_scale))` from
/// `N(0, I)`: half of the sum of `scale^2 + loc^2 - 1 - 2 log_scale`. The bound is minus both, the loss
/// `reconstruction + beta * KL`. Only the loss has a gradient.
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

fn values<B: Kernels>(inputs: [DispatchTensorKind; 3], beta: f64) -> [Tensor<1>; 4] {
    let [log_likelihood, loc, log_scale] = inputs.map(value_of::<B>);
    B::elbo(log_likelihood, loc, log_scale, beta).map(B::plain)
}

/// The loss, whose value has been computed along with the rest and is the last of the inputs.
#[derive(Debug, Clone)]
struct Loss {
    beta: f64,
}

impl Operation<4> for Loss {
    /// The log likelihood, the locations and the logarithms of the scales.
    type Kept<T: Clone + Debug + Send + 'static> = [T; 3];

    fn forward<B: Kernels>(
        &self,
        [log_likelihood, loc, log_scale, loss]: [Float<B>; 4],
        _: bool,
    ) -> (Float<B>, [Float<B>; 3]) {
        (loss, [log_likelihood, loc, log_scale])
    }

    fn backward<B: Kernels>(
        self,
        kept: [Float<B>; 3],
        gradient: Float<B>,
        wanted: [bool; 4],
    ) -> [Option<Float<B>>; 4] {
        let [by_likelihood, by_loc, by_log_scale] = B::elbo_back(kept, gradient, self.beta);
        let found = [Some(by_likelihood), Some(by_loc), Some(by_log_scale), None];
        let mut wanted = wanted.into_iter();
        found.map(|found| found.filter(|_| wanted.next() == Some(true)))
    }
}
