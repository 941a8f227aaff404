/// How sharp images are: the mean over `images` `[n, height * width]` of the mean squared
/// difference between a pixel and its neighbour to the right or below, over all
/// `height * (width - 1) + (height - 1) * width` such pairs. Blurring makes it smaller; noise makes
/// it larger, so it is to be read beside the figure of real images.
///
/// Without an image, or without a pair in it, it is 0.
///
/// ```
/// use vae_lab::diagnostics::gradient_energy;
///
/// let edge = [0.0, 1.0, 0.0, 1.0]; // two by two: two of four pairs differ
/// assert_eq!(gradient_energy(&edge, 2, 2), 0.5);
/// ```
///
/// # Panics
/// If `height` or `width` is 0.
pub fn gradient_energy(images: &[f32], height: usize, width: usize) -> f64 {
    let images = images.chunks_exact(height * width);
    let pairs = images.len() * (height * (width - 1) + (height - 1) * width);
    let energy: f64 = images
        .map(|image| {
            let rows = image.chunks_exact(width);
            let across: f64 = rows.map(|row| squared_differences(row, &row[1..])).sum();
            across + squared_differences(image, &image[width..])
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
