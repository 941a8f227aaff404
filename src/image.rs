//! Images and their shape, which data, networks, checkpoints and pages share.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many channels an image may have: grey; red, green and blue; or these and opacity.
pub const CHANNELS: [usize; 3] = [1, 3, 4];

/// How many numbers an image has, and how they lie: `[channels, height, width]`, row after row, channel
/// after channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImageShape {
    /// Numbers of a pixel: 1, its grey level; 3, red, green and blue; or 4, these and opacity.
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

    /// Of images in red, green and blue.
    ///
    /// ```
    /// use vae_lab::ImageShape;
    ///
    /// let sprite = ImageShape::rgb(32, 48);
    /// assert_eq!(sprite.elements(), 3 * 32 * 48);
    /// assert_eq!(sprite.to_string(), "32 by 48 pixels in colour");
    /// ```
    pub const fn rgb(height: usize, width: usize) -> Self {
        Self {
            channels: 3,
            height,
            width,
        }
    }

    /// Of images in red, green, blue and opacity.
    pub const fn rgba(height: usize, width: usize) -> Self {
        Self {
            channels: 4,
            height,
            width,
        }
    }

    /// Places of an image, whatever it has at each.
    pub const fn pixels(self) -> usize {
        self.height * self.width
    }

    /// Numbers of an image: the length of an event that is summed over.
    ///
    /// ```
    /// use vae_lab::ImageShape;
    ///
    /// let digit = ImageShape::grey(28, 28);
    /// assert_eq!(digit.elements(), 784);
    /// assert_eq!(digit.to_string(), "28 by 28 pixels");
    /// ```
    pub const fn elements(self) -> usize {
        self.channels * self.pixels()
    }
}

impl fmt::Display for ImageShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by {} pixels", self.height, self.width)?;
        match self.channels {
            1 => Ok(()),
            3 => f.write_str(" in colour"),
            4 => f.write_str(" in colour with opacity"),
            channels => write!(f, " of {channels} channels"),
        }
    }
}

/// Images of one shape, as they are given to a model and drawn by it: `[count, channels, height, width]`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageBatch {
    /// That of each image.
    #[serde(flatten)]
    pub shape: ImageShape,
    /// One image after another, each channel after channel and row by row; 0 black to 1 full.
    #[serde(with = "crate::typed_array")]
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub pixels: Vec<f32>,
}

impl ImageBatch {
    /// How many images there are.
    ///
    /// ```
    /// use vae_lab::{ImageBatch, ImageShape};
    ///
    /// let shape = ImageShape::grey(2, 3);
    /// let stripes = ImageBatch { shape, pixels: [1.0, 0.0, 1.0].repeat(4) };
    /// assert_eq!(stripes.count(), 2);
    /// ```
    pub fn count(&self) -> usize {
        self.pixels.len() / self.shape.elements()
    }
}
