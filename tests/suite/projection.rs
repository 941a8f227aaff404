//! The plane through codes of any dimension.

use proptest::prelude::*;
use serde::Deserialize;
use vae_lab::Error;
use vae_lab::explore::Projection;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_close, assert_close_to, draws, tolerance};

fn fit(codes: &[f32], dim: usize) -> Projection {
    Projection::fit(codes, dim).expect("the codes are whole and finite")
}

fn float64(values: &[f32]) -> Vec<f64> {
    values.iter().copied().map(f64::from).collect()
}

/// Codes around (1, 2, 3) that vary by 3 along (0.6, 0.8, 0), by 2 along (-0.8, 0.6, 0) and by 1
/// along (0, 0, 1).
const CODES: [f32; 18] = [
    2.8, 4.4, 3.0, -0.8, -0.4, 3.0, -0.6, 3.2, 3.0, 2.6, 0.8, 3.0, 1.0, 2.0, 4.0, 1.0, 2.0, 2.0,
];

#[wasm_bindgen_test(unsupported = test)]
fn the_plane_lies_along_the_directions_of_most_variance_largest_components_positive() {
    let plane = fit(&CODES, 3);
    let [first, second] = plane.explained();
    assert_close_to("first", first, 9.0 / 14.0, tolerance::MOVED_CODE);
    assert_close_to("second", second, 4.0 / 14.0, tolerance::MOVED_CODE);
    // The second direction's largest component is the -0.8, so that its axis is turned round.
    let points = plane.to_plane(&CODES);
    let expected = [3.0, 0.0, -3.0, 0.0, 0.0, -2.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0];
    assert_close("points", &points, &expected, tolerance::MOVED_CODE);
    let codes = plane.from_plane(&[0.0, 0.0, 5.0, 0.0, 0.0, 10.0]);
    let expected = [1.0, 2.0, 3.0, 4.0, 6.0, 3.0, 9.0, -4.0, 3.0];
    assert_close("codes", &codes, &expected, tolerance::MOVED_CODE);
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_of_two_dimensions_are_their_own_plane() {
    let codes = [5.0, 1.0, 3.0, 1.5, -0.1, 1.25];
    let plane = fit(&codes, 2);
    assert_eq!(plane.to_plane(&codes), codes);
    assert_eq!(plane.from_plane(&codes), codes);
    let [first, second] = plane.explained();
    assert_close_to("together", first + second, 1.0, tolerance::EIGEN);
    assert!(first > 0.9, "{first}");
}

#[derive(Deserialize)]
struct Golden {
    dim: usize,
    a: Vec<f32>,
    points: Vec<f64>,
    back: Vec<f64>,
    explained: [f64; 2],
}

#[wasm_bindgen_test(unsupported = test)]
fn the_plane_is_numpys() {
    let golden: Golden = golden!("features.json");
    let plane = fit(&golden.a, golden.dim);
    let points = plane.to_plane(&golden.a);
    let close = tolerance::MOVED_CODE;
    assert_close("points", &points, &golden.points, close);
    let back = plane.from_plane(&points);
    assert_close("back", &back, &golden.back, close);
    for (found, expected) in plane.explained().into_iter().zip(golden.explained) {
        assert_close_to("explained", found, expected, tolerance::EIGEN);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_without_two_directions_still_have_a_plane() {
    let same = [0.5_f32; 12];
    let plane = fit(&same, 4);
    assert_eq!(plane.explained(), [0.0, 0.0]);
    assert_eq!(plane.to_plane(&same), [0.0; 6]);
    assert_eq!(plane.from_plane(&[0.0, 0.0]), same[..4]);
    let line = fit(&[0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 2.0, 4.0, 6.0], 3);
    assert_close_to("line", line.explained()[0], 1.0, tolerance::EIGEN);
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_of_one_dimension_lie_along_the_first_axis() {
    let codes = [-1.5, 0.5, 4.0];
    for plane in [
        fit(&codes, 1),
        Projection::coordinates(1).expect("one will do"),
    ] {
        assert_eq!(plane.to_plane(&codes), [-1.5, 0.0, 0.5, 0.0, 4.0, 0.0]);
        assert_eq!(plane.from_plane(&[2.0, 0.0, 2.0, 7.0]), [2.0, 2.0]);
        assert_eq!(plane.explained(), [1.0, 0.0]);
        let turned = plane.clone().aligned_to(&plane);
        assert_eq!(turned.to_plane(&[3.0]), [3.0, 0.0]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_single_code_lies_on_the_plane_of_its_first_two_coordinates() {
    let plane = fit(&[1.0, 2.0, 3.0], 3);
    assert_eq!(plane.explained(), [0.0, 0.0]);
    assert_eq!(plane.to_plane(&[1.0, 2.0, 3.0]), [1.0, 2.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_that_span_no_plane_are_refused() {
    for (codes, dim, said) in [
        (&[0.0, 1.0][..], 0, "no plane"),
        (&[0.0, 1.0], 3, "whole"),
        (&[0.0, 1.0, 2.0, 3.0, 4.0], 2, "whole"),
        (&[0.0, 1.0, f32::NAN, 3.0], 2, "NaN"),
        (&[0.0, 1.0, 2.0, 3.0, 4.0, f32::INFINITY], 3, "finite"),
    ] {
        let refused = Projection::fit(codes, dim);
        assert!(matches!(&refused, Err(Error::Argument(why)) if why.to_string().contains(said)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_order_of_the_codes_does_not_turn_the_plane() {
    let codes = draws::standard_normal(4, 40 * 5);
    let turned: Vec<f32> = codes.chunks_exact(5).rev().flatten().copied().collect();
    let points = fit(&turned, 5).to_plane(&codes);
    let expected = float64(&fit(&codes, 5).to_plane(&codes));
    assert_close("points", &points, &expected, tolerance::MOVED_CODE);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_turned_plane_aligned_to_the_one_before_is_that_plane_again() {
    let codes = draws::standard_normal(3, 60 * 4);
    let before = fit(&codes, 4);
    // The same points after a quarter turn within the plane: its axes are other ones.
    let turned = |point: &[f32]| [-point[1] * 0.5, point[0]];
    let points: Vec<f32> = before.to_plane(&codes).chunks(2).flat_map(turned).collect();
    let after = fit(&before.from_plane(&points), 4);
    let aligned = after.clone().aligned_to(&before);
    let probe = [1.0, 0.0, 0.0, 1.0];
    let shift = |plane: &Projection| {
        let corners = plane.from_plane(&probe);
        let origin = plane.from_plane(&[0.0, 0.0]);
        corners
            .iter()
            .zip(origin.repeat(2))
            .map(|(a, b)| a - b)
            .collect::<Vec<_>>()
    };
    assert_close(
        "axes",
        &shift(&aligned),
        &float64(&shift(&before)),
        tolerance::NETWORK,
    );
    let total = |plane: &Projection| plane.explained().iter().sum::<f64>();
    assert_close_to("share", total(&aligned), total(&after), tolerance::EIGEN);
    assert!(aligned.explained() != after.explained());
}

fn squared_distance(a: &[f32], b: &[f32]) -> f64 {
    let pairs = a.iter().zip(b);
    pairs.map(|(&a, &b)| f64::from(a - b).powi(2)).sum()
}

proptest! {
    #[wasm_bindgen_test(unsupported = test)]
    fn the_way_back_from_the_plane_keeps_points_and_distances(
        seed: u64, dim in 2_usize..12, count in 2_usize..20,
        points in prop::array::uniform4(-4.0_f32..4.0),
    ) {
        let plane = fit(&draws::standard_normal(seed, count * dim), dim);
        let codes = plane.from_plane(&points);
        let close = tolerance::NETWORK;
        assert_close("points", &plane.to_plane(&codes), &float64(&points), close);
        let (a, b) = codes.split_at(dim);
        let expected = squared_distance(&points[..2], &points[2..]);
        assert_close_to("distance", squared_distance(a, b), expected, close);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn no_pair_of_code_dimensions_explains_more_than_the_plane(
        seed: u64, dim in 3_usize..12, count in 2_usize..20,
    ) {
        let codes = draws::standard_normal(seed, count * dim);
        let [first, second] = fit(&codes, dim).explained();
        prop_assert!(first >= second && second >= -1e-12 && first + second <= 1.0 + 1e-12);
        let variance = |d: usize| {
            let column: Vec<_> = float64(&codes).into_iter().skip(d).step_by(dim).collect();
            draws::mean_and_error(&column).1.powi(2)
        };
        let mut variances: Vec<_> = (0..dim).map(variance).collect();
        variances.sort_by(f64::total_cmp);
        let total: f64 = variances.iter().sum();
        let best = (variances[dim - 1] + variances[dim - 2]) / total;
        prop_assert!(first + second >= best - 1e-9, "{first} + {second} < {best}");
    }
}
