//! IWAE, the importance-weighted bound (Burda et al. 2015).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, LowerBound, TIGHTENS, Weighting};
use crate::error::Error;
use crate::limits;
use crate::math::{log_mean_exp, softmax};

/// The importance-weighted bound, `log 1/K sum w_k` (Burda et al. 2015).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Iwae {
    /// `K`, codes drawn for each image.
    pub samples: usize,
}

impl Default for Iwae {
    fn default() -> Self {
        Self { samples: 5 }
    }
}

impl LowerBound for Iwae {
    const WORDS: BoundWords = BoundWords {
        label: "IWAE",
        name: "IWAE-{samples}",
        help: "A tighter bound from several samples, each with its importance weight.",
        says: TIGHTENS,
        formula: r"\log \frac{1}{K} \sum_{k=1}^{K} w_k, \quad w_k = \frac{p_\theta(x, z_k)}{q_\phi(z_k|x)}",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::SAMPLES.check(self.samples as f64)
    }

    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        iwae(log_weights)
    }
}

/// `log 1/K sum_k w_k`, the importance-weighted bound (Burda et al. 2015, equation 8), for log
/// weights `[K, B]`.
///
/// Three samples of one image, the middle one twice as likely as the others: it weighs half of the
/// gradient.
///
/// ```
/// use burn::tensor::Tensor;
/// use vae_lab::device::ComputeDevice;
/// use vae_lab::bounds::iwae;
///
/// let device = ComputeDevice::cpu();
/// let log_weights = Tensor::<2>::from_data([[0.0], [2.0_f32.ln()], [0.0]], &device.plain());
/// let weighting = iwae(log_weights);
/// let numbers = |tensor: Tensor<1>| tensor.into_data().to_vec::<f32>().unwrap();
///
/// let bound = numbers(weighting.bound)[0];
/// assert!((bound - (4.0_f32 / 3.0).ln()).abs() < 1e-6);
/// assert!((numbers(weighting.decoder.flatten(0, 1))[1] - 0.5).abs() < 1e-6);
/// ```
pub fn iwae(log_weights: Tensor<2>) -> Weighting {
    let normalised = softmax(log_weights.clone());
    Weighting::of_bound(log_mean_exp(log_weights), normalised)
}
