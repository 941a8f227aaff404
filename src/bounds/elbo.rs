//! SGVB-B, the evidence lower bound with the KL in closed form (Kingma & Welling 2013).

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{BoundWords, KlWeight, LowerBound, OF_TWO_COSTS, Weighting, sgvb_a};
use crate::distributions::Posterior;
use crate::error::Error;
use crate::{kernels, limits};

/// `E_q[log p(x|z)] - beta * KL(q || p)` with the closed-form KL (SGVB-B, Kingma & Welling 2013).
/// `beta` rises linearly from 0 over `warmup_steps`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Elbo {
    /// The weight of the KL.
    pub beta: f64,
    /// Steps until beta has its full weight.
    pub warmup_steps: u32,
    /// Nats of KL that each dimension of the code may use without a penalty (Kingma et al. 2016).
    pub free_bits: f64,
    /// `L`, codes drawn for each image.
    pub samples: usize,
}

impl Default for Elbo {
    /// As it stands in the paper.
    fn default() -> Self {
        Self {
            beta: 1.0,
            warmup_steps: 0,
            free_bits: 0.0,
            samples: 1,
        }
    }
}

impl LowerBound for Elbo {
    const WORDS: BoundWords = BoundWords {
        label: "ELBO (SGVB-B)",
        name: "ELBO",
        help: "The evidence lower bound with the closed-form KL, weighted by beta.",
        says: OF_TWO_COSTS,
        formula: r"\frac{1}{L} \sum_{l=1}^{L} \log p_\theta(x|z_l) - \beta\, \mathrm{KL}(q_\phi \,\|\, p)",
    };

    fn codes_per_image(&self) -> usize {
        self.samples
    }

    fn check(&self) -> Result<(), Error> {
        limits::BETA.check(self.beta)?;
        limits::WARMUP_STEPS.check(self.warmup_steps.into())?;
        limits::FREE_BITS.check(self.free_bits)?;
        limits::SAMPLES.check(self.samples as f64)
    }

    /// Its samples weigh the same in the gradient of the reconstruction.
    fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
        sgvb_a(log_weights)
    }

    fn kl_weight(&self, step: u64) -> Option<KlWeight> {
        Some(KlWeight {
            beta: warmed_up(self.beta, self.warmup_steps, step),
            free_bits: self.free_bits,
        })
    }
}

/// The evidence lower bound with `L` samples and the closed-form KL (SGVB-B, Kingma & Welling 2013,
/// equation 7), each `[1]`, in nats for one image.
#[derive(Debug, Clone)]
pub struct ElboLoss {
    /// `reconstruction + beta * KL`, where the KL counts only beyond the free nats.
    pub loss: Tensor<1>,
    /// `-(reconstruction + KL)`, which is never weighed; as the two, without autodiff.
    pub bound: Tensor<1>,
    /// `-E_q[log p(x|z)]`.
    pub reconstruction: Tensor<1>,
    /// `KL(q(z|x) || p(z))`.
    pub kl: Tensor<1>,
}

impl ElboLoss {
    /// For the `log_likelihood` `[samples * batch]` of codes that `posterior` over
    /// `[batch, latent_dim]` has drawn.
    pub fn new(
        log_likelihood: Tensor<1>,
        posterior: &Posterior,
        KlWeight { beta, free_bits }: KlWeight,
    ) -> Self {
        if let (Posterior::Diagonal(q), true) = (posterior, free_bits <= 0.0) {
            let [loss, bound, reconstruction, kl] =
                kernels::elbo(log_likelihood, q.loc(), q.log_scale(), beta);
            return Self {
                loss,
                bound,
                reconstruction,
                kl,
            };
        }
        let reconstruction = log_likelihood.neg().mean();
        let kl = posterior.kl_to_standard().mean();
        let penalty = if free_bits > 0.0 {
            beyond_free_bits(posterior, free_bits)
        } else {
            kl.clone()
        };
        let loss = reconstruction.clone() + penalty * beta;
        let [reconstruction, kl] = [reconstruction, kl].map(Tensor::inner);
        let bound = (reconstruction.clone() + kl.clone()).neg();
        Self {
            loss,
            bound,
            reconstruction,
            kl,
        }
    }
}

/// `sum_j max(free_bits, KL_j)`, each dimension's KL averaged over the batch first, so that a
/// dimension is free as a whole (Kingma et al. 2016, appendix C.8), and what dimensions that depend
/// on each other cost beyond their own: nothing of that is free, as it belongs to no dimension.
fn beyond_free_bits(posterior: &Posterior, free_bits: f64) -> Tensor<1> {
    let per_dimension = posterior.kl_to_standard_per_dimension().mean_dim(0);
    let penalty = per_dimension.clamp_min(free_bits).sum();
    match posterior {
        Posterior::Diagonal(_) => penalty,
        Posterior::Full(q) => penalty + q.total_correlation().mean(),
    }
}

/// `beta` after a linear rise from 0 over `warmup_steps` (Bowman et al. 2016; Sønderby et al.
/// 2016).
pub fn warmed_up(beta: f64, warmup_steps: u32, step: u64) -> f64 {
    if step >= u64::from(warmup_steps) {
        return beta;
    }
    beta * step as f64 / f64::from(warmup_steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warm_up_rises_linearly_and_then_stays() {
        let betas: Vec<_> = [0, 5, 10, 11].map(|step| warmed_up(2.0, 10, step)).into();
        assert_eq!(betas, [0.0, 1.0, 2.0, 2.0]);
        assert_eq!(warmed_up(2.0, 0, 0), 2.0);
    }
}
