//! What a user may ask for, and the check that makes it safe to run.
//!
//! [`SessionConfig`] is plain serde, every field defaulted; [`SessionConfig::check`] turns it into
//! a [`Checked`] one, which is the only type a session accepts.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits::{self, Limit};

/// The body of encoder and decoder; the decoder mirrors the encoder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Network {
    /// Fully connected layers of these widths, each followed by a ReLU.
    Mlp {
        /// From the image to the code.
        hidden: Vec<usize>,
    },
    /// Two convolutions of stride 2 with these numbers of channels.
    Conv {
        /// From the image to the code.
        channels: [usize; 2],
    },
}

/// A variational autoencoder with a diagonal normal posterior and a Bernoulli likelihood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ModelConfig {
    /// The body of encoder and decoder.
    pub network: Network,
    /// Dimensions of a code.
    pub latent_dim: usize,
}

/// What training maximises.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Objective {
    /// `E_q[log p(x|z)] - beta * KL(q || p)` with one sample and the closed-form KL (SGVB-B,
    /// Kingma & Welling 2013). `beta` rises linearly from 0 over `warmup_steps`.
    Elbo {
        /// The weight of the KL.
        beta: f64,
        /// Steps until beta has its full weight.
        warmup_steps: u32,
    },
}

/// Adam's step and the size of its batches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TrainingConfig {
    /// Adam's.
    pub learning_rate: f64,
    /// How many images a step sees.
    pub batch_size: usize,
    /// Whether each epoch sees the images in an order of its own, or as they lie.
    pub shuffle: bool,
}

/// Which images are trained on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum DataConfig {
    /// The built-in handwritten-looking digits.
    Digits {
        /// Training and held-out images together.
        count: usize,
        /// What they are drawn from.
        seed: u32,
    },
    /// Images that the user has loaded, known by the name of their file.
    Files {
        /// The name of the file of training images.
        name: String,
    },
}

/// How grey images become black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Binarisation {
    /// They stay grey.
    #[default]
    None,
    /// White from one half on.
    Threshold,
    /// White with the grey level as its chance, drawn anew each time an image is used.
    Stochastic,
}

/// What an autoencoder's input goes through; its target stays clean (Vincent et al. 2008).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Corruption {
    /// Nothing.
    #[default]
    None,
    /// Normal noise is added.
    Gaussian {
        /// Its standard deviation, where white is 1.
        scale: f64,
    },
    /// Pixels become black.
    Masking {
        /// The chance of each pixel.
        share: f64,
    },
    /// Pixels become black or white, one as likely as the other.
    SaltAndPepper {
        /// The chance of each pixel.
        share: f64,
    },
}

/// Everything that decides a run: the same config, data and device kind give the same losses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SessionConfig {
    /// What is trained.
    pub model: ModelConfig,
    /// What training maximises.
    pub objective: Objective,
    /// How it is trained.
    pub training: TrainingConfig,
    /// What it is trained on.
    pub data: DataConfig,
    /// What weights, noise and batches are drawn from.
    pub seed: u32,
}

impl Default for ModelConfig {
    fn default() -> Self {
        Self {
            network: Network::Mlp { hidden: vec![400] },
            latent_dim: 20,
        }
    }
}

impl Default for Objective {
    fn default() -> Self {
        Self::Elbo {
            beta: 1.0,
            warmup_steps: 0,
        }
    }
}

impl Default for TrainingConfig {
    fn default() -> Self {
        Self {
            learning_rate: 1e-3,
            batch_size: 128,
            shuffle: true,
        }
    }
}

impl Default for DataConfig {
    fn default() -> Self {
        Self::Digits {
            count: 20_000,
            seed: 1,
        }
    }
}

impl Default for SessionConfig {
    fn default() -> Self {
        Self {
            model: ModelConfig::default(),
            objective: Objective::default(),
            training: TrainingConfig::default(),
            data: DataConfig::default(),
            seed: 1,
        }
    }
}

/// A config whose every value lies within its limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked(SessionConfig);

impl Checked {
    /// The config itself.
    pub fn get(&self) -> &SessionConfig {
        &self.0
    }
}

impl SessionConfig {
    /// Accepts the config if every value lies within its limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the first field that does not, and its limits.
    pub fn check(self) -> Result<Checked, Error> {
        limits::LATENT_DIM.check(self.model.latent_dim as f64)?;
        match &self.model.network {
            Network::Mlp { hidden } => {
                if hidden.is_empty() || hidden.len() > limits::MAX_LAYERS {
                    return Err(Error::Config(format!(
                        "The network has {} hidden layers; allowed are 1 to {}.",
                        hidden.len(),
                        limits::MAX_LAYERS
                    )));
                }
                check_all(&limits::HIDDEN, hidden)?;
            }
            Network::Conv { channels } => check_all(&limits::CHANNELS, channels)?,
        }
        self.objective.check()?;
        limits::LEARNING_RATE.check(self.training.learning_rate)?;
        limits::BATCH_SIZE.check(self.training.batch_size as f64)?;
        if let DataConfig::Digits { count, .. } = &self.data {
            limits::DIGITS.check(*count as f64)?;
        }
        Ok(Checked(self))
    }
}

impl Objective {
    /// Accepts the objective if its numbers lie within their limits.
    pub fn check(&self) -> Result<(), Error> {
        match *self {
            Self::Elbo { beta, warmup_steps } => {
                limits::BETA.check(beta)?;
                limits::WARMUP_STEPS.check(warmup_steps.into())
            }
        }
    }
}

fn check_all(limit: &Limit, values: &[usize]) -> Result<(), Error> {
    values
        .iter()
        .try_for_each(|&value| limit.check(value as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_allowed() {
        assert!(SessionConfig::default().check().is_ok());
    }

    #[test]
    fn a_missing_field_takes_its_default_and_an_unknown_one_is_refused() {
        let config: SessionConfig = serde_json::from_str(r#"{"seed": 3}"#).unwrap();
        assert_eq!(
            config,
            SessionConfig {
                seed: 3,
                ..SessionConfig::default()
            }
        );
        let error = serde_json::from_str::<SessionConfig>(r#"{"sed": 3}"#).unwrap_err();
        assert!(error.to_string().contains("unknown field `sed`"), "{error}");
    }

    #[test]
    fn a_config_survives_json() {
        let mut config = SessionConfig::default();
        config.model.network = Network::Conv { channels: [32, 64] };
        config.data = DataConfig::Files {
            name: "cats.idx".into(),
        };
        let json = serde_json::to_string(&config).unwrap();
        assert_eq!(
            serde_json::from_str::<SessionConfig>(&json).unwrap(),
            config
        );
    }
}
