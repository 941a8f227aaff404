//! SGVB-A, the evidence lower bound by sampling alone (Kingma & Welling 2013).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, OF_TWO_COSTS, Weighting};
use crate::error::Error;
use crate::limits;

/// `E_q[log p(x, z) - log q(z|x)]`, all of it by sampling (SGVB-A, Kingma & Welling 2013).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SgvbA {
    /// `L`, codes drawn for each image.
    pub samples: usize,
}

impl Default for SgvbA {
    fn default() -> Self {
        Self { samples: 1 }
    }
}

impl LowerBound for SgvbA {
    const WORDS: BoundWords = BoundWords {
        label: "ELBO by sampling (SGVB-A)",
        name: "ELBO",
        help: "The same bound with the KL estimated from samples: noisier.",
        says: OF_TWO_COSTS,
        formula: r"\frac{1}{L} \sum_{l=1}^{L} \log w_l, \quad w_l = \frac{p_\theta(x, z_l)}{q_\phi(z_l|x)}",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        sgvb_a(log_weights)
    }
}

/// `1/L sum_l log w_l`, the evidence lower bound by sampling alone (SGVB-A, Kingma & Welling 2013,
/// equation 6), for log weights `[L, B]`.
pub fn sgvb_a(log_weights: Tensor<2>) -> Weighting {
    let samples = log_weights.dims()[0] as f64;
    let even = log_weights.ones_like() / samples;
    Weighting::of_bound(log_weights.mean_dim(0).squeeze_dim(0), even)
}
