//! Random numbers of the tests' own, seeded and the same everywhere.

use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

/// `count` standard normal draws.
pub fn standard_normal(seed: u64, count: usize) -> Vec<f32> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| rng.sample(StandardNormal)).collect()
}

/// `count` draws from `[low, high)`.
pub fn uniform(seed: u64, low: f32, high: f32, count: usize) -> Vec<f32> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| rng.random_range(low..high)).collect()
}

/// Up to `count` different places below `len`.
pub fn places(seed: u64, len: usize, count: usize) -> Vec<usize> {
    let mut all: Vec<_> = (0..len).collect();
    all.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    all.truncate(count);
    all
}

/// Mean and its standard error.
pub fn mean_and_error(draws: &[f64]) -> (f64, f64) {
    let count = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / count;
    let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, (variance / count).sqrt())
}

/// How far the draws' distribution lies from one whose `shares[i]` is below `quantiles[i]`, times
/// the square root of their number. Looking at the quantiles only can but make it smaller.
pub fn kolmogorov_smirnov(draws: &[f32], shares: &[f64], quantiles: &[f64]) -> f64 {
    let count = draws.len() as f64;
    let distance = |(share, quantile): (&f64, &f64)| {
        let below = draws.iter().filter(|&&x| f64::from(x) <= *quantile).count();
        (below as f64 / count - share).abs()
    };
    let distances = shares.iter().zip(quantiles).map(distance);
    distances.fold(0.0, f64::max) * count.sqrt()
}
