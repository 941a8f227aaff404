use std::fmt::Debug;

use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// `loc + exp(log_scale) * noise`, all `[batch, event]`; the noise is a constant.
pub fn rsample(loc: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
    let inputs = [loc, log_scale, noise].map(Tensor::into_dispatch);
    apply(Rsample, inputs)
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
