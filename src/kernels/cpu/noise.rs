//! Standard normal values by the transform of Box and Muller, of bits from Philox.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;

use super::buffers;
use super::elementary::{ln_one_plus, sine_and_cosine};
use super::lanes::{LANES, Lanes};
use crate::kernels::noise::{BLOCK, FACTORS, NoiseKernel, PhiloxStream, ROUNDS, STEPS};

impl NoiseKernel for Flex {
    fn standard_normal(place: FlexTensor, stream: PhiloxStream) -> FlexTensor {
        let mut place = buffers::dense(place);
        let mut blocks = (stream.block..).map(|block| bits(stream, block));
        for numbers in buffers::values_mut(&mut place).chunks_mut(2 * BLOCK) {
            let two = [(); 2].map(|()| blocks.next().expect("a counter goes on"));
            numbers.copy_from_slice(&normals(two)[..numbers.len()]);
        }
        place
    }
}

/// The bits of one block of the stream.
fn bits(stream: PhiloxStream, block: u32) -> [u32; BLOCK] {
    let [low, high] = stream.index;
    let (mut counter, mut key) = ([block, 0, low, high], stream.key);
    for _ in 0..ROUNDS {
        let product = |half: usize| u64::from(FACTORS[half]) * u64::from(counter[2 * half]);
        let (first, second) = (product(0), product(1));
        counter = [
            (second >> 32) as u32 ^ counter[1] ^ key[0],
            second as u32,
            (first >> 32) as u32 ^ counter[3] ^ key[1],
            first as u32,
        ];
        key = [key[0].wrapping_add(STEPS[0]), key[1].wrapping_add(STEPS[1])];
    }
    counter
}

/// Of each pair of bits, a radius and an angle, the two coordinates of that point of the plane.
fn normals(blocks: [[u32; BLOCK]; 2]) -> [f32; 2 * BLOCK] {
    let [[a, b, c, d], [e, f, g, h]] = blocks;
    let radii = [a, c, e, g].map(|bits| ((bits >> 8) + 1) as f32);
    let angles = [b, d, f, h];
    let (mut points, mut radius) = ([[0.0; LANES]; 2], [0.0; LANES]);
    root_of_minus_two_ln(radii).store(&mut radius);
    // Within a quarter turn by its series; the first two bits say which quarter.
    let within = angles.map(|bits| ((bits >> 8) & 0x3F_FFFF) as f32);
    let angle = Lanes::load(&within)
        .times(Lanes::splat(1.0 / 4_194_304.0))
        .minus(Lanes::splat(0.5))
        .times(Lanes::splat(core::f32::consts::FRAC_PI_2));
    let (sine, cosine) = sine_and_cosine(angle);
    sine.store(&mut points[0]);
    cosine.store(&mut points[1]);
    let mut numbers = [0.0; 2 * BLOCK];
    for (at, pair) in numbers.as_chunks_mut::<2>().0.iter_mut().enumerate() {
        let (sine, cosine) = (points[0][at], points[1][at]);
        let [x, y] = match angles[at] >> 30 {
            0 => [cosine, sine],
            1 => [-sine, cosine],
            2 => [-cosine, -sine],
            _ => [sine, -cosine],
        };
        *pair = [radius[at] * x, radius[at] * y];
    }
    numbers
}

/// `sqrt(-2 ln(n / 2^24))` for whole numbers from 1 to 2^24.
fn root_of_minus_two_ln(numbers: [f32; LANES]) -> Lanes {
    let bits = numbers.map(f32::to_bits);
    let exponents = bits.map(|bits| (bits >> 23) as f32 - 151.0);
    let fractions = bits.map(|bits| f32::from_bits(bits & 0x7F_FFFF | 0x3F80_0000) - 1.0);
    let ln = Lanes::load(&exponents)
        .times(Lanes::splat(core::f32::consts::LN_2))
        .plus(ln_one_plus(Lanes::load(&fractions)));
    ln.times(Lanes::splat(-2.0)).max(Lanes::splat(0.0)).root()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_those_of_the_generators_authors() {
        // The known answer that Random123 is published with, for a counter and a key of zeros.
        let stream = PhiloxStream {
            key: [0; 2],
            index: [0; 2],
            block: 0,
        };
        assert_eq!(
            bits(stream, 0),
            [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]
        );
    }

    #[test]
    fn the_numbers_are_standard_normal_and_unrelated() {
        let stream = PhiloxStream {
            key: [1, 2],
            index: [3, 4],
            block: 0,
        };
        let place = buffers::tensor(vec![0.0; 400_003], [400_003]);
        let drawn = Flex::standard_normal(place, stream);
        let numbers: Vec<_> = buffers::values(&drawn)
            .iter()
            .map(|&x| f64::from(x))
            .collect();
        let mean = |f: &dyn Fn(usize) -> f64| (0..400_000).map(f).sum::<f64>() / 4e5;
        // Five standard errors each.
        let error = |variance: f64| 5.0 * (variance / 4e5).sqrt();
        assert!(mean(&|i| numbers[i]).abs() < error(1.0));
        assert!((mean(&|i| numbers[i].powi(2)) - 1.0).abs() < error(2.0));
        assert!(mean(&|i| numbers[i].powi(3)).abs() < error(15.0));
        assert!((mean(&|i| numbers[i].powi(4)) - 3.0).abs() < error(96.0));
        for lag in 1..4 {
            assert!(
                mean(&|i| numbers[i] * numbers[i + lag]).abs() < error(1.0),
                "{lag}"
            );
            let squares = |i: usize| (numbers[i].powi(2) - 1.0) * (numbers[i + lag].powi(2) - 1.0);
            assert!(mean(&squares).abs() < error(4.0), "{lag}");
        }
        let beyond = [
            (0.5, 0.617_075_1),
            (1.0, 0.317_310_5),
            (2.0, 0.045_500_26),
            (3.0, 0.002_699_796),
        ];
        for (bound, p) in beyond {
            let beyond = mean(&|i| f64::from(numbers[i].abs() > bound));
            assert!(
                (beyond - p).abs() < error(p * (1.0 - p)),
                "{bound}: {beyond}"
            );
        }
    }
}
