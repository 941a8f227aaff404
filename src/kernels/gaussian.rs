use std::fmt::Debug;

use burn::backend::TensorMetadata;
use burn::tensor::Tensor;

use super::device::{Float, Kernels};
use super::operation::{Operation, apply};

/// `loc + exp(log_scale) * noise`, for `loc` and `log_scale` `[batch, event]` and constant `noise`
/// `[samples * batch, event]`, whose row `k * batch + b` goes with row `b` of the others.
pub fn rsample(loc: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
    let inputs = [loc, log_scale, noise].map(Tensor::into_dispatch);
    apply(Rsample, inputs)
}

/// `ln N(codes; 0, I) - ln N(codes; loc, scale^2)` in nats for the codes that [`rsample`] makes of `noise`,
/// summed over the event, `[samples * batch]`; without the rounding of either density.
pub fn log_ratio(codes: Tensor<2>, log_scale: Tensor<2>, noise: Tensor<2>) -> Tensor<1> {
    let inputs = [codes, log_scale, noise].map(Tensor::into_dispatch);
    apply(LogRatio, inputs)
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
        let [by_loc, by_log_scale] = B::rsample_back(loc, codes, gradient);
        [
            to_loc.then_some(by_loc),
            to_log_scale.then_some(by_log_scale),
            None,
        ]
    }
}

#[derive(Debug, Clone)]
struct LogRatio;

/// What the way back needs of the way there.
#[derive(Debug, Clone)]
struct Kept<T> {
    codes: T,
    batch: usize,
}

impl Operation<3> for LogRatio {
    type Kept<T: Clone + Debug + Send + 'static> = Kept<T>;

    fn forward<B: Kernels>(
        &self,
        [codes, log_scale, noise]: [Float<B>; 3],
        _: bool,
    ) -> (Float<B>, Kept<Float<B>>) {
        let batch = log_scale.shape()[0];
        let ratio = B::log_ratio(codes.clone(), log_scale, noise);
        (ratio, Kept { codes, batch })
    }

    fn backward<B: Kernels>(
        self,
        Kept { codes, batch }: Kept<Float<B>>,
        gradient: Float<B>,
        [to_codes, to_log_scale, to_noise]: [bool; 3],
    ) -> [Option<Float<B>>; 3] {
        assert!(!to_noise, "noise is a constant");
        let [by_codes, by_log_scale] = B::log_ratio_back(codes, gradient, batch);
        [
            to_codes.then_some(by_codes),
            to_log_scale.then_some(by_log_scale),
            None,
        ]
    }
}
