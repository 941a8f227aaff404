//! The losses of an autoencoder against PyTorch's: the input is one image, the target another.

use burn::module::Module;
use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::config::{AutoencoderConfig, ModelConfig, ReconstructionLoss};
use vae_lab::models::Autoencoder;
use vae_lab::systems::{Batch, Term, autoencoder_step, autoencoder_terms};

use super::{read_step, read_terms};
use crate::support::golden::{Named, grey, with_weights};
use crate::support::{assert_close, assert_close_to, device, tensor, tolerance};

#[derive(Deserialize)]
struct Golden {
    config: ModelConfig,
    #[serde(deserialize_with = "grey")]
    image: ImageShape,
    input: Vec<f64>,
    target: Vec<f64>,
    weights: Vec<Named>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    loss: ReconstructionLoss,
    value: f64,
    gradients: Vec<Named>,
}

async_test!(both_losses_of_an_autoencoder_are_pytorchs, async {
    let golden: Golden = golden!("autoencoder.json");
    let (plain, autodiff) = (device().await.plain(), device().await.autodiff());
    let ModelConfig::Autoencoder(config) = &golden.config else {
        panic!("the golden model is no autoencoder")
    };
    let shape = [2, golden.image.elements()];
    let batch = |device| Batch {
        input: tensor(&golden.input, shape, device),
        target: tensor(&golden.target, shape, device),
    };
    for case in &golden.cases {
        let config = AutoencoderConfig {
            loss: case.loss,
            ..config.clone()
        };
        let model = Autoencoder::new(&config, golden.image, 1, &autodiff);
        let model = with_weights(model, &golden.weights, &autodiff);
        let taken = read_step(&model, autoencoder_step(&model, batch(&autodiff))).await;
        let terms = autoencoder_terms(&model.valid(), batch(&plain));
        for terms in [taken.terms, read_terms(terms).await] {
            for term in [Term::Loss, Term::Reconstruction] {
                let what = format!("{term:?} of {:?}", case.loss);
                assert_close_to(&what, terms[&term], case.value, tolerance::NETWORK);
            }
        }
        for found in &taken.gradients {
            let expected = case.gradients.iter().find(|g| g.name == found.name);
            let expected = &expected.expect("PyTorch has it").values;
            assert_close(&found.name, &found.values, expected, tolerance::GRADIENT);
        }
    }
});
