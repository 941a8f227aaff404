use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// `loc + exp(log_scale) * noise`, all `[batch, event]`; the noise is a constant.
pub fn rsample(loc: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
    let inputs = [loc, log_scale, noise].map(Tensor::into_dispatch);
    apply(Rsample, inputs)
}

/// `KL(N(loc, exp(log_scale)) || N(0, I))` in nats, `[batch, event]` both, to `[batch]`: half of the sum
/// of `scale^2 + loc^2 - 1 - 2 log_scale`.
pub fn kl_to_standard(loc: Tensor<2>, log_scale: Tensor<2>) -> Tensor<1> {
    apply(KlToStandard, [loc, log_scale].map(Tensor::into_dispatch))
}

#[derive(Debug, Clone)]
struct Rsample;

impl Operation<3> for Rsample {
    /// The locations and the codes.
    type Kept<T: Clone + Debug + Send + 'static> = [T; 2];

    fn forward<B: Kernels>(
        &self,
        [loc, log_scale, noise]: [Float<B>; 3],
        _: bool,
    ) -> (Float<B>, [Float<B>; 2]) {
        let codes = B::rsample(loc.clone(), log_scale, noise);
        (codes.clone(), [loc, codes])
    }

    fn backward<B: Kernels>(
        self,
        [loc, codes]: [Float<B>; 2],
        gradient: Float<B>,
        [to_loc, to_log_scale, to_noise]: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        assert!(!to_noise, "noise is a constant");
        let by_log_scale = to_log_scale.then(|| B::rsample_back(loc, codes, gradient.clone()));
        [to_loc.then_some(gradient), by_log_scale, None]
    }
}

#[derive(Debug, Clone)]
struct KlToStandard;

impl Operation<2> for KlToStandard {
    /// The locations and the logarithms of the scales.
    type Kept<T: Clone + Debug + Send + 'static> = [T; 2];

    fn forward<B: Kernels>(
        &self,
        [loc, log_scale]: [Float<B>; 2],
        _: bool,
    ) -> (Float<B>, [Float<B>; 2]) {
        (B::kl(loc.clone(), log_scale.clone()), [loc, log_scale])
    }

    fn backward<B: Kernels>(
        self,
        [loc, log_scale]: [Float<B>; 2],
        gradient: Float<B>,
        [to_loc, to_log_scale]: [bool; 2],
    ) -> [Option<Float<B>>; 2] {
        let [by_loc, by_log_scale] = B::kl_back(loc, log_scale, gradient);
        [to_loc.then_some(by_loc), to_log_scale.then_some(by_log_scale)]
    }
}
