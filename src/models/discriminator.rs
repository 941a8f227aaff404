use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use crate::config::Network;
use crate::kernels::linear;
use crate::networks::{EncoderBody, Initializer};

/// Tells real images from generated ones.
#[derive(Module, Debug)]
pub struct Discriminator {
    body: EncoderBody,
    logit: Linear,
}

/// What a discriminator makes of images.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Of its last hidden layer, `[batch, features]`.
    pub features: Tensor<2>,
    /// The log odds that an image is real, `[batch, 1]`.
    pub logits: Tensor<2>,
}

impl Discriminator {
    /// For images of `[height, width]`.
    pub fn new(network: &Network, image: [usize; 2], init: &mut Initializer) -> Self {
        let body = EncoderBody::new(network, image, init);
        let features = EncoderBody::features(network, image);
        Self {
            body,
            logit: init.linear(features, 1),
        }
    }

    /// Judges images `[batch, pixels]` in `[0, 1]`.
    pub fn judge(&self, images: Tensor<2>) -> Verdict {
        let features = self.body.forward(images);
        Verdict {
            logits: linear(features.clone(), &self.logit, None),
            features,
        }
    }
}

impl Verdict {
    /// That of the images `start..start + count`.
    pub fn of(&self, start: usize, count: usize) -> Self {
        let rows = |tensor: &Tensor<2>| tensor.clone().narrow(0, start, count);
        Self {
            features: rows(&self.features),
            logits: rows(&self.logits),
        }
    }
}
