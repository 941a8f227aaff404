//! The discriminator of a GAN and of a VAE-GAN.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use crate::config::Network;
use crate::image::ImageShape;
use crate::kernels::linear;
use crate::networks::{EncoderBody, Initializer};

/// Tells real images from generated ones.
#[derive(Module, Debug)]
pub struct Discriminator {
    body: EncoderBody,
    logit: Linear,
}

/// A discriminator's last hidden layer and its log odds, for each image.
#[derive(Debug, Clone)]
pub struct DiscriminatorOutput {
    /// Of its last hidden layer, `[batch, features]`.
    pub features: Tensor<2>,
    /// The log odds that an image is real, `[batch, 1]`.
    pub logits: Tensor<2>,
}

impl Discriminator {
    /// For images of shape `image`.
    pub fn new(network: &Network, image: ImageShape, init: &mut Initializer) -> Self {
        let body = EncoderBody::new(network, image, init);
        let features = EncoderBody::features(network, image);
        Self {
            body,
            logit: init.linear(features, 1),
        }
    }

    /// The features and log odds of images `[batch, pixels]` in `[0, 1]`.
    pub fn forward(&self, images: Tensor<2>) -> DiscriminatorOutput {
        let features = self.body.forward(images);
        DiscriminatorOutput {
            logits: linear(features.clone(), &self.logit, None),
            features,
        }
    }
}

impl DiscriminatorOutput {
    /// That of the images `start..start + count`.
    pub fn of(&self, start: usize, count: usize) -> Self {
        let rows = |tensor: &Tensor<2>| tensor.clone().narrow(0, start, count);
        Self {
            features: rows(&self.features),
            logits: rows(&self.logits),
        }
    }
}
