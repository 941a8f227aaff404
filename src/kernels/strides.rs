//! How a convolution's kernel strides over an image: the sizes behind im2col and col2im.

/// How many pixels a kernel goes at a time: every network here halves or doubles its images.
pub const STRIDE: usize = 2;

/// How a kernel strides over a padded image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strides {
    pub channels: usize,
    /// `[height, width]` of a convolution's input; of a transposed one's output.
    pub input_positions: [usize; 2],
    /// `[height, width]` of the kernel.
    pub kernel: [usize; 2],
    pub padding: usize,
    /// `[height, width]` of a convolution's output, whose every position the kernel is laid on once; of a
    /// transposed one's input.
    pub output_positions: [usize; 2],
}

impl Strides {
    /// Elements of a patch: rows of the matrix of patches.
    pub fn patch(&self) -> usize {
        self.channels * self.kernel[0] * self.kernel[1]
    }

    /// Patches of an image: columns of the matrix.
    pub fn count(&self) -> usize {
        self.output_positions[0] * self.output_positions[1]
    }

    /// Elements of an image.
    pub fn size(&self) -> usize {
        self.channels * self.input_positions[0] * self.input_positions[1]
    }
}
