//! What a run begins with: the images it asks for, and a model that memory has room for.

use burn::tensor::Device;

use crate::config::{Checked, DataConfig};
use crate::data::{DIGIT_SIDE, Split, digits, sprite_shape, sprites};
use crate::error::{ConfigError, Error};
use crate::image::ImageShape;
use crate::limits::MAX_WEIGHTS;
use crate::models::weights;
use crate::systems::Model;

/// The images that a config says how to draw, a tenth of them held out; none for those of files.
pub(super) fn draw(data: &DataConfig) -> Result<Option<Split>, Error> {
    match data {
        &DataConfig::Digits { count, seed } => {
            let digits = digits(count, seed.into())?;
            digits.split(count / 10, seed.into()).map(Some)
        }
        DataConfig::Sprites(config) => sprites(config).map(Some),
        DataConfig::Files { .. } => Ok(None),
    }
}

/// The shape of the images that [`draw`] makes.
pub(super) fn drawn_shape(data: &DataConfig) -> Option<ImageShape> {
    match data {
        DataConfig::Digits { .. } => Some(ImageShape::grey(DIGIT_SIDE, DIGIT_SIDE)),
        DataConfig::Sprites(config) => Some(sprite_shape(config.side)),
        DataConfig::Files { .. } => None,
    }
}

/// Refuses a model that is too large for images of this shape, before any of its weights is drawn.
pub(super) fn fits(config: &Checked, image: ImageShape, device: &Device) -> Result<(), Error> {
    let config = config.get();
    let model = Model::undrawn(&config.model, image, config.seed, device);
    let sizes = weights::param_specs(&model).into_iter().map(|spec| {
        let shape = spec.shape().into_iter();
        shape.map(|side| side as u64).product::<u64>()
    });
    let weights = usize::try_from(sizes.sum::<u64>()).unwrap_or(usize::MAX);
    if weights > MAX_WEIGHTS {
        return Err(ConfigError::TooManyWeights {
            weights,
            most: MAX_WEIGHTS,
        }
        .into());
    }
    Ok(())
}
