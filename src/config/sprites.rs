//! Which sprites are drawn, and which of their factors is the label.

use serde::{Deserialize, Serialize};

use crate::error::{ConfigError, Error};
use crate::limits::{self, SPRITE_SIDES};

/// Shapes in colour, drawn from factors that are independent of one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SpritesConfig {
    /// Training and held-out images together.
    pub count: usize,
    /// Rows and columns of an image, in pixels: 32 or 64.
    pub side: usize,
    /// What the classes of the images are. Another one takes no new model.
    pub label: SpriteFactor,
    /// What they are drawn from.
    pub seed: u32,
}

/// What a sprite is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SpriteFactor {
    /// Square, ellipse, triangle or heart.
    #[default]
    Shape,
    /// The colour, by its angle on the colour wheel.
    Hue,
    /// The square root of the area.
    Size,
    /// How far to the right the centre of mass is.
    X,
    /// How far down it is.
    Y,
    /// The angle by which the shape is turned, clockwise.
    Turn,
    /// The grey level of what the shape lies on.
    Background,
}

impl SpriteFactor {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Shape,
        Self::Hue,
        Self::Size,
        Self::X,
        Self::Y,
        Self::Turn,
        Self::Background,
    ];
}

impl Default for SpritesConfig {
    fn default() -> Self {
        Self {
            count: 20_000,
            side: SPRITE_SIDES[0],
            label: SpriteFactor::default(),
            seed: 1,
        }
    }
}

impl SpritesConfig {
    /// Accepts the sprites if there may be so many of that size.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::COUNT.check(self.count as f64)?;
        if !SPRITE_SIDES.contains(&self.side) {
            let [small, large] = SPRITE_SIDES;
            return Err(ConfigError::SpriteSide {
                side: self.side,
                small,
                large,
            }
            .into());
        }
        Ok(())
    }
}
