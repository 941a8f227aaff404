//! Both kinds of model as PyTorch computed them.

use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::config::{GanConfig, GeneratorLoss, Network, VaeGanConfig};
use vae_lab::models::{Gan, VaeGan};
use vae_lab::systems::Draws;

use crate::support::golden::{Named, grey, with_weights};
use crate::support::tensor;

#[derive(Debug, Deserialize)]
pub struct GoldenGan {
    hidden: Vec<usize>,
    #[serde(deserialize_with = "grey")]
    image: ImageShape,
    latent_dim: usize,
    images: Vec<f64>,
    codes: Vec<f64>,
    smoothing: f64,
    pub discriminator: f64,
    pub non_saturating: f64,
    pub minimax: f64,
    pub real_score: f64,
    pub fake_score: f64,
    weights: Vec<Named>,
    pub by_discriminator: Vec<Named>,
    pub by_non_saturating: Vec<Named>,
    pub by_minimax: Vec<Named>,
}

#[derive(Debug, Deserialize)]
pub struct GoldenVaeGan {
    hidden: Vec<usize>,
    #[serde(deserialize_with = "grey")]
    image: ImageShape,
    latent_dim: usize,
    images: Vec<f64>,
    noise: Vec<f64>,
    prior: Vec<f64>,
    gamma: f64,
    pub loss: f64,
    pub kl: f64,
    pub feature_loss: f64,
    pub generator_loss: f64,
    pub discriminator_loss: f64,
    pub real_score: f64,
    pub fake_score: f64,
    weights: Vec<Named>,
    /// By its own player's loss, each weight's.
    pub gradients: Vec<Named>,
}

/// `[rows, columns]` of them.
fn matrix(values: &[f64], columns: usize, device: &Device) -> Tensor<2> {
    tensor(values, [values.len() / columns, columns], device)
}

impl GoldenGan {
    pub fn load() -> Self {
        golden!("gan.json")
    }

    pub fn build(&self, loss: GeneratorLoss, device: &Device) -> Gan {
        let config = GanConfig {
            network: Network::mlp(self.hidden.clone()),
            latent_dim: self.latent_dim,
            loss,
            label_smoothing: self.smoothing,
            ..GanConfig::default()
        };
        let model = Gan::new(&config, self.image, 1, device);
        with_weights(model, &self.weights, device)
    }

    pub fn images(&self, device: &Device) -> Tensor<2> {
        matrix(&self.images, self.image.elements(), device)
    }

    pub fn codes(&self, device: &Device) -> Tensor<2> {
        matrix(&self.codes, self.latent_dim, device)
    }
}

impl GoldenVaeGan {
    pub fn load() -> Self {
        golden!("vae_gan.json")
    }

    pub fn build(&self, device: &Device) -> VaeGan {
        let config = VaeGanConfig {
            network: Network::mlp(self.hidden.clone()),
            latent_dim: self.latent_dim,
            gamma: self.gamma,
            gate: false,
            ..VaeGanConfig::default()
        };
        let model = VaeGan::new(&config, self.image, 1, device);
        with_weights(model, &self.weights, device)
    }

    pub fn images(&self, device: &Device) -> Tensor<2> {
        matrix(&self.images, self.image.elements(), device)
    }

    pub fn draws(&self, device: &Device) -> Draws {
        let draw = |values| matrix(values, self.latent_dim, device);
        Draws {
            posterior: draw(&self.noise),
            prior: draw(&self.prior),
        }
    }
}
