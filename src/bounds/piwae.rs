//! PIWAE, IWAE for the decoder and MIWAE for the encoder (Rainforth et al. 2018).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, TIGHTENS, Weighting, iwae, miwae};
use crate::error::Error;
use crate::limits;

/// The decoder follows IWAE with `M K` samples, the encoder MIWAE (Rainforth et al. 2018).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Piwae {
    /// `M`.
    pub estimates: usize,
    /// `K`.
    pub samples: usize,
}

impl Default for Piwae {
    fn default() -> Self {
        Self {
            estimates: 8,
            samples: 8,
        }
    }
}

impl LowerBound for Piwae {
    const WORDS: BoundWords = BoundWords {
        label: "PIWAE",
        // Its value is that of IWAE on all the samples; only its gradients differ.
        name: "IWAE-{codes}",
        help: "The decoder follows IWAE and the encoder MIWAE: each gets the gradient that suits it.",
        says: TIGHTENS,
        formula: r"\nabla_\theta\, \mathcal{L}_{MK}^{\mathrm{IWAE}}, \quad \nabla_\phi\, \mathcal{L}_{M,K}^{\mathrm{MIWAE}}",
    };

    fn codes_per_image(&self) -> usize {
        self.estimates * self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::ESTIMATES.check(self.estimates as f64)?;
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        piwae(log_weights, self.estimates)
    }
}

/// The decoder follows IWAE with all `M * K` samples, whose gradient for it is the best; the
/// encoder follows MIWAE, whose gradient keeps its signal (Rainforth et al. 2018, equation 15).
/// For log weights `[M * K, B]`; the bound is IWAE's.
pub fn piwae(log_weights: Tensor<2>, estimates: usize) -> Weighting {
    Weighting {
        encoder: miwae(log_weights.clone(), estimates).encoder,
        ..iwae(log_weights)
    }
}
