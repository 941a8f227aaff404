//! What a batch goes through before a model sees it: binarisation and corruption.

use proptest::prelude::*;
use serde::Deserialize;
use vae_lab::config::{Binarisation, Corruption};
use vae_lab::data::{binarise, corrupt};
use vae_lab::random::Purpose;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_close, draws, tolerance};

const COUNT: usize = 20_000;
const GREY: f32 = 0.3;

const DAMAGE: [Corruption; 3] = [
    Corruption::Gaussian { scale: 0.5 },
    Corruption::Masking { share: 0.5 },
    Corruption::SaltAndPepper { share: 0.5 },
];

fn binarised(binarisation: Binarisation, index: u64, mut pixels: Vec<f32>) -> Vec<f32> {
    binarise(binarisation, 1, Purpose::Binarisation, index, &mut pixels);
    pixels
}

fn corrupted(corruption: Corruption, index: u64, mut pixels: Vec<f32>) -> Vec<f32> {
    corrupt(corruption, 1, Purpose::Corruption, index, &mut pixels);
    pixels
}

/// The number of pixels that are `value` agrees with a chance of `expected` each.
#[track_caller]
fn assert_share(pixels: &[f32], value: f32, expected: f64) {
    let hits = pixels.iter().map(|&x| f64::from(u8::from(x == value)));
    let (share, error) = draws::mean_and_error(&hits.collect::<Vec<_>>());
    let distance = (share - expected).abs();
    assert!(
        distance <= tolerance::STANDARD_ERRORS * error,
        "a share of {share} is {value}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_threshold_is_one_half_and_one_half_is_white() {
    let greys = vec![0.0, 0.25, 0.499, 0.5, 0.75, 1.0];
    assert_eq!(
        binarised(Binarisation::Threshold, 0, greys),
        [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn images_that_go_through_nothing_stay_as_they_are() {
    let greys = draws::uniform(1, 0.0, 1.0, 100);
    assert_eq!(binarised(Binarisation::None, 0, greys.clone()), greys);
    for corruption in [
        Corruption::None,
        Corruption::Gaussian { scale: 0.0 },
        Corruption::Masking { share: 0.0 },
        Corruption::SaltAndPepper { share: 0.0 },
    ] {
        assert_eq!(corrupted(corruption, 0, greys.clone()), greys);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_grey_level_is_the_chance_of_white() {
    for grey in [0.0, 0.05, GREY, 0.9, 1.0] {
        let pixels = binarised(Binarisation::Stochastic, 3, vec![grey; COUNT]);
        assert!(pixels.iter().all(|&pixel| pixel == 0.0 || pixel == 1.0));
        assert_share(&pixels, 1.0, grey.into());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn draws_are_those_of_every_other_machine() {
    let pixels = binarised(Binarisation::Stochastic, 7, vec![0.5; 8]);
    assert_eq!(pixels, [0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0]);
    let pixels = corrupted(Corruption::SaltAndPepper { share: 0.5 }, 7, vec![0.5; 8]);
    assert_eq!(pixels, [0.0, 0.5, 1.0, 1.0, 0.5, 0.5, 0.5, 1.0]);
    let pixels = corrupted(Corruption::Gaussian { scale: 1.0 }, 7, vec![0.0; 4]);
    let expected = [1.2392112, -0.39517704, 1.025136, -0.29508868];
    assert_close("noise", &pixels, &expected, tolerance::DENSITY);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_draw_belongs_to_its_seed_purpose_and_index() {
    let grey = vec![0.5; 64];
    let drawn = |seed, purpose, index| {
        let mut all = vec![grey.clone(); 4];
        binarise(Binarisation::Stochastic, seed, purpose, index, &mut all[0]);
        for (damage, pixels) in DAMAGE.iter().zip(&mut all[1..]) {
            corrupt(*damage, seed, purpose, index, pixels);
        }
        all
    };
    let first = drawn(1, Purpose::Binarisation, 7);
    assert_eq!(first, drawn(1, Purpose::Binarisation, 7));
    for other in [
        drawn(2, Purpose::Binarisation, 7),
        drawn(1, Purpose::Corruption, 7),
        drawn(1, Purpose::Binarisation, 8),
    ] {
        assert!(first.iter().zip(&other).all(|(a, b)| a != b));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn masking_blackens_its_share_and_spares_the_rest() {
    for share in [0.1, 0.25, 1.0] {
        let pixels = corrupted(Corruption::Masking { share }, 5, vec![GREY; COUNT]);
        assert_share(&pixels, 0.0, share);
        assert_share(&pixels, GREY, 1.0 - share);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn salt_and_pepper_are_as_likely_and_together_their_share() {
    for share in [0.1, 0.5, 1.0] {
        let pixels = corrupted(Corruption::SaltAndPepper { share }, 5, vec![GREY; COUNT]);
        assert_share(&pixels, 0.0, share / 2.0);
        assert_share(&pixels, 1.0, share / 2.0);
        assert_share(&pixels, GREY, 1.0 - share);
    }
}

#[derive(Deserialize)]
struct Quantiles {
    shares: Vec<f64>,
    quantiles: Vec<f64>,
}

#[wasm_bindgen_test(unsupported = test)]
fn gaussian_noise_is_normal_on_black_and_white_alike() {
    let Quantiles { shares, quantiles } = golden!("normal.json");
    for (index, level) in [0.0, GREY, 1.0].into_iter().enumerate() {
        let noisy = Corruption::Gaussian { scale: 0.25 };
        let pixels = corrupted(noisy, index as u64, vec![level; COUNT]);
        let noise: Vec<_> = pixels.iter().map(|pixel| (pixel - level) / 0.25).collect();
        let distance = draws::kolmogorov_smirnov(&noise, &shares, &quantiles);
        assert!(distance < tolerance::KOLMOGOROV_SMIRNOV, "{distance}");
    }
}

proptest! {
    #[wasm_bindgen_test(unsupported = test)]
    fn the_first_images_of_a_batch_meet_the_same_fate_in_a_smaller_one(
        greys in prop::collection::vec(0.0_f32..=1.0, 1..64), index: u64, part in 0.0..1.0,
    ) {
        let few = (greys.len() as f64 * part) as usize;
        let whole = binarised(Binarisation::Stochastic, index, greys.clone());
        let first = binarised(Binarisation::Stochastic, index, greys[..few].to_vec());
        prop_assert_eq!(&whole[..few], first);
        for damage in DAMAGE {
            let whole = corrupted(damage, index, greys.clone());
            let first = corrupted(damage, index, greys[..few].to_vec());
            prop_assert_eq!(&whole[..few], first);
        }
    }
}
