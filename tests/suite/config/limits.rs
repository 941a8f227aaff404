//! Every limit of a config, at its ends and beyond.

use vae_lab::bounds::{Bound, Elbo};
use vae_lab::config::{DataConfig, Network, PosteriorKind, SessionConfig};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{allowed, refused};
use crate::support::sessions::vae;

#[wasm_bindgen_test(unsupported = test)]
fn code_dimensions_are_1_to_512() {
    for latent_dim in [0, 513, usize::MAX] {
        let words = ["Code dimensions", "1 to 512"];
        refused(&words, |config| *config.model.latent_dim_mut() = latent_dim);
    }
    for latent_dim in [1, 512] {
        allowed(|config| *config.model.latent_dim_mut() = latent_dim);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_layers_are_none_to_5() {
    let layers = |layers: usize| Network::mlp(vec![32; layers]);
    let words = ["6 hidden layers", "at most 5"];
    refused(&words, |config| *config.model.network_mut() = layers(6));
    for count in 0..=5 {
        allowed(|config| *config.model.network_mut() = layers(count));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn at_most_64_code_dimensions_depend_on_one_another() {
    let full = |config: &mut SessionConfig, latent_dim| {
        vae(config).posterior = PosteriorKind::Full;
        vae(config).latent_dim = latent_dim;
    };
    let words = ["65 code dimensions", "at most 64", "model.posterior"];
    refused(&words, |config| full(config, 65));
    for latent_dim in [1, 64] {
        allowed(|config| full(config, latent_dim));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_units_are_8_to_2048_in_every_layer() {
    for width in [0, 7, 2049] {
        for hidden in [vec![width, 32], vec![32, width]] {
            let words = ["Hidden units", "8 to 2048"];
            refused(&words, |config| {
                *config.model.network_mut() = Network::mlp(hidden)
            });
        }
    }
    let hidden = vec![8, 2048];
    allowed(|config| *config.model.network_mut() = Network::mlp(hidden));
}

#[wasm_bindgen_test(unsupported = test)]
fn channels_are_1_to_512_in_every_layer() {
    for count in [0, 513] {
        for channels in [vec![count, 32], vec![32, count], vec![8, 16, 32, count]] {
            let words = ["Channels", "1 to 512"];
            refused(&words, |config| {
                *config.model.network_mut() = Network::conv(channels)
            });
        }
    }
    allowed(|config| *config.model.network_mut() = Network::conv([1, 512]));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_convolutional_network_has_one_convolution_to_five() {
    for count in [0, 6, 1000] {
        let convolutions = format!("{count} convolutions");
        refused(&[&convolutions, "1 to 5"], |config| {
            *config.model.network_mut() = Network::conv(vec![8; count])
        });
    }
    for count in 1..=5 {
        allowed(|config| *config.model.network_mut() = Network::conv(vec![8; count]));
    }
}

fn set_elbo(beta: f64, warmup_steps: u32) -> impl FnOnce(&mut SessionConfig) {
    move |config| {
        vae(config).bound = Bound::Elbo(Elbo {
            beta,
            warmup_steps,
            free_bits: 0.0,
            samples: 1,
        })
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn beta_is_0_to_100() {
    for beta in [-0.1, 100.1, f64::NAN, f64::INFINITY] {
        refused(&["Beta", "0 to 100"], set_elbo(beta, 0));
    }
    for beta in [0.0, 100.0] {
        allowed(set_elbo(beta, 0));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn warm_up_takes_at_most_100_000_steps() {
    for steps in [100_001, u32::MAX] {
        refused(&["KL warm-up", "0 to 100000"], set_elbo(1.0, steps));
    }
    for steps in [0, 100_000] {
        allowed(set_elbo(1.0, steps));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_learning_rate_is_a_millionth_to_1() {
    for rate in [0.0, -1e-3, 9e-7, 1.1, f64::NAN, f64::INFINITY] {
        let words = ["Learning rate", "0.000001 to 1"];
        refused(&words, |config| config.training.learning_rate = rate);
    }
    for rate in [1e-6, 1.0] {
        allowed(|config| config.training.learning_rate = rate);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_batch_size_is_1_to_1024() {
    for size in [0, 1025, usize::MAX] {
        let words = ["Batch size", "1 to 1024"];
        refused(&words, |config| config.training.batch_size = size);
    }
    for size in [1, 1024] {
        allowed(|config| config.training.batch_size = size);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn digits_are_100_to_70_000() {
    for count in [0, 99, 70_001, usize::MAX] {
        let words = ["Images", "100 to 70000"];
        refused(&words, |config| {
            config.data = DataConfig::Digits { count, seed: 1 }
        });
    }
    for count in [100, 70_000] {
        allowed(|config| config.data = DataConfig::Digits { count, seed: 1 });
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_seed_is_any_number_of_32_bits() {
    allowed(|config| config.seed = u32::MAX);
    allowed(|config| config.seed = 0);
    let parse =
        |seed: &str| serde_json::from_str::<SessionConfig>(&format!(r#"{{"seed": {seed}}}"#));
    for seed in ["-1", "4294967296", "1.5"] {
        assert!(parse(seed).is_err(), "{seed}");
    }
}
