//! What a user may ask for, and the check that makes it safe to run.
//!
//! [`SessionConfig`] is plain serde, every field defaulted; [`SessionConfig::check`] turns it into
//! a [`Checked`] one, which is the only type a session accepts.

mod classifier;
mod compatibility;
mod images;
mod initial_weights;
mod model;
mod network;
mod optimiser;
mod parts;
mod presets;
mod reading;
mod sprites;
mod training;
mod version_1;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::Error;
use crate::limits;

pub use crate::kernels::Activation;
pub use classifier::ClassifierConfig;
pub use images::{Binarisation, Corruption, Preparation};
pub use initial_weights::{InitialWeights, WeightInit};
pub use model::{AutoencoderConfig, GanConfig, ModelConfig, ModelKind, VaeConfig, VaeGanConfig};
pub use network::{Network, Upsampling};
pub use optimiser::*;
pub use parts::{GeneratorLoss, LikelihoodKind, NormalMean, PosteriorKind, ReconstructionLoss};
pub(crate) use presets::colour_sprites;
pub use presets::{Preset, presets};
pub use sprites::{SpriteFactor, SpritesConfig};
pub use training::{Schedule, TrainingConfig};
pub use version_1::{Formerly, formerly, upgrade};

/// Which images are trained on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum DataConfig {
    /// The built-in handwritten-looking digits.
    Digits {
        /// Training and held-out images together.
        #[serde(default = "count")]
        count: usize,
        /// What they are drawn from.
        #[serde(default = "seed")]
        seed: u32,
    },
    /// The built-in shapes in colour.
    Sprites(SpritesConfig),
    /// Images that the user has loaded, known by the name of their file.
    Files {
        /// The name of the file of training images.
        name: String,
    },
}

/// Everything that decides a run: the same config, data and device kind give the same losses.
///
/// It is read from any format of serde, in version 2 or in version 1. A model without a `kind` is a
/// VAE; every other field has a default, too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
// Read and written by hand, in `reading`: another version may have to be turned into this one first.
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct SessionConfig {
    /// What is trained.
    pub model: ModelConfig,
    /// How it is trained.
    pub training: TrainingConfig,
    /// What it is trained on.
    pub data: DataConfig,
    /// What weights, noise and batches are drawn from.
    pub seed: u32,
}

fn count() -> usize {
    20_000
}

fn seed() -> u32 {
    1
}

impl Default for DataConfig {
    fn default() -> Self {
        Self::Digits {
            count: count(),
            seed: seed(),
        }
    }
}

impl Default for SessionConfig {
    fn default() -> Self {
        Self {
            model: ModelConfig::default(),
            training: TrainingConfig::default(),
            data: DataConfig::default(),
            seed: seed(),
        }
    }
}

impl DataConfig {
    /// The same images, whatever their label is.
    fn drawn(&self) -> Self {
        match self {
            Self::Sprites(sprites) => Self::Sprites(SpritesConfig {
                label: SpriteFactor::default(),
                ..*sprites
            }),
            Self::Digits { .. } | Self::Files { .. } => self.clone(),
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
    /// use vae_lab::config::SessionConfig;
    ///
    /// let json = r#"{ "model": { "bound": { "kind": "iwae", "samples": 50 } }, "seed": 3 }"#;
    /// let config: SessionConfig = serde_json::from_str(json)?;
    /// assert_eq!(config.model.latent_dim(), 20);
    /// assert!(config.check().is_ok());
    ///
    /// let json = r#"{ "model": { "bound": { "kind": "iwae", "samples": 5000 } } }"#;
    /// let config: SessionConfig = serde_json::from_str(json)?;
    /// let refusal = config.check().unwrap_err().to_string();
    /// assert!(refusal.starts_with("Samples (model.bound.samples) is 5000"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Config`] names the first field that lies beyond its limits, or the numbers
    /// that don't go together.
    pub fn check(self) -> Result<Checked, Error> {
        self.model.check()?;
        self.training.check()?;
        match &self.data {
            DataConfig::Digits { count, .. } => limits::COUNT.check(*count as f64)?,
            DataConfig::Sprites(sprites) => sprites.check()?,
            DataConfig::Files { .. } => {}
        }
        compatibility::check(&self)?;
        Ok(Checked(self))
    }

    /// The path of the first setting in which `next` asks for another model than this config's:
    /// `None` where a model in training can go on with `next`.
    pub fn needs_new_model(&self, next: &Self) -> Option<String> {
        difference(&json!(self.built()), &json!(next.built()))
    }

    /// The part of it that a new model is needed for: the same with all that can change while training
    /// goes on as it is at the start.
    fn built(&self) -> Self {
        let start = TrainingConfig::default();
        Self {
            model: self.model.built(),
            data: self.data.drawn(),
            training: TrainingConfig {
                learning_rate: start.learning_rate,
                schedule: start.schedule,
                ..self.training.clone()
            },
            ..self.clone()
        }
    }
}

/// The path of the first value that `a` and `b` differ in.
fn difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            // Of another kind are also the values beside it.
            let kind_first = |key: &&String| (key.as_str() != "kind", key.as_str().to_owned());
            let mut keys: Vec<_> = a.keys().chain(b.keys()).collect();
            keys.sort_by_key(kind_first);
            keys.into_iter().find_map(|key| {
                let (a, b) = (a.get(key), b.get(key));
                let below = match (a, b) {
                    (Some(a), Some(b)) => difference(a, b)?,
                    (None, None) => return None,
                    (Some(_), None) | (None, Some(_)) => String::new(),
                };
                let separator = if below.is_empty() { "" } else { "." };
                Some(format!("{key}{separator}{below}"))
            })
        }
        (a, b) => (a != b).then(String::new),
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
    fn what_needs_a_new_model_is_named_by_its_path() {
        let config = SessionConfig::default();
        let with = |json: Value| serde_json::from_value::<SessionConfig>(json).unwrap();
        for (json, path) in [
            (json!({"model": {"kind": "gan"}}), Some("model.kind")),
            (json!({"model": {"latentDim": 2}}), Some("model.latentDim")),
            (
                json!({"model": {"network": {"kind": "mlp", "hidden": [3, 4]}}}),
                Some("model.network.hidden"),
            ),
            (
                json!({"training": {"optimiser": {"kind": "adagrad"}}}),
                Some("training.optimiser.kind"),
            ),
            (
                json!({"training": {"batchSize": 7}}),
                Some("training.batchSize"),
            ),
            (json!({"seed": 7}), Some("seed")),
            (
                json!({"data": {"kind": "digits", "count": 200}}),
                Some("data.count"),
            ),
            (json!({"data": {"kind": "sprites"}}), Some("data.kind")),
            (json!({"model": {"bound": {"kind": "iwae"}}}), None),
            (
                json!({"model": {"likelihood": {"kind": "bernoulli", "binarisation": "threshold"}}}),
                None,
            ),
            (
                json!({"training": {"learningRate": 0.1, "schedule": "powersOfThree"}}),
                None,
            ),
        ] {
            assert_eq!(config.needs_new_model(&with(json)).as_deref(), path);
        }
    }

    #[test]
    fn a_config_survives_json() {
        let mut config = SessionConfig::default();
        *config.model.network_mut() = Network::conv([32, 64]);
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
