//! Everything that can go wrong, in sentences a user can act on.

use thiserror::Error;

/// Each variant says what was wrong and what is allowed.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// An option outside its limits, or options that don't go together.
    #[error("{0}")]
    Config(String),
    /// A data file that can't be read, or arrays that don't fit together.
    #[error("{0}")]
    Data(String),
    /// A checkpoint that can't be read or doesn't fit.
    #[error("{0}")]
    Checkpoint(String),
    /// The loss left the finite numbers; training went back to the last good weights.
    #[error("{0}")]
    Diverged(String),
    /// The device can't be had, failed its self-test or was lost.
    #[error("{0}")]
    Device(String),
    /// A call whose arguments don't fit the model or the data.
    #[error("{0}")]
    Argument(String),
}

impl Error {
    /// For a model that only decodes.
    pub(crate) fn no_encoder() -> Self {
        Self::Argument(
            "A GAN has no encoder: its codes can be decoded, and images can't be encoded.".into(),
        )
    }

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
