//! What turns a gradient into a step, with its numbers.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits;

/// What turns a gradient into a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum OptimiserConfig {
    /// Running means of the gradient and its square (Kingma & Ba 2015).
    Adam(AdamConfig),
    /// The sum of all squares so far (Duchi et al. 2011).
    Adagrad(AdagradConfig),
}

/// Adam's numbers.
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
}

/// Adagrad's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AdagradConfig {
    /// Added to the root of the sum.
    pub epsilon: f64,
}

impl Default for OptimiserConfig {
    fn default() -> Self {
        Self::Adam(AdamConfig::default())
    }
}

impl Default for AdamConfig {
    fn default() -> Self {
        Self {
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
        }
    }
}

impl Default for AdagradConfig {
    fn default() -> Self {
        Self { epsilon: 1e-10 }
    }
}

impl OptimiserConfig {
    /// Accepts the optimiser if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Adam(AdamConfig {
                beta1,
                beta2,
                epsilon,
            }) => {
                limits::ADAM_BETA_1.check(*beta1)?;
                limits::ADAM_BETA_2.check(*beta2)?;
                limits::EPSILON.check(*epsilon)
            }
            Self::Adagrad(AdagradConfig { epsilon }) => limits::EPSILON.check(*epsilon),
        }
    }

    /// Whether it keeps a running mean of the gradient beside that of its square.
    pub fn keeps_mean(&self) -> bool {
        match self {
            Self::Adam(_) => true,
            Self::Adagrad(_) => false,
        }
    }
}
