//! Numbers that don't go together: the refusal names both and says why.

use vae_lab::bounds::{Miwae, Piwae};
use vae_lab::config::SessionConfig;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{allowed, refused};
use crate::support::sessions::vae;

#[wasm_bindgen_test(unsupported = test)]
fn one_step_draws_at_most_16_384_codes() {
    let piwae = |batch_size| {
        move |config: &mut SessionConfig| {
            vae(config).bound = Piwae {
                estimates: 8,
                samples: 16,
            }
            .into();
            config.training.batch_size = batch_size;
        }
    };
    allowed(piwae(128));
    let words = ["128 codes", "129 images", "16512 codes", "16384"];
    refused(&words, piwae(129));
    // The most of everything.
    refused(&["fewer samples"], |config| {
        vae(config).bound = Miwae {
            estimates: 64,
            samples: 256,
        }
        .into();
        config.training.batch_size = 1024;
    });
}
