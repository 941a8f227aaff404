//! What turns a gradient into a step, with its numbers.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::limits;

/// What turns a gradient into a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum OptimiserConfig {
    /// Running means of the gradient and its square (Kingma & Ba 2015).
    Adam(AdamConfig),
    /// Adam, whose weights decay by themselves (Loshchilov & Hutter 2019).
    #[serde(deserialize_with = "adam_w")]
    AdamW(AdamConfig),
    /// The sum of all squares so far (Duchi et al. 2011).
    Adagrad(AdagradConfig),
}

/// How an optimiser draws all parameters to zero, biases too, as PyTorch's do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WeightDecay {
    /// By `strength / 2` times the sum of their squares in the loss: but for a constant, minus the
    /// logarithm of a normal prior of variance `1 / strength` on each.
    Penalty(f64),
    /// Apart from the loss, by this share of the learning rate at each step (Loshchilov & Hutter 2019,
    /// algorithm 2).
    Decoupled(f64),
}

impl WeightDecay {
    /// The strength of the part of the loss that it is, if it is one.
    pub fn of_penalty(self) -> Option<f64> {
        match self {
            Self::Penalty(strength) => Some(strength),
            Self::Decoupled(_) => None,
        }
    }
}

/// The numbers of Adam and AdamW.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AdamConfig {
    /// The memory of the mean.
    pub beta1: f64,
    /// The memory of the mean square.
    pub beta2: f64,
    /// Added to the root of the mean square.
    pub epsilon: f64,
    /// The strength of Adam's penalty on the weights, or of AdamW's decay.
    pub weight_decay: f64,
}

/// Adagrad's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AdagradConfig {
    /// Added to the root of the sum.
    pub epsilon: f64,
    /// The strength of the penalty on the weights.
    pub weight_decay: f64,
}

impl Default for OptimiserConfig {
    fn default() -> Self {
        Self::Adam(AdamConfig::ADAM)
    }
}

impl AdamConfig {
    /// What Adam starts with.
    pub const ADAM: Self = Self {
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-8,
        weight_decay: 0.0,
    };
    /// What AdamW starts with: PyTorch's decay.
    pub const ADAM_W: Self = Self {
        weight_decay: 0.01,
        ..Self::ADAM
    };
}

impl Default for AdamConfig {
    fn default() -> Self {
        Self::ADAM
    }
}

/// AdamW's numbers, of which a decay that is left out is its own.
fn adam_w<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AdamConfig, D::Error> {
    let mut numbers = Map::deserialize(deserializer)?;
    let decay = numbers.entry("weightDecay");
    decay.or_insert_with(|| json!(AdamConfig::ADAM_W.weight_decay));
    AdamConfig::deserialize(Value::Object(numbers)).map_err(D::Error::custom)
}

impl Default for AdagradConfig {
    fn default() -> Self {
        Self {
            epsilon: 1e-10,
            weight_decay: 0.0,
        }
    }
}

impl OptimiserConfig {
    /// Accepts the optimiser if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Adam(adam) | Self::AdamW(adam) => {
                let AdamConfig {
                    beta1,
                    beta2,
                    epsilon,
                    weight_decay,
                } = adam;
                limits::ADAM_BETA_1.check(*beta1)?;
                limits::ADAM_BETA_2.check(*beta2)?;
                limits::EPSILON.check(*epsilon)?;
                limits::WEIGHT_DECAY.check(*weight_decay)
            }
            Self::Adagrad(AdagradConfig {
                epsilon,
                weight_decay,
            }) => {
                limits::EPSILON.check(*epsilon)?;
                limits::WEIGHT_DECAY.check(*weight_decay)
            }
        }
    }

    /// Whether it keeps a running mean of the gradient beside that of its square.
    pub fn keeps_mean(&self) -> bool {
        match self {
            Self::Adam(_) | Self::AdamW(_) => true,
            Self::Adagrad(_) => false,
        }
    }

    /// How it draws weights to zero; `None` where it doesn't.
    pub fn weight_decay(&self) -> Option<WeightDecay> {
        let decay = match *self {
            Self::Adam(AdamConfig { weight_decay, .. })
            | Self::Adagrad(AdagradConfig { weight_decay, .. }) => {
                WeightDecay::Penalty(weight_decay)
            }
            Self::AdamW(AdamConfig { weight_decay, .. }) => WeightDecay::Decoupled(weight_decay),
        };
        let (WeightDecay::Penalty(strength) | WeightDecay::Decoupled(strength)) = decay;
        (strength > 0.0).then_some(decay)
    }
}
