//! How a kernel strides over an image.

/// How many pixels a kernel goes at a time: every network here halves or doubles its images.
pub const STRIDE: usize = 2;

/// How a kernel strides over a padded image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strides {
    pub channels: usize,
    /// `[height, width]` of the image.
    pub image: [usize; 2],
    /// `[height, width]` of the kernel.
    pub kernel: [usize; 2],
    pub padding: usize,
    /// How many times the kernel is laid down, `[down, across]`.
    pub places: [usize; 2],
}

impl Strides {
    /// Numbers in a patch: rows of the matrix.
    pub fn patch(&self) -> usize {
        self.channels * self.kernel[0] * self.kernel[1]
    }

    /// Patches: columns of the matrix.
    pub fn count(&self) -> usize {
        self.places[0] * self.places[1]
    }

    /// Numbers in an image.
    pub fn size(&self) -> usize {
        self.channels * self.image[0] * self.image[1]
    }
}
