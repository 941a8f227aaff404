use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels, by_device, value_of};
use super::operation::{Operation, apply};

/// What an evidence lower bound of a diagonal posterior comes to, each `[1]`, in nats for one image.
#[derive(Debug, Clone)]
pub struct Elbo {
    /// `reconstruction + beta * kl`, with its gradient.
    pub loss: Tensor<1>,
    /// `-(reconstruction + kl)`, as all that follows without autodiff.
    pub bound: Tensor<1>,
    /// Minus the mean of the log likelihood.
    pub reconstruction: Tensor<1>,
    /// The mean of `KL(N(loc, exp(log_scale)) || N(0, I))`: half of the sum of `scale^2 + loc^2 - 1 -
    /// 2 log_scale`.
    pub kl: Tensor<1>,
}

/// From the log likelihood of every code `[samples * batch]` and the posteriors' `loc` and `log_scale`
/// `[batch, latent_dim]`.
pub fn elbo(log_likelihood: Tensor<1>, loc: Tensor<2>, log_scale: Tensor<2>, beta: f64) -> Elbo {
    let inputs = [
        log_likelihood.into_dispatch(),
        loc.into_dispatch(),
        log_scale.into_dispatch(),
    ];
    let values = inputs.clone().map(|input| input.kind);
    by_device!(&inputs[0].kind, B => {
        let [log_likelihood, loc, log_scale] = values.map(value_of::<B>);
        let [loss, bound, reconstruction, kl] = B::elbo(log_likelihood, loc, log_scale, beta).map(B::plain);
        let [log_likelihood, loc, log_scale] = inputs;
        let inputs = [log_likelihood, loc, log_scale, loss.into_dispatch()];
        Elbo { loss: apply(Loss { beta }, inputs), bound, reconstruction, kl }
    })
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
