//! The limits of what only some members of the family have, at their ends and beyond.

use std::ops::RangeInclusive;

use vae_lab::bounds::{Bound, Ciwae, Dreg, Elbo, Iwae, Miwae, Piwae, Renyi, SgvbA};
use vae_lab::config::{
    AdagradConfig, AdamConfig, AutoencoderConfig, Corruption, GanConfig, LikelihoodKind,
    ModelConfig, OptimiserConfig, SessionConfig, VaeGanConfig, WeightInit,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{allowed, refused};
use crate::support::sessions::vae;

/// The number is allowed within the limits, and refused beyond them in words that name it.
#[track_caller]
fn assert_limits(
    label: &str,
    limits: RangeInclusive<f64>,
    set: impl Fn(&mut SessionConfig, f64) + Copy,
) {
    let (min, max) = (*limits.start(), *limits.end());
    let words = format!("allowed is {min} to {max}");
    for value in [min * 0.9 - 1e-3, max * 1.1, f64::NAN, f64::INFINITY] {
        refused(&[label, &words], |config| set(config, value));
    }
    for value in [min, max] {
        allowed(|config| set(config, value));
    }
}

/// The same for a count, which in these tests is at most as large as one step may have of codes.
#[track_caller]
fn assert_counts(
    label: &str,
    limits: RangeInclusive<usize>,
    set: impl Fn(&mut SessionConfig, usize) + Copy,
) {
    let (min, max) = (*limits.start(), *limits.end());
    let words = format!("allowed is {min} to {max}");
    for value in [min - 1, max + 1] {
        refused(&[label, &words], |config| set(config, value));
    }
    for value in [min, max] {
        allowed(|config| set(config, value));
    }
}

/// Few enough images for as many samples as there may be.
fn set_bound(config: &mut SessionConfig, bound: Bound) {
    config.training.batch_size = 1;
    vae(config).bound = bound;
}

#[wasm_bindgen_test(unsupported = test)]
fn samples_are_1_to_256() {
    let bounds: [fn(usize) -> Bound; 8] = [
        |samples| {
            Bound::Elbo(Elbo {
                beta: 1.0,
                warmup_steps: 0,
                free_bits: 0.0,
                samples,
            })
        },
        |samples| Bound::SgvbA(SgvbA { samples }),
        |samples| Bound::Iwae(Iwae { samples }),
        |samples| Bound::Dreg(Dreg { samples }),
        |samples| {
            Bound::Renyi(Renyi {
                samples,
                alpha: 0.5,
            })
        },
        |samples| {
            Bound::Ciwae(Ciwae {
                samples,
                share: 0.5,
            })
        },
        |samples| {
            Bound::Miwae(Miwae {
                estimates: 2,
                samples,
            })
        },
        |samples| {
            Bound::Piwae(Piwae {
                estimates: 2,
                samples,
            })
        },
    ];
    for bound in bounds {
        assert_counts("Samples", 1..=256, |config, samples| {
            set_bound(config, bound(samples));
        });
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn estimates_are_1_to_64() {
    let bounds: [fn(usize) -> Bound; 2] = [
        |estimates| {
            Bound::Miwae(Miwae {
                estimates,
                samples: 2,
            })
        },
        |estimates| {
            Bound::Piwae(Piwae {
                estimates,
                samples: 2,
            })
        },
    ];
    for bound in bounds {
        assert_counts("Estimates", 1..=64, |config, estimates| {
            set_bound(config, bound(estimates));
        });
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_share_of_the_elbo_is_0_to_1() {
    assert_limits("Share of the ELBO", 0.0..=1.0, |config, share| {
        set_bound(config, Bound::Ciwae(Ciwae { samples: 5, share }));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn the_order_of_the_renyi_bound_is_0_to_2() {
    assert_limits("Alpha", 0.0..=2.0, |config, alpha| {
        set_bound(config, Bound::Renyi(Renyi { samples: 5, alpha }));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn free_nats_are_0_to_4() {
    assert_limits("Free nats", 0.0..=4.0, |config, free_bits| {
        let elbo = Bound::Elbo(Elbo {
            beta: 1.0,
            warmup_steps: 0,
            free_bits,
            samples: 1,
        });
        set_bound(config, elbo);
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_fixed_pixel_scale_is_a_hundredth_to_1() {
    assert_limits("Pixel scale", 0.01..=1.0, |config, scale| {
        vae(config).likelihood = LikelihoodKind::normal(scale);
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn the_scale_of_first_weights_is_a_ten_thousandth_to_1() {
    assert_limits(
        "Scale of the encoder's weights",
        1e-4..=1.0,
        |config, scale| {
            config.model.initial_weights_mut().encoder = WeightInit::Normal { scale };
        },
    );
    assert_limits(
        "Scale of the decoder's weights",
        1e-4..=1.0,
        |config, scale| {
            config.model.initial_weights_mut().decoder = WeightInit::Normal { scale };
        },
    );
}

fn corruption(config: &mut SessionConfig, corruption: Corruption) {
    config.model = ModelConfig::Autoencoder(AutoencoderConfig {
        corruption,
        ..AutoencoderConfig::default()
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn the_noise_of_a_corruption_is_a_hundredth_to_2() {
    assert_limits("Noise", 0.01..=2.0, |config, scale| {
        corruption(config, Corruption::Gaussian { scale });
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn corrupted_pixels_are_a_hundredth_to_nine_tenths() {
    assert_limits("Corrupted pixels", 0.01..=0.9, |config, share| {
        corruption(config, Corruption::Masking { share });
    });
    assert_limits("Corrupted pixels", 0.01..=0.9, |config, share| {
        corruption(config, Corruption::SaltAndPepper { share });
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn adams_numbers_have_limits() {
    let adam = |beta1, beta2, epsilon| {
        OptimiserConfig::Adam(AdamConfig {
            beta1,
            beta2,
            epsilon,
            weight_decay: 0.0,
        })
    };
    assert_limits("Adam's beta 1", 0.0..=0.999, |config, beta1| {
        config.training.optimiser = adam(beta1, 0.999, 1e-8);
    });
    assert_limits("Adam's beta 2", 0.5..=0.9999, |config, beta2| {
        config.training.optimiser = adam(0.9, beta2, 1e-8);
    });
    assert_limits("Epsilon", 1e-10..=0.1, |config, epsilon| {
        config.training.optimiser = adam(0.9, 0.999, epsilon);
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn adagrads_epsilon_is_1e_10_to_a_tenth() {
    assert_limits("Epsilon", 1e-10..=0.1, |config, epsilon| {
        config.training.optimiser = OptimiserConfig::Adagrad(AdagradConfig {
            epsilon,
            ..AdagradConfig::default()
        });
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn weight_decay_is_0_to_1() {
    let rules: [fn(f64) -> OptimiserConfig; 3] = [
        |weight_decay| {
            OptimiserConfig::Adam(AdamConfig {
                weight_decay,
                ..AdamConfig::default()
            })
        },
        |weight_decay| {
            OptimiserConfig::AdamW(AdamConfig {
                weight_decay,
                ..AdamConfig::ADAM_W
            })
        },
        |weight_decay| {
            OptimiserConfig::Adagrad(AdagradConfig {
                weight_decay,
                ..AdagradConfig::default()
            })
        },
    ];
    for rule in rules {
        assert_limits("Weight decay", 0.0..=1.0, |config, weight_decay| {
            config.training.optimiser = rule(weight_decay);
        });
    }
}

fn gan(config: &mut SessionConfig, discriminator_steps: usize, label_smoothing: f64) {
    config.model = ModelConfig::Gan(GanConfig {
        discriminator_steps,
        label_smoothing,
        ..GanConfig::default()
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_discriminator_takes_1_to_5_steps() {
    assert_counts("Discriminator steps", 1..=5, |config, steps| {
        gan(config, steps, 0.0);
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn labels_are_smoothed_by_0_to_three_tenths() {
    assert_limits("Label smoothing", 0.0..=0.3, |config, smoothing| {
        gan(config, 1, smoothing);
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn gamma_is_a_millionth_to_100() {
    assert_limits("Gamma", 1e-6..=100.0, |config, gamma| {
        config.model = ModelConfig::VaeGan(VaeGanConfig {
            gamma,
            ..VaeGanConfig::default()
        });
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_bound_leaves_out_has_its_default() {
    let parse = serde_json::from_str::<Bound>;
    let short = parse(r#"{"kind": "elbo", "beta": 1.0, "warmupSteps": 0}"#);
    assert_eq!(short.expect("it is whole"), Bound::default());
    let piwae = parse(r#"{"kind": "piwae", "estimates": 8, "samples": 4}"#);
    let expected = Bound::Piwae(Piwae {
        estimates: 8,
        samples: 4,
    });
    assert_eq!(piwae.expect("it is whole"), expected);
    let iwae = parse(r#"{"kind": "iwae"}"#);
    assert_eq!(iwae.expect("it is whole"), Bound::Iwae(Iwae { samples: 5 }));
    for wrong in [
        r#"{"kind": "iwae", "samples": -1}"#,
        r#"{"kind": "iwae", "samples": 2, "estimates": 2}"#,
        r#"{"kind": "iwae2", "samples": 2}"#,
    ] {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}
