//! The sources of randomness: counter-based generators, so that every draw is a function of (purpose,
//! seed, index) alone, and a run resumes from its step number. What is drawn here is drawn on the host;
//! the noise of every step is made where it is used, by [`Noise`](crate::kernels::Noise).

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

/// What a draw is for; draws of different purposes are unrelated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Which images are held out.
    Split,
    /// The order of an epoch; the index is the epoch.
    Epoch,
    /// A built-in digit; the index numbers the digits.
    Digit,
    /// A built-in sprite; the index numbers the sprites.
    Sprite,
    /// Which images are labelled.
    Labels,
    /// Initial weights; the index numbers the tensors.
    Weights,
    /// Noise of the reparameterisation; the index is the training step.
    Noise,
    /// Codes drawn from the prior for pictures; the index numbers the draw.
    Prior,
    /// Noise of an evaluation; the index numbers the chunk.
    Evaluation,
    /// Black and white of grey images; the index is the training step.
    Binarisation,
    /// Damage to an autoencoder's input; the index is the training step.
    Corruption,
    /// Black and white of held-out images; the index is the image.
    HeldOutBinarisation,
    /// Damage to held-out images; the index is the image.
    HeldOutCorruption,
    /// Noise of an estimate of the likelihood; the index numbers the pass.
    LogLikelihood,
    /// Noise of repeated gradients; the index numbers the repeat.
    GradientSnr,
    /// Noise of a step that is only shown; the index numbers the draw.
    Trace,
}

impl Purpose {
    /// A name of eight letters.
    pub(crate) fn key(self) -> [u8; 8] {
        match self {
            Self::Split => *b"split\0\0\0",
            Self::Epoch => *b"epoch\0\0\0",
            Self::Digit => *b"digit\0\0\0",
            Self::Sprite => *b"sprite\0\0",
            Self::Labels => *b"labels\0\0",
            Self::Weights => *b"weights\0",
            Self::Noise => *b"noise\0\0\0",
            Self::Prior => *b"prior\0\0\0",
            Self::Evaluation => *b"evaluate",
            Self::Binarisation => *b"binarise",
            Self::Corruption => *b"corrupt\0",
            Self::HeldOutBinarisation => *b"held bin",
            Self::LogLikelihood => *b"log like",
            Self::GradientSnr => *b"gradient",
            Self::Trace => *b"trace\0\0\0",
            Self::HeldOutCorruption => *b"held cor",
        }
    }
}

/// A generator that gives the same numbers for the same `(purpose, seed, index)`: ChaCha8 keyed with
/// the first two, its stream set to the third.
pub fn generator(purpose: Purpose, seed: u64, index: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&purpose.key());
    key[8..16].copy_from_slice(&seed.to_le_bytes());
    let mut rng = ChaCha8Rng::from_seed(key);
    rng.set_stream(index);
    rng
}

/// `count` independent draws from the standard normal.
pub fn standard_normal(seed: u32, purpose: Purpose, index: u64, count: usize) -> Vec<f32> {
    let mut rng = generator(purpose, seed.into(), index);
    (0..count).map(|_| rng.sample(StandardNormal)).collect()
}

/// `count` independent draws from the uniform distribution on `[-bound, bound)`.
pub fn uniform(seed: u32, purpose: Purpose, index: u64, bound: f32, count: usize) -> Vec<f32> {
    let mut rng = generator(purpose, seed.into(), index);
    (0..count)
        .map(|_| (2.0 * rng.random::<f32>() - 1.0) * bound)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_purpose_seed_and_index_only() {
        let first = standard_normal(1, Purpose::Noise, 7, 16);
        assert_eq!(first, standard_normal(1, Purpose::Noise, 7, 16));
        assert_ne!(first, standard_normal(2, Purpose::Noise, 7, 16));
        assert_ne!(first, standard_normal(1, Purpose::Prior, 7, 16));
        assert_ne!(first, standard_normal(1, Purpose::Noise, 8, 16));
    }

    #[test]
    fn a_shorter_draw_is_the_beginning_of_a_longer_one() {
        let long = standard_normal(3, Purpose::Noise, 0, 100);
        assert_eq!(long[..10], standard_normal(3, Purpose::Noise, 0, 10));
    }

    #[test]
    fn normal_draws_have_mean_zero_and_variance_one() {
        let draws = standard_normal(5, Purpose::Noise, 0, 100_000);
        let mean = draws.iter().sum::<f32>() / 1e5;
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 1e5;
        // Five standard errors: 5/sqrt(n) for the mean, 5*sqrt(2/n) for the variance.
        assert!(mean.abs() < 0.016, "{mean}");
        assert!((variance - 1.0).abs() < 0.023, "{variance}");
    }

    #[test]
    fn uniform_draws_fill_their_interval() {
        let draws = uniform(5, Purpose::Weights, 0, 0.25, 10_000);
        let (low, high) = draws
            .iter()
            .fold((0f32, 0f32), |(l, h), &x| (l.min(x), h.max(x)));
        assert!((-0.25..-0.249).contains(&low) && (0.249..0.25).contains(&high));
    }
}
