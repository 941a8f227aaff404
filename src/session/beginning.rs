//! What a run begins with: the digits it asks for, and a model that memory has room for.

use burn::tensor::Device;

use crate::config::Checked;
use crate::data::{Split, digits};
use crate::error::{ConfigError, Error};
use crate::image::ImageShape;
use crate::limits::MAX_WEIGHTS;
use crate::models::weights;
use crate::systems::Model;

/// Digits with a tenth of them held out.
pub(super) fn draw_digits(count: usize, seed: u32) -> Result<Split, Error> {
    digits(count, seed.into())?.split(count / 10, seed.into())
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
