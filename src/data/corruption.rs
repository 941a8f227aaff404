//! What a denoising autoencoder's input loses: noise, masked pixels, salt and pepper.

use super::random::Stream;
use crate::config::Corruption;
use crate::random::{Purpose, standard_normal};

/// Corrupts an encoder's input in place; each pixel meets its fate apart from all others
/// (Vincent et al. 2008 and 2010).
///
/// Normal noise may leave `[0, 1]`, since an encoder takes any real number and clamping would make
/// the noise smaller, and lopsided, on the black and white that most pixels are. Whoever draws the
/// input clamps it.
pub fn corrupt(
    corruption: Corruption,
    seed: u32,
    purpose: Purpose,
    index: u64,
    pixels: &mut [f32],
) {
    let stream = || Stream::new(purpose, seed.into(), index);
    match corruption {
        Corruption::None => {}
        Corruption::Gaussian { scale } => {
            let noise = standard_normal(seed, purpose, index, pixels.len());
            for (pixel, noise) in pixels.iter_mut().zip(noise) {
                *pixel += scale as f32 * noise;
            }
        }
        Corruption::Masking { share } => {
            let mut stream = stream();
            for pixel in pixels {
                if stream.chance(share as f32) {
                    *pixel = 0.0;
                }
            }
        }
        Corruption::SaltAndPepper { share } => {
            let mut stream = stream();
            for pixel in pixels {
                match f64::from(stream.unit()) {
                    drawn if drawn < share / 2.0 => *pixel = 0.0,
                    drawn if drawn < share => *pixel = 1.0,
                    _ => {}
                }
            }
        }
    }
}
