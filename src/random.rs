//! The one source of randomness: a counter-based generator, so that every draw is a function of
//! (seed, stream, counter) alone. A run resumes from its step number, and every device sees the
//! same numbers because they are drawn on the host.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

/// What a draw is for; draws of different streams are independent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Initial weights; the counter numbers the tensors.
    Weights = 1,
    /// Noise of the reparameterisation; the counter is the training step.
    Noise = 2,
    /// Codes drawn from the prior for pictures; the counter numbers the draw.
    Prior = 3,
    /// Noise of an evaluation; the counter numbers the chunk.
    Evaluation = 4,
}

/// A generator that gives the same numbers for the same `(seed, stream, counter)`.
pub fn generator(seed: u32, stream: Stream, counter: u64) -> impl Rng {
    let mut key = [0; 32];
    key[..4].copy_from_slice(&seed.to_le_bytes());
    key[8..16].copy_from_slice(&(stream as u64).to_le_bytes());
    key[16..24].copy_from_slice(&counter.to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// `count` independent draws from the standard normal.
pub fn standard_normal(seed: u32, stream: Stream, counter: u64, count: usize) -> Vec<f32> {
    let mut rng = generator(seed, stream, counter);
    (0..count).map(|_| rng.sample(StandardNormal)).collect()
}

/// `count` independent draws from the uniform distribution on `[-bound, bound)`.
pub fn uniform(seed: u32, stream: Stream, counter: u64, bound: f32, count: usize) -> Vec<f32> {
    let mut rng = generator(seed, stream, counter);
    (0..count)
        .map(|_| (2.0 * rng.random::<f32>() - 1.0) * bound)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_seed_stream_and_counter_only() {
        let first = standard_normal(1, Stream::Noise, 7, 16);
        assert_eq!(first, standard_normal(1, Stream::Noise, 7, 16));
        assert_ne!(first, standard_normal(2, Stream::Noise, 7, 16));
        assert_ne!(first, standard_normal(1, Stream::Prior, 7, 16));
        assert_ne!(first, standard_normal(1, Stream::Noise, 8, 16));
    }

    #[test]
    fn a_shorter_draw_is_the_beginning_of_a_longer_one() {
        let long = standard_normal(3, Stream::Noise, 0, 100);
        assert_eq!(long[..10], standard_normal(3, Stream::Noise, 0, 10));
    }

    #[test]
    fn normal_draws_have_mean_zero_and_variance_one() {
        let draws = standard_normal(5, Stream::Noise, 0, 100_000);
        let mean = draws.iter().sum::<f32>() / 1e5;
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 1e5;
        // Five standard errors: 5/sqrt(n) for the mean, 5*sqrt(2/n) for the variance.
        assert!(mean.abs() < 0.016, "{mean}");
        assert!((variance - 1.0).abs() < 0.023, "{variance}");
    }

    #[test]
    fn uniform_draws_fill_their_interval() {
        let draws = uniform(5, Stream::Weights, 0, 0.25, 10_000);
        let (low, high) = draws
            .iter()
            .fold((0f32, 0f32), |(l, h), &x| (l.min(x), h.max(x)));
        assert!((-0.25..-0.249).contains(&low) && (0.249..0.25).contains(&high));
    }
}
