//! The variational Rényi bound of order alpha, between IWAE and the evidence lower bound and beyond it
//! (Li & Turner 2016).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, Weighting};
use crate::error::Error;
use crate::limits;
use crate::math::{log_mean_exp, softmax};

/// The Rényi bound, `1 / (1 - alpha) log 1/K sum w_k^(1 - alpha)` (Li & Turner 2016).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Renyi {
    /// `K`, codes drawn for each image.
    pub samples: usize,
    /// The order of the divergence from the exact posterior. At 0 the bound is IWAE, at 1 the
    /// evidence lower bound; of a negative order it would bound `log p(x)` from above (theorem 1),
    /// and is not offered.
    pub alpha: f64,
}

impl Default for Renyi {
    /// Halfway between IWAE and the evidence lower bound, one of the paper's own orders.
    fn default() -> Self {
        Self {
            samples: 5,
            alpha: 0.5,
        }
    }
}

impl LowerBound for Renyi {
    const WORDS: BoundWords = BoundWords {
        label: "Rényi (VR)",
        name: "Rényi({alpha})-{samples}",
        help: "A family of bounds by Rényi's divergence of order alpha: IWAE at 0, the evidence lower bound at 1.",
        says: "below log p(x), and closer to it with a smaller alpha",
        formula: r"\frac{1}{1 - \alpha} \log \frac{1}{K} \sum_{k=1}^{K} w_k^{1 - \alpha}",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::ALPHA.check(self.alpha)?;
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        renyi(log_weights, self.alpha)
    }
}

/// Nearer to one than this, `alpha` is one in the bound's value: float32 leaves `1e-7 / (1 - alpha)`
/// nats of the quotient, while the limit is off by `(1 - alpha) / 2` times the variance of the log
/// weights.
const ONE: f64 = 1e-4;

/// `1 / (1 - alpha) log 1/K sum_k w_k^(1 - alpha)`, the variational Rényi bound, and at alpha one its
/// limit, the mean of `log w_k`, for log weights `[K, B]`. Each sample weighs `w_k^(1 - alpha)` of their
/// sum in the gradient (Li & Turner 2016, sections 4.1 and 4.2).
pub fn renyi(log_weights: Tensor<2>, alpha: f64) -> Weighting {
    let power = 1.0 - alpha;
    let raised = log_weights.clone() * power;
    let normalised = softmax(raised.clone());
    let bound = if power.abs() < ONE {
        log_weights.mean_dim(0).squeeze_dim(0)
    } else {
        log_mean_exp(raised) / power
    };
    Weighting::of_bound(bound, normalised)
}
