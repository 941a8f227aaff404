//! What no type can say: numbers that bound one another.

use super::SessionConfig;
use crate::error::{ConfigError, Error};
use crate::limits::MAX_CODES;

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
    Ok(())
}
