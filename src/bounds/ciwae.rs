//! CIWAE, a mixture of the evidence lower bound and IWAE (Rainforth et al. 2018).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, TIGHTENS, Weighting, iwae, sgvb_a};
use crate::error::Error;
use crate::limits;

/// `beta * ELBO + (1 - beta) * IWAE` (Rainforth et al. 2018).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Ciwae {
    /// `K`, codes drawn for each image.
    pub samples: usize,
    /// The share of the ELBO.
    pub share: f64,
}

impl Default for Ciwae {
    fn default() -> Self {
        Self {
            samples: 5,
            share: 0.5,
        }
    }
}

impl LowerBound for Ciwae {
    const WORDS: BoundWords = BoundWords {
        label: "CIWAE",
        name: "CIWAE-{samples}",
        help: "A mixture of the evidence lower bound and IWAE.",
        says: TIGHTENS,
        formula: r"\beta\, \mathcal{L}_{\mathrm{ELBO}} + (1 - \beta)\, \mathcal{L}_{\mathrm{IWAE}}",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::ELBO_SHARE.check(self.share)?;
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        ciwae(log_weights, self.share)
    }
}

/// `share * ELBO + (1 - share) * IWAE` (Rainforth et al. 2018, equation 14), both by sampling, for
/// log weights `[K, B]`.
pub fn ciwae(log_weights: Tensor<2>, share: f64) -> Weighting {
    let (elbo, iwae) = (sgvb_a(log_weights.clone()), iwae(log_weights));
    Weighting::of_bound(
        elbo.bound * share + iwae.bound * (1.0 - share),
        elbo.decoder * share + iwae.decoder * (1.0 - share),
    )
}
