//! Every limit of a config, at its ends and beyond.

use vae_lab::bounds::{Bound, Elbo};
use vae_lab::config::{DataConfig, Network, SessionConfig};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{allowed, refused};
use crate::support::sessions::vae;

#[wasm_bindgen_test(unsupported = test)]
fn code_dimensions_are_2_to_64() {
    for latent_dim in [0, 1, 65, usize::MAX] {
        let words = ["Code dimensions", "2 to 64"];
        refused(&words, |config| *config.model.latent_dim_mut() = latent_dim);
    }
    for latent_dim in [2, 64] {
        allowed(|config| *config.model.latent_dim_mut() = latent_dim);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_layers_are_1_to_3() {
    for layers in [0, 4] {
        let hidden = vec![32; layers];
        let words = ["hidden layers", "1 to 3"];
        refused(&words, |config| {
            *config.model.network_mut() = Network::mlp(hidden)
        });
    }
    for layers in [1, 3] {
        let hidden = vec![32; layers];
        allowed(|config| *config.model.network_mut() = Network::mlp(hidden));
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
fn channels_are_4_to_128_in_both_layers() {
    for count in [0, 3, 129] {
        for channels in [[count, 32], [32, count]] {
            let words = ["Channels", "4 to 128"];
            refused(&words, |config| {
                *config.model.network_mut() = Network::Conv { channels }
            });
        }
    }
    let channels = [4, 128];
    allowed(|config| *config.model.network_mut() = Network::Conv { channels });
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
