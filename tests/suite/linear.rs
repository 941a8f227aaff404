//! The linear VAE, as its simplest programs have it, against the same class in PyTorch.

use serde::Deserialize;
use serde_json::json;
use vae_lab::ImageShape;
use vae_lab::bounds::KlWeight;
use vae_lab::config::{ModelConfig, SessionConfig, VaeConfig};
use vae_lab::models::{Vae, weights};
use vae_lab::optimiser::Optimiser;
use vae_lab::systems::elbo_loss;

use crate::support::golden::{Named, grey, with_weights};
use crate::support::{Close, assert_close, assert_close_to, device, read, tensor};

/// How far 200 steps in float32 may lead from those in float64.
const CLOSE: Close = Close {
    relative: 1e-4,
    absolute: 1e-4,
};

/// A run of PyTorch's.
#[derive(Deserialize)]
struct Golden {
    #[serde(deserialize_with = "grey")]
    image: ImageShape,
    latent_dim: usize,
    learning_rate: f64,
    images: Vec<f64>,
    /// Of each step.
    noise: Vec<Vec<f64>>,
    /// Before each step: half the squared error and the KL.
    losses: Vec<f64>,
    start: Vec<Named>,
    end: Vec<Named>,
}

/// The class as a config.
fn config(latent_dim: usize, learning_rate: f64) -> SessionConfig {
    let config = json!({
        "model": {
            "kind": "vae",
            "network": { "kind": "mlp", "hidden": [] },
            "initialWeights": { "encoder": { "kind": "glorot" }, "decoder": { "kind": "zeros" } },
            "latentDim": latent_dim,
            "likelihood": { "kind": "normal", "scale": 1, "mean": "linear" },
        },
        "training": { "learningRate": learning_rate, "optimiser": { "kind": "adam" } },
    });
    let config: SessionConfig = serde_json::from_value(config).expect("it is a config");
    config.check().expect("it is allowed").get().clone()
}

fn vae(config: &SessionConfig) -> &VaeConfig {
    let ModelConfig::Vae(vae) = &config.model else {
        panic!("it is no VAE");
    };
    vae
}

async_test!(
    the_linear_class_follows_pytorch_from_the_same_noise_for_200_steps,
    async {
        let device = device().await.autodiff();
        let golden: Golden = golden!("linear.json");
        let config = config(golden.latent_dim, golden.learning_rate);
        let pixels = golden.image.elements();
        let batch = golden.images.len() / pixels;
        let images = tensor(&golden.images, [batch, pixels], &device);
        let model = Vae::new(vae(&config), golden.image, 1, &device);
        let mut model = with_weights(model, &golden.start, &device);
        let mut optimiser = Optimiser::new(config.training.optimiser);
        let weight = KlWeight {
            beta: 1.0,
            free_bits: 0.0,
        };
        // What a density has beside half the square, for each image.
        let constant = 0.5 * pixels as f64 * (2.0 * std::f64::consts::PI).ln();
        assert_eq!(golden.losses.len(), 200);
        for (step, (noise, expected)) in golden.noise.iter().zip(&golden.losses).enumerate() {
            let noise = tensor(noise, [batch, golden.latent_dim], &device);
            let loss = elbo_loss(&model, images.clone(), noise, weight).loss;
            let found = f64::from(read(loss.clone().inner()).await[0]) - constant;
            assert_close_to(&format!("loss {step}"), found, *expected, CLOSE);
            let gradients = weights::gradients(&model, &mut loss.backward());
            model = optimiser.update(model, gradients, golden.learning_rate);
        }
        let specs = weights::param_specs(&model);
        for (spec, value) in specs.iter().zip(weights::collect(&model)) {
            let found = spec.export(read(value).await);
            let expected = golden.end.iter().find(|named| named.name == found.name);
            let expected = &expected.expect("PyTorch has it").values;
            assert_close(&found.name, &found.values, expected, CLOSE);
        }
    }
);

async_test!(the_linear_class_starts_as_its_config_says, async {
    let device = device().await.plain();
    let golden: Golden = golden!("linear.json");
    let config = config(golden.latent_dim, golden.learning_rate);
    let model = Vae::new(vae(&config), golden.image, 1, &device);
    let specs = weights::param_specs(&model);
    for (spec, value) in specs.iter().zip(weights::collect(&model)) {
        let tensor = spec.export(read(value).await);
        let start = golden.start.iter().find(|named| named.name == tensor.name);
        let start = start.expect("PyTorch has it");
        assert_eq!(tensor.shape, start.shape);
        // The same weights are drawn, and the same ones are zero.
        let is_zero = |zero: bool, other: bool| assert_eq!(zero, other, "{}", tensor.name);
        is_zero(
            tensor.values.iter().all(|&value| value == 0.0),
            start.values.iter().all(|&value| value == 0.0),
        );
    }
});
