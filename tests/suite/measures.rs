//! Figures of codes, features and samples.

use proptest::prelude::*;
use serde::Deserialize;
use vae_lab::diagnostics::{class_coverage, frechet_distance, gradient_energy, latent_summary};
use vae_lab::error::Notice;
use vae_lab::{Error, ImageShape};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_close_to, draws, tolerance};

fn frechet(a: &[f32], b: &[f32], dim: usize) -> f64 {
    frechet_distance(a, b, dim).expect("both are whole and finite")
}

fn scaled(values: &[f32], factor: f32) -> Vec<f32> {
    values.iter().map(|value| factor * value).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn features_are_no_distance_from_themselves() {
    let features = draws::standard_normal(1, 50 * 6);
    assert_close_to(
        "distance",
        frechet(&features, &features, 6),
        0.0,
        tolerance::EIGEN,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_shift_costs_its_squared_length() {
    // Multiples of 1/64, so that the shift is exact.
    let features = draws::standard_normal(2, 30 * 3);
    let features: Vec<_> = features.iter().map(|x| (x * 64.0).round() / 64.0).collect();
    let shift = [1.0, -2.0, 0.5];
    let shifted = features.iter().zip(shift.iter().cycle());
    let shifted: Vec<_> = shifted.map(|(a, b)| a + b).collect();
    assert_close_to(
        "distance",
        frechet(&features, &shifted, 3),
        5.25,
        tolerance::EIGEN,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn diagonal_covariances_cost_the_squared_difference_of_their_roots() {
    // Around 0 with variances 2/3 and 8/3, and 6 and 2/3.
    let a = [1.0, 0.0, -1.0, 0.0, 0.0, 2.0, 0.0, -2.0];
    let b = [3.0, 0.0, -3.0, 0.0, 0.0, 1.0, 0.0, -1.0];
    let root = |variance: f64| variance.sqrt();
    let expected =
        (root(6.0) - root(2.0 / 3.0)).powi(2) + (root(8.0 / 3.0) - root(2.0 / 3.0)).powi(2);
    assert_close_to("distance", frechet(&a, &b, 2), expected, tolerance::EIGEN);
}

#[derive(Deserialize)]
struct Golden {
    dim: usize,
    a: Vec<f32>,
    b: Vec<f32>,
    frechet: f64,
}

#[wasm_bindgen_test(unsupported = test)]
fn the_distance_of_correlated_features_is_scipys() {
    let Golden { dim, a, b, frechet } = golden!("features.json");
    let found = frechet_distance(&a, &b, dim).expect("they are whole");
    assert_close_to("distance", found, frechet, tolerance::EIGEN);
}

#[wasm_bindgen_test(unsupported = test)]
fn features_without_a_spread_are_refused() {
    let good = [0.0, 1.0, 2.0, 3.0];
    for (bad, said) in [
        (&[][..], "two or more"),
        (&[0.0, 1.0], "two or more"),
        (&[0.0, 1.0, 2.0], "whole"),
        (&[0.0, 1.0, 2.0, f32::NEG_INFINITY], "finite"),
    ] {
        for refused in [
            frechet_distance(&good, bad, 2),
            frechet_distance(bad, &good, 2),
        ] {
            assert!(
                matches!(&refused, Err(Error::Argument(why)) if why.to_string().contains(said))
            );
        }
    }
    assert!(frechet_distance(&good, &good, 0).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn gradient_energy_is_the_mean_squared_step_between_neighbours() {
    // One edge of height 1 crossed by two of the seven pairs of a 2 by 3 image.
    let edge = [0.0, 0.0, 1.0, 0.0, 0.0, 1.0];
    assert_eq!(gradient_energy(&edge, ImageShape::grey(2, 3)), 2.0 / 7.0);
    // Turned on its side: three of seven.
    let edge = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0];
    assert_eq!(gradient_energy(&edge, ImageShape::grey(2, 3)), 3.0 / 7.0);
    // A slope of one half across, one quarter down.
    let slope = [0.0, 0.5, 0.25, 0.75];
    assert_eq!(
        gradient_energy(&slope, ImageShape::grey(2, 2)),
        (0.25 + 0.0625) / 2.0
    );
    // Every pair of a chessboard differs; the mean with a grey image is half.
    let images = [0.0, 1.0, 1.0, 0.0, 0.5, 0.5, 0.5, 0.5];
    assert_eq!(gradient_energy(&images, ImageShape::grey(2, 2)), 0.5);
    assert_eq!(gradient_energy(&[], ImageShape::grey(2, 2)), 0.0);
    assert_eq!(gradient_energy(&[1.0, 0.0], ImageShape::grey(1, 1)), 0.0);
}

/// Each pixel with its neighbours to the left and right, which wrap around.
fn blurred(images: &[f32], width: usize) -> Vec<f32> {
    let blur = |row: &[f32]| -> Vec<f32> {
        let at = |x: usize| row[x % width];
        let mean = |x| (at(x + width - 1) + at(x) + at(x + 1)) / 3.0;
        (0..width).map(mean).collect()
    };
    images.chunks_exact(width).flat_map(blur).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_blurred_image_has_less_gradient_energy() {
    let images = draws::uniform(3, 0.0, 1.0, 4 * 8 * 8);
    let once = blurred(&images, 8);
    let twice = blurred(&once, 8);
    let energy = |images: &[f32]| gradient_energy(images, ImageShape::grey(8, 8));
    assert!(energy(&images) > energy(&once) && energy(&once) > energy(&twice));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_code_that_equals_the_prior_carries_nothing() {
    let summary = latent_summary(&[0.0; 8], &[1.0; 8], 4);
    assert_eq!(summary.kl_per_dimension, [0.0; 4]);
    assert_eq!(summary.variance_of_mean, [0.0; 4]);
    assert_eq!((summary.active, summary.active_units), (vec![false; 4], 0));
    let warning = summary.warning.expect("all has collapsed");
    assert!(warning.message.contains("only 0 of 4"), "{warning}");
}

#[wasm_bindgen_test(unsupported = test)]
fn kl_and_variance_are_told_apart_by_dimension() {
    // Two images; the first dimension varies, the second is off the prior but the same for both.
    let summary = latent_summary(&[2.0, 1.0, -1.0, 1.0], &[0.5, 1.0, 0.25, 1.0], 2);
    let ln2 = std::f64::consts::LN_2;
    let first = (0.25 + 4.0 - 1.0) / 2.0 + ln2 + (0.0625 + 1.0 - 1.0) / 2.0 + 2.0 * ln2;
    assert_close_to(
        "KL",
        summary.kl_per_dimension[0],
        first / 2.0,
        tolerance::EIGEN,
    );
    assert_close_to("KL", summary.kl_per_dimension[1], 0.5, tolerance::EIGEN);
    assert_eq!(summary.variance_of_mean, [2.25, 0.0]);
    assert_eq!(
        (summary.active, summary.active_units),
        (vec![true, false], 1)
    );
    assert_eq!(summary.warning, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_dimension_is_active_beyond_a_hundredth() {
    // Means of plus and minus 0.09, and of plus and minus 0.11: variances 0.0081 and 0.0121.
    let summary = latent_summary(&[0.09, 0.11, -0.09, -0.11], &[1.0; 4], 2);
    assert_eq!(summary.active, [false, true]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_quarter_of_active_dimensions_is_a_collapse_and_more_is_not() {
    let warning = |active: usize, dim: usize| {
        let first = (0..dim).map(|d| if d < active { 1.0 } else { 0.0 });
        let locs: Vec<f32> = first.chain(vec![0.0; dim]).collect();
        latent_summary(&locs, &vec![1.0; 2 * dim], dim).warning
    };
    for (active, dim) in [(0, 2), (0, 3), (1, 4), (2, 8), (5, 20)] {
        let said = warning(active, dim).expect("too few are active");
        let expected = Notice::PosteriorCollapse {
            active,
            dimensions: dim,
        };
        assert_eq!(said.sentence, expected);
    }
    for (active, dim) in [(1, 2), (1, 3), (2, 4), (3, 8), (6, 20)] {
        assert_eq!(warning(active, dim), None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_class_is_covered_by_one_sample_in_a_hundred() {
    let mut predictions = vec![0; 189];
    predictions.extend([2, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1]);
    let coverage = class_coverage(&predictions, 5);
    assert_eq!(coverage.shares, [0.945, 0.04, 0.01, 0.005, 0.0]);
    assert_eq!(coverage.covered, 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_generator_that_collapsed_to_one_digit_covers_one_class() {
    assert_eq!(class_coverage(&[7; 1_000], 10).covered, 1);
    let every: Vec<_> = (0..1_000).map(|i| (i % 10) as u8).collect();
    assert_eq!(class_coverage(&every, 10).covered, 10);
    assert_eq!(class_coverage(&[], 10).covered, 0);
}

proptest! {
    #[wasm_bindgen_test(unsupported = test)]
    fn the_distance_is_symmetric_positive_and_quadratic_even_of_few_samples(
        seed: u64, dim in 1_usize..24, (n, m) in (2_usize..12, 2_usize..12),
    ) {
        let a = draws::standard_normal(seed, n * dim);
        let b = draws::uniform(seed, -1.0, 3.0, m * dim);
        let distance = frechet(&a, &b, dim);
        prop_assert!(distance.is_finite() && distance >= 0.0);
        let close = tolerance::SINGULAR;
        assert_close_to("turned round", frechet(&b, &a, dim), distance, close);
        let double = frechet(&scaled(&a, 2.0), &scaled(&b, 2.0), dim);
        assert_close_to("of doubles", double, 4.0 * distance, close);
        assert_close_to("to itself", frechet(&a, &a, dim), 0.0, close);
    }
}
