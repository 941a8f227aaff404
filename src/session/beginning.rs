//! What a run begins with: the digits it asks for, and a network that takes its images.

use crate::config::{Checked, Network};
use crate::data::{Split, digits};
use crate::error::{ConfigError, Error};
use crate::image::ImageShape;
use crate::networks::REDUCTION;

/// Digits with a tenth of them held out.
pub(super) fn draw_digits(count: usize, seed: u32) -> Result<Split, Error> {
    digits(count, seed.into())?.split(count / 10, seed.into())
}

/// Refuses a network that can't take images of this shape.
pub(super) fn fits(config: &Checked, image: ImageShape) -> Result<(), Error> {
    let convolutional = matches!(config.get().model.network(), Network::Conv { .. });
    let divides = |side: usize| side.is_multiple_of(REDUCTION);
    if convolutional && !(divides(image.height) && divides(image.width)) {
        return Err(ConfigError::IndivisibleSides {
            factor: REDUCTION,
            height: image.height,
            width: image.width,
        }
        .into());
    }
    Ok(())
}
