//! DReG, IWAE with a calmer gradient for the encoder (Tucker et al. 2018).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, TIGHTENS, Weighting, iwae};
use crate::error::Error;
use crate::limits;

/// IWAE with the doubly reparameterised gradient for the encoder (Tucker et al. 2018).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Dreg {
    /// `K`, codes drawn for each image.
    pub samples: usize,
}

impl Default for Dreg {
    fn default() -> Self {
        Self { samples: 5 }
    }
}

impl LowerBound for Dreg {
    const WORDS: BoundWords = BoundWords {
        label: "DReG",
        name: "DReG-{samples}",
        help: "IWAE with another estimator of the encoder's gradient: less noise, the more so near an optimum.",
        says: TIGHTENS,
        formula: r"\sum_{k=1}^{K} \biggl(\frac{w_k}{\sum_i w_i}\biggr)^2 \frac{\partial \log w_k}{\partial z_k} \frac{\partial z_k}{\partial \phi}",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        dreg(log_weights)
    }
}

/// IWAE, whose encoder gradient is reparameterised twice: each sample weighs its normalised weight
/// squared, and no gradient flows through the parameters of `log q` (Tucker et al. 2018,
/// equation 6). For log weights `[K, B]`.
pub fn dreg(log_weights: Tensor<2>) -> Weighting {
    let iwae = iwae(log_weights);
    Weighting {
        encoder: iwae.encoder.clone().square(),
        through_codes_only: true,
        ..iwae
    }
}
