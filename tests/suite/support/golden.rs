//! Golden numbers, compiled in so that a browser has them too.

use burn::module::Module;
use burn::tensor::{Device, Tensor};
use serde::{Deserialize, Deserializer};
use vae_lab::ImageShape;
use vae_lab::config::{Network, VaeConfig};
use vae_lab::models::Vae;
use vae_lab::models::weights::{self, NamedTensor};

use super::tensor;

/// The shape of grey images that a golden file has as `[height, width]`.
pub fn grey<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ImageShape, D::Error> {
    let [height, width] = Deserialize::deserialize(deserializer)?;
    Ok(ImageShape::grey(height, width))
}

/// One parameter, or its gradient, in PyTorch's name and layout.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    pub name: String,
    pub shape: Vec<usize>,
    pub values: Vec<f64>,
}

impl Named {
    /// As vae-lab takes it.
    pub fn tensor(&self) -> NamedTensor {
        NamedTensor {
            name: self.name.clone(),
            shape: self.shape.clone(),
            values: self.values.iter().map(|&x| x as f32).collect(),
        }
    }
}

/// `model` with PyTorch's weights, which have to be all of its own and no others.
pub fn with_weights<M: Module>(model: M, weights: &[Named], device: &Device) -> M {
    // Parameters are made on the plain device: `replace` starts their gradients itself.
    let plain = device.clone().inner();
    let specs = weights::param_specs(&model);
    assert_eq!(specs.len(), weights.len(), "as many tensors as PyTorch has");
    let values = specs.iter().map(|spec| {
        let tensor = weights.iter().find(|w| w.name == spec.name);
        let tensor = tensor.unwrap_or_else(|| panic!("PyTorch has no “{}”", spec.name));
        let values = spec.import(&tensor.tensor()).expect("PyTorch's shape fits");
        let shape = [values.len()];
        super::host_tensor::<1>(values, shape, &plain)
    });
    let values = values.collect();
    weights::replace(model, values)
}

/// A model that PyTorch computed, and everything it computed.
#[derive(Debug, Deserialize)]
pub struct GoldenModel {
    pub network: Network,
    #[serde(deserialize_with = "grey")]
    pub image: ImageShape,
    pub latent_dim: usize,
    pub images: Vec<f64>,
    pub noise: Vec<f64>,
    pub loc: Vec<f64>,
    pub scale: Vec<f64>,
    pub mean: Vec<f64>,
    pub reconstruction: f64,
    pub kl: f64,
    /// The weight of the KL in the loss whose gradients are given.
    pub beta: f64,
    pub weights: Vec<Named>,
    pub gradients: Vec<Named>,
}

impl GoldenModel {
    /// The fully connected one.
    pub fn mlp() -> Self {
        golden!("mlp.json")
    }

    /// The convolutional one.
    pub fn conv() -> Self {
        golden!("conv.json")
    }

    /// One of three convolutions, on images whose sides are halved with rounding up.
    pub fn deep() -> Self {
        golden!("deep.json")
    }

    /// One whose decoder doubles its images by nearest neighbours.
    pub fn nearest() -> Self {
        golden!("nearest.json")
    }

    /// All of them.
    pub fn all() -> [Self; 4] {
        [Self::mlp(), Self::conv(), Self::deep(), Self::nearest()]
    }

    pub fn pixels(&self) -> usize {
        self.image.elements()
    }

    /// How many images it was given.
    pub fn batch(&self) -> usize {
        self.images.len() / self.pixels()
    }

    pub fn config(&self) -> VaeConfig {
        VaeConfig {
            network: self.network.clone(),
            latent_dim: self.latent_dim,
            ..VaeConfig::default()
        }
    }

    /// Its weights as vae-lab takes them.
    pub fn named_tensors(&self) -> Vec<NamedTensor> {
        self.weights.iter().map(Named::tensor).collect()
    }

    /// vae-lab's model with these weights.
    pub fn build(&self, device: &Device) -> Vae {
        let model = Vae::new(&self.config(), self.image, 1, device);
        with_weights(model, &self.weights, device)
    }

    /// The images, `[batch, pixels]`.
    pub fn images(&self, device: &Device) -> Tensor<2> {
        tensor(&self.images, [self.batch(), self.pixels()], device)
    }

    /// The noise, `[batch, latent_dim]`.
    pub fn noise(&self, device: &Device) -> Tensor<2> {
        tensor(&self.noise, [self.batch(), self.latent_dim], device)
    }
}
