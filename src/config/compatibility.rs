//! What no type can say: numbers that bound one another.

use super::{ModelConfig, PosteriorKind, SessionConfig};
use crate::error::{ConfigError, Error};
use crate::limits::{MAX_CODES, MAX_FULL_DIMENSIONS};

/// Accepts a config whose numbers go together.
pub(super) fn check(config: &SessionConfig) -> Result<(), Error> {
    let (each, images) = (config.model.codes_per_image(), config.training.batch_size);
    let codes = each * images;
    if codes > MAX_CODES {
        return Err(ConfigError::TooManyCodesPerStep {
            each,
            images,
            codes,
            most: MAX_CODES,
        }
        .into());
    }
    full_covariance(&config.model)
}

fn full_covariance(model: &ModelConfig) -> Result<(), Error> {
    let dimensions = model.latent_dim();
    let is_full = match model {
        ModelConfig::Vae(vae) => vae.posterior == PosteriorKind::Full,
        ModelConfig::Autoencoder(_) | ModelConfig::Gan(_) | ModelConfig::VaeGan(_) => false,
    };
    if is_full && dimensions > MAX_FULL_DIMENSIONS {
        return Err(ConfigError::FullCovarianceTooLarge {
            dimensions,
            most: MAX_FULL_DIMENSIONS,
        }
        .into());
    }
    Ok(())
}
