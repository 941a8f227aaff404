use serde::{Deserialize, Serialize};

use super::ModelKind;
use crate::error::Error;
use crate::limits;

/// What training maximises or, for an adversary, plays. `L`, `M` and `K` are the papers' letters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Objective {
    /// `E_q[log p(x|z)] - beta * KL(q || p)` with the closed-form KL (SGVB-B, Kingma & Welling
    /// 2013). `beta` rises linearly from 0 over `warmup_steps`.
    Elbo {
        /// The weight of the KL.
        beta: f64,
        /// Steps until beta has its full weight.
        warmup_steps: u32,
        /// Nats of KL that each dimension of the code may use without a penalty (Kingma et al.
        /// 2016).
        #[serde(default)]
        free_bits: f64,
        /// `L`, codes drawn for each image.
        #[serde(default = "one")]
        samples: usize,
    },
    /// `E_q[log p(x, z) - log q(z|x)]`, all of it by sampling (SGVB-A, Kingma & Welling 2013).
    SgvbA {
        /// `L`, codes drawn for each image.
        samples: usize,
    },
    /// The importance-weighted bound, `log 1/K sum w_k` (Burda et al. 2015).
    Iwae {
        /// `K`, codes drawn for each image.
        samples: usize,
    },
    /// The mean of `M` importance-weighted bounds of `K` samples each (Rainforth et al. 2018).
    Miwae {
        /// `M`.
        estimates: usize,
        /// `K`.
        samples: usize,
    },
    /// The decoder follows IWAE with `M K` samples, the encoder MIWAE (Rainforth et al. 2018).
    Piwae {
        /// `M`.
        estimates: usize,
        /// `K`.
        samples: usize,
    },
    /// `beta * ELBO + (1 - beta) * IWAE` (Rainforth et al. 2018).
    Ciwae {
        /// `K`, codes drawn for each image.
        samples: usize,
        /// The share of the ELBO.
        share: f64,
    },
    /// IWAE with the doubly reparameterised gradient for the encoder (Tucker et al. 2018).
    Dreg {
        /// `K`, codes drawn for each image.
        samples: usize,
    },
    /// The reconstruction alone: what a plain or denoising autoencoder minimises.
    Reconstruction {
        /// How an image is compared with its reconstruction.
        loss: ReconstructionLoss,
    },
    /// The game of a GAN (Goodfellow et al. 2014).
    Adversarial {
        /// What the generator minimises.
        loss: GeneratorLoss,
        /// Updates of the discriminator for each of the generator.
        discriminator_steps: usize,
        /// How far the discriminator's target for real images lies below 1.
        label_smoothing: f64,
    },
    /// The three losses of a VAE-GAN (Larsen et al. 2016).
    VaeGan {
        /// The weight of the feature loss against the adversary in the decoder's loss.
        gamma: f64,
        /// Whether the side that is winning too clearly waits for the other.
        gate: bool,
    },
}

/// How an autoencoder compares an image with its reconstruction, summed over pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ReconstructionLoss {
    /// The binary cross-entropy, with grey levels as probabilities.
    #[default]
    CrossEntropy,
    /// The squared error.
    SquaredError,
}

/// What a GAN's generator minimises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum GeneratorLoss {
    /// `-log D(G(z))`, whose gradient stays strong while the discriminator wins.
    #[default]
    NonSaturating,
    /// `log(1 - D(G(z)))`, the discriminator's loss turned round.
    Minimax,
}

fn one() -> usize {
    1
}

impl Default for Objective {
    fn default() -> Self {
        Self::elbo()
    }
}

impl Objective {
    /// The evidence lower bound as it stands in the paper.
    pub fn elbo() -> Self {
        Self::Elbo {
            beta: 1.0,
            warmup_steps: 0,
            free_bits: 0.0,
            samples: 1,
        }
    }

    /// The kind of model it trains.
    pub fn model(&self) -> ModelKind {
        match self {
            Self::Reconstruction { .. } => ModelKind::Autoencoder,
            Self::Adversarial { .. } => ModelKind::Gan,
            Self::VaeGan { .. } => ModelKind::VaeGan,
            _ => ModelKind::Vae,
        }
    }

    /// How many codes are drawn for each image.
    pub fn codes_per_image(&self) -> usize {
        match *self {
            Self::Elbo { samples, .. }
            | Self::SgvbA { samples }
            | Self::Iwae { samples }
            | Self::Ciwae { samples, .. }
            | Self::Dreg { samples } => samples,
            Self::Miwae { estimates, samples } | Self::Piwae { estimates, samples } => {
                estimates * samples
            }
            _ => 1,
        }
    }

    /// How many batches of images one step takes.
    pub fn batches_per_step(&self) -> usize {
        match *self {
            Self::Adversarial {
                discriminator_steps,
                ..
            } => discriminator_steps,
            _ => 1,
        }
    }

    /// Accepts the objective if its numbers lie within their limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the first that does not.
    pub fn check(&self) -> Result<(), Error> {
        let count = |limit: &limits::Limit, value: usize| limit.check(value as f64);
        match *self {
            Self::Elbo {
                beta,
                warmup_steps,
                free_bits,
                samples,
            } => {
                limits::BETA.check(beta)?;
                limits::WARMUP_STEPS.check(warmup_steps.into())?;
                limits::FREE_BITS.check(free_bits)?;
                count(&limits::SAMPLES, samples)
            }
            Self::SgvbA { samples } | Self::Iwae { samples } | Self::Dreg { samples } => {
                count(&limits::SAMPLES, samples)
            }
            Self::Miwae { estimates, samples } | Self::Piwae { estimates, samples } => {
                count(&limits::ESTIMATES, estimates)?;
                count(&limits::SAMPLES, samples)
            }
            Self::Ciwae { samples, share } => {
                limits::ELBO_SHARE.check(share)?;
                count(&limits::SAMPLES, samples)
            }
            Self::Reconstruction { .. } => Ok(()),
            Self::Adversarial {
                discriminator_steps,
                label_smoothing,
                ..
            } => {
                limits::LABEL_SMOOTHING.check(label_smoothing)?;
                count(&limits::DISCRIMINATOR_STEPS, discriminator_steps)
            }
            Self::VaeGan { gamma, .. } => limits::GAMMA.check(gamma),
        }
    }
}
