//! What a user may ask for, and the check that makes it safe to run.
//!
//! [`SessionConfig`] is plain serde, every field defaulted; [`SessionConfig::check`] turns it into
//! a [`Checked`] one, which is the only type a session accepts.

mod choices;
mod classifier;
mod compatibility;
mod model;
mod objective;
mod presets;
mod schema;
mod training;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

pub use choices::{Choice, ChoiceOption};
pub use classifier::ClassifierConfig;
pub use model::{Activation, LikelihoodKind, ModelConfig, ModelKind, Network, PosteriorKind};
pub use objective::{GeneratorLoss, Objective, ReconstructionLoss};
pub use presets::{Preset, presets};
pub use schema::{Schema, schema};
pub use training::{Binarisation, Corruption, Optimiser, Schedule, TrainingConfig};

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
    /// Accepts the config if every value lies within its limits and all of them go together.
    ///
    /// ```
    /// use vae_lab::config::{ModelKind, SessionConfig};
    ///
    /// let json = r#"{ "objective": { "kind": "iwae", "samples": 50 }, "seed": 3 }"#;
    /// let mut config: SessionConfig = serde_json::from_str(json)?;
    /// assert_eq!(config.model.latent_dim, 20);
    /// assert!(config.clone().check().is_ok());
    ///
    /// config.model.kind = ModelKind::Gan;
    /// let refusal = config.check().unwrap_err().to_string();
    /// assert!(refusal.starts_with("This objective trains a VAE, and the model is a GAN"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Config`] names the first field that lies beyond its limits, or the two options
    /// that don't go together and why.
    pub fn check(self) -> Result<Checked, Error> {
        self.model.check()?;
        self.objective.check()?;
        self.training.check()?;
        if let DataConfig::Digits { count, .. } = &self.data {
            limits::DIGITS.check(*count as f64)?;
        }
        compatibility::check(&self)?;
        Ok(Checked(self))
    }
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
