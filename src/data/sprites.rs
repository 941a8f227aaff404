//! Built-in images in colour: sprites, whose factors of variation are known.
//!
//! A sprite is made in three steps, each in its own file: its [`factors`] are drawn,
//! independently of one another; its [shape](`shapes`) is a union of convex parts around the
//! centre of mass; and each pixel is mixed of shape and background by how much of it the shape
//! [covers](`coverage`). The idea is dSprites' (Matthey et al. 2017).
//!
//! Only `+ - * /`, square roots and rounding are used, all exactly rounded, so `(seed, index)`
//! gives the same bits natively and in WebAssembly.

mod coverage;
mod factors;
mod shapes;

use std::ops::Range;

use super::dataset::{Dataset, MAX_IMAGES, Split};
use crate::config::SpritesConfig;
use crate::error::{DataError, Error};
use crate::image::ImageShape;
use coverage::{Placement, coverage};

pub use factors::{SpriteFactors, SpriteShape};

/// Fewest sprites of which a tenth can be held out.
const LEAST: usize = 10;

/// Sprite `index` of the endless sequence that `seed` starts: its factors, and its levels,
/// `[3, side, side]`.
///
/// ```
/// use vae_lab::data::sprite;
///
/// let (factors, pixels) = sprite(32, 1, 0);
/// assert_eq!(pixels.len(), 3 * 32 * 32);
/// // A corner shows the background.
/// assert_eq!(pixels[0], (255.0 * factors.background).round() as u8);
/// ```
pub fn sprite(side: usize, seed: u64, index: u64) -> (SpriteFactors, Vec<u8>) {
    let factors = SpriteFactors::draw(seed, index);
    let mut pixels = Vec::with_capacity(sprite_shape(side).elements());
    paint(&factors, side, &mut pixels);
    (factors, pixels)
}

/// The sprites of `config`, labelled with the classes of its label. The last tenth is held out:
/// sprites are independent draws, in whose order there is nothing to shuffle.
///
/// # Errors
/// [`Error::Data`] unless there are 10 to [`MAX_IMAGES`], of sides that images may have.
pub fn sprites(config: &SpritesConfig) -> Result<Split, Error> {
    let count = config.count;
    if !(LEAST..=MAX_IMAGES).contains(&count) {
        return Err(DataError::SpriteCount {
            count,
            least: LEAST,
            most: MAX_IMAGES,
        }
        .into());
    }
    let [train, held_out] = parts(count).map(|indices| {
        let shape = sprite_shape(config.side);
        let mut pixels = Vec::with_capacity(indices.clone().count() * shape.elements());
        for index in indices.clone() {
            let factors = SpriteFactors::draw(config.seed.into(), index);
            paint(&factors, config.side, &mut pixels);
        }
        let set = Dataset::new("Generated sprites", shape, pixels, None)?;
        labelled(set, config, indices)
    });
    Ok(Split {
        train: train?,
        held_out: held_out?,
    })
}

/// The sprites `split` of another config that differs in its label alone, with the label of this one.
pub(crate) fn relabelled(split: Split, config: &SpritesConfig) -> Result<Split, Error> {
    let [train, held_out] = parts(config.count);
    Ok(Split {
        train: labelled(split.train, config, train)?,
        held_out: labelled(split.held_out, config, held_out)?,
    })
}

/// That of sprites of this side.
pub(crate) const fn sprite_shape(side: usize) -> ImageShape {
    ImageShape::rgb(side, side)
}

/// The sprites to train on and those held out, of so many.
fn parts(count: usize) -> [Range<u64>; 2] {
    let count = count as u64;
    let train = count - count / 10;
    [0..train, train..count]
}

fn labelled(set: Dataset, config: &SpritesConfig, indices: Range<u64>) -> Result<Dataset, Error> {
    let class = |index| SpriteFactors::draw(config.seed.into(), index).class(config.label);
    let names = SpriteFactors::classes(config.label);
    set.with_labels(indices.map(class).collect(), names)
}

/// Adds the levels of a sprite, `[3, side, side]`, to `pixels`.
fn paint(factors: &SpriteFactors, side: usize, pixels: &mut Vec<u8>) {
    let cover = coverage(factors.shape.parts(), &Placement::of(factors, side), side);
    let ground = factors.background;
    for level in factors.colour() {
        let mixed = |share: &f32| ground + share * (level - ground);
        pixels.extend(cover.iter().map(|share| (255.0 * mixed(share) + 0.5) as u8));
    }
}
