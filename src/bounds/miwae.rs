//! MIWAE, the mean of several importance-weighted bounds (Rainforth et al. 2018).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, TIGHTENS, Weighting};
use crate::error::Error;
use crate::limits;
use crate::math::{log_mean_exp, softmax};

/// The mean of `M` importance-weighted bounds of `K` samples each (Rainforth et al. 2018).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Miwae {
    /// `M`.
    pub estimates: usize,
    /// `K`.
    pub samples: usize,
}

impl Default for Miwae {
    fn default() -> Self {
        Self {
            estimates: 8,
            samples: 8,
        }
    }
}

impl LowerBound for Miwae {
    const WORDS: BoundWords = BoundWords {
        label: "MIWAE",
        name: "MIWAE-{estimates}×{samples}",
        help: "The mean of several importance-weighted bounds: a calmer gradient for the encoder.",
        says: TIGHTENS,
        formula: r"\frac{1}{M} \sum_{m=1}^{M} \log \frac{1}{K} \sum_{k=1}^{K} w_{mk}",
    };

    fn codes_per_image(&self) -> usize {
        self.estimates * self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::ESTIMATES.check(self.estimates as f64)?;
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        miwae(log_weights, self.estimates)
    }
}

/// `1/M sum_m log 1/K sum_k w_mk`, the mean of `M` importance-weighted bounds (Rainforth et al.
/// 2018, equation 13), for log weights `[M * K, B]`.
pub fn miwae(log_weights: Tensor<2>, estimates: usize) -> Weighting {
    let [rows, batch] = log_weights.dims();
    let samples = rows / estimates;
    // Beside one another, estimate after estimate, so that each is one column.
    let grouped = log_weights
        .reshape([estimates, samples, batch])
        .swap_dims(0, 1)
        .reshape([samples, estimates * batch]);
    let normalised = softmax(grouped.clone()) / estimates as f64;
    let weights = normalised
        .reshape([samples, estimates, batch])
        .swap_dims(0, 1)
        .reshape([rows, batch]);
    let bounds = log_mean_exp(grouped).reshape([estimates, batch]);
    Weighting::of_bound(bounds.mean_dim(0).squeeze_dim(0), weights)
}
