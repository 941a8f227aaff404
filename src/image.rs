//! The shape of an image, which data, networks, checkpoints and pages share.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many numbers an image has, and how they lie: `[channels, height, width]`, row after row, channel
/// after channel.
///
/// ```
/// use vae_lab::ImageShape;
///
/// let digit = ImageShape::grey(28, 28);
/// assert_eq!(digit.elements(), 784);
/// assert_eq!(digit.to_string(), "28 by 28 pixels");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImageShape {
    /// Numbers of a pixel: 1, its grey level.
    pub channels: usize,
    /// Rows, in pixels.
    pub height: usize,
    /// Columns, in pixels.
    pub width: usize,
}

impl ImageShape {
    /// Of grey images.
    pub const fn grey(height: usize, width: usize) -> Self {
        Self {
            channels: 1,
            height,
            width,
        }
    }

    /// Places of an image, whatever it has at each.
    pub const fn pixels(self) -> usize {
        self.height * self.width
    }

    /// Numbers of an image: the length of an event that is summed over.
    pub const fn elements(self) -> usize {
        self.channels * self.pixels()
    }
}

impl fmt::Display for ImageShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by {} pixels", self.height, self.width)
    }
}
