//! Everything that can go wrong and everything that has to be told, each by a code and its fields.
//!
//! The sentence, one that a user can act on, is made from them: in English here, in other languages
//! by the page (`www/i18n/words/sentences.ts`), which is given both.

#[macro_use]
mod sentences;

mod argument;
mod checkpoint;
mod config;
mod data;
mod device;
mod diverged;
#[cfg(test)]
pub mod examples;
mod file_kind;
mod notice;

use serde::Serialize;
use thiserror::Error;

pub use argument::{ArgumentError, Rows};
pub use checkpoint::CheckpointError;
pub use config::ConfigError;
pub use data::DataError;
pub use device::DeviceError;
pub use diverged::DivergedError;
pub use file_kind::FileKind;
pub use notice::Notice;
pub use sentences::Told;

/// Each family says what was wrong and what is allowed.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "EngineRefusal"))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Error {
    /// An option outside its limits, or options that don't go together.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A data file that can't be read, or arrays that don't fit together.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A checkpoint that can't be read or doesn't fit.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The loss left the finite numbers; training went back to the last good weights.
    #[error(transparent)]
    Diverged(#[from] DivergedError),
    /// The device can't be had, failed its self-test or was lost.
    #[error(transparent)]
    Device(#[from] DeviceError),
    /// A call whose arguments don't fit the model or the data.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
}

impl Error {
    /// The name a JavaScript caller branches on.
    pub fn name(&self) -> &'static str {
        match self {
            Error::Config(_) => "ConfigError",
            Error::Data(_) => "DataError",
            Error::Checkpoint(_) => "CheckpointError",
            Error::Diverged(_) => "DivergedError",
            Error::Device(_) => "DeviceError",
            Error::Argument(_) => "ArgumentError",
        }
    }
}
