//! The ways from random bits to the numbers that images and their order are made of.
//!
//! They are spelled out here and use only exactly rounded arithmetic, so that they give the same
//! bits natively and in WebAssembly.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

use crate::random::{Purpose, generator};

/// One stream of random numbers.
#[derive(Debug, Clone)]
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream numbered `index` for this purpose and seed.
    pub fn new(purpose: Purpose, seed: u64, index: u64) -> Stream {
        Stream(generator(purpose, seed, index))
    }

    /// A whole number in `0..n`, every one equally likely; `n` is at least 1.
    pub fn below(&mut self, n: u32) -> u32 {
        // The high half of a 32x32-bit product is the number; the few low
        // halves that would make some numbers likelier are drawn again.
        let reject = n.wrapping_neg() % n;
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(n);
            if product as u32 >= reject {
                return (product >> 32) as u32;
            }
        }
    }

    /// A number in `[0, 1)`, a multiple of 2^-24.
    pub fn unit(&mut self) -> f32 {
        (self.0.next_u32() >> 8) as f32 * (1.0 / 16_777_216.0)
    }

    /// A number in `[low, high)`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// A bell-shaped number of mean 0 and standard deviation 1, never beyond
    /// ±3.47: four 16-bit uniforms added, which needs no logarithm.
    pub fn bell(&mut self) -> f32 {
        let bits = self.0.next_u64();
        let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48);
        // The sum of four uniforms has mean 2 and variance 1/3.
        (sum as f32 * (1.0 / 65_535.0) - 2.0) * 1.732_050_8
    }

    /// True with this probability.
    pub fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }

    /// The numbers `0..n` in a random order (Fisher-Yates).
    pub fn permutation(&mut self, n: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n as u32).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last as u32 + 1) as usize);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_different_purpose_seed_or_index_differ() {
        let first = |p, s, i| Stream::new(p, s, i).below(u32::MAX);
        let all = [
            first(Purpose::Split, 1, 1),
            first(Purpose::Epoch, 1, 1),
            first(Purpose::Epoch, 2, 1),
            first(Purpose::Epoch, 1, 2),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|b| a != b));
        }
        assert_eq!(all[3], first(Purpose::Epoch, 1, 2));
    }

    #[test]
    fn whole_numbers_are_near_uniform_and_in_range() {
        let mut stream = Stream::new(Purpose::Digit, 3, 0);
        let mut counts = [0; 7];
        for _ in 0..70_000 {
            counts[stream.below(7) as usize] += 1;
        }
        assert!(
            counts.iter().all(|c| (9_500..10_500).contains(c)),
            "{counts:?}"
        );
    }

    #[test]
    fn bell_numbers_have_mean_zero_and_deviation_one() {
        let mut stream = Stream::new(Purpose::Digit, 4, 0);
        let drawn: Vec<f32> = (0..50_000).map(|_| stream.bell()).collect();
        let mean = drawn.iter().sum::<f32>() / 50_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 50_000.0;
        assert!(
            mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03,
            "{mean} {variance}"
        );
        assert!(drawn.iter().all(|x| x.abs() < 3.48));
    }
}
