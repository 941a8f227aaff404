//! How sharp images are.

use crate::image::ImageShape;

/// How sharp images are: the mean over `images` `[n, channels, height, width]` of the mean squared
/// difference between a pixel and its neighbour to the right or below, in the same channel, over
/// all `height * (width - 1) + (height - 1) * width` such pairs. Blurring makes it smaller; noise makes
/// it larger, so it is to be read beside the figure of real images.
///
/// Without an image, or without a pair in it, it is 0.
///
/// ```
/// use vae_lab::ImageShape;
/// use vae_lab::diagnostics::gradient_energy;
///
/// let edge = [0.0, 1.0, 0.0, 1.0]; // two by two: two of four pairs differ
/// assert_eq!(gradient_energy(&edge, ImageShape::grey(2, 2)), 0.5);
/// ```
///
/// # Panics
/// If the height or the width is 0.
pub fn gradient_energy(images: &[f32], shape: ImageShape) -> f64 {
    let ImageShape { height, width, .. } = shape;
    let channels = images.chunks_exact(shape.pixels());
    let pairs = channels.len() * (height * (width - 1) + (height - 1) * width);
    let energy: f64 = channels
        .map(|channel| {
            let rows = channel.chunks_exact(width);
            let across: f64 = rows.map(|row| squared_differences(row, &row[1..])).sum();
            across + squared_differences(channel, &channel[width..])
        })
        .sum();
    energy / pairs.max(1) as f64
}

fn squared_differences(pixels: &[f32], neighbours: &[f32]) -> f64 {
    let pairs = pixels.iter().zip(neighbours);
    pairs
        .map(|(&a, &b)| (f64::from(b) - f64::from(a)).powi(2))
        .sum()
}
