//! Golden members of the family: small models of every kind of distribution, and what every
//! bound makes of them.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::bounds::Bound;
use vae_lab::config::ModelConfig;
use vae_lab::models::Vae;

use super::golden::{Named, grey, with_weights};
use super::tensor;

/// Every model and case of `objectives.json`.
#[derive(Debug, Deserialize)]
pub struct Family {
    pub models: Vec<Member>,
    pub cases: Vec<Case>,
}

/// One model, two images, and noise for up to six codes of each.
#[derive(Debug, Deserialize)]
pub struct Member {
    pub name: String,
    pub config: ModelConfig,
    #[serde(deserialize_with = "grey")]
    image: ImageShape,
    images: Vec<f64>,
    noise: Vec<f64>,
    weights: Vec<Named>,
}

/// What PyTorch's bound makes of a model.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The model's name.
    pub model: String,
    #[serde(rename = "objective")]
    pub bound: Bound,
    pub terms: BTreeMap<String, f64>,
    pub gradients: Vec<Named>,
}

impl Family {
    pub fn load() -> Self {
        golden!("objectives.json")
    }

    pub fn member(&self, name: &str) -> &Member {
        let found = self.models.iter().find(|model| model.name == name);
        found.unwrap_or_else(|| panic!("there is no model “{name}”"))
    }
}

impl Member {
    pub fn build(&self, device: &Device) -> Vae {
        let ModelConfig::Vae(config) = &self.config else {
            panic!("“{}” is no VAE", self.name)
        };
        let model = Vae::new(config, self.image, 1, device);
        with_weights(model, &self.weights, device)
    }

    /// The two images, `[2, pixels]`.
    pub fn images(&self, device: &Device) -> Tensor<2> {
        tensor(&self.images, [2, self.images.len() / 2], device)
    }

    /// The noise of the first codes of both images, `[codes_per_image * 2, latent_dim]`.
    pub fn noise(&self, codes_per_image: usize, device: &Device) -> Tensor<2> {
        let rows = codes_per_image * 2;
        let values = &self.noise[..rows * self.config.latent_dim()];
        tensor(values, [rows, self.config.latent_dim()], device)
    }
}
