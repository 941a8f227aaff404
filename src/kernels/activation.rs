//! The activations that a layer's kernel applies to its own output.

use serde::{Deserialize, Serialize};

/// What follows a fully connected layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Activation {
    /// `max(0, x)`.
    #[default]
    Relu,
    /// The hyperbolic tangent, which the papers' tables used.
    Tanh,
}
