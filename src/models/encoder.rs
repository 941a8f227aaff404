//! The encoder of a VAE and of a VAE-GAN, whose output is a distribution.

use burn::module::Module;
use burn::nn::Linear;
use burn::tensor::Tensor;

use crate::config::{Network, PosteriorKind};
use crate::distributions::{MultivariateNormal, Normal, Posterior};
use crate::image::ImageShape;
use crate::kernels::linear;
use crate::networks::{EncoderBody, Initializer};

/// From images to `q(z|x)`.
#[derive(Module, Debug)]
pub struct Encoder {
    body: EncoderBody,
    loc: Linear,
    log_scale: Linear,
    /// What lies below the diagonal of a full scale, row by row; nothing does where a code is one number.
    below: Option<Linear>,
}

impl Encoder {
    /// For images of shape `image`.
    pub fn new(
        network: &Network,
        latent_dim: usize,
        posterior: PosteriorKind,
        image: ImageShape,
        init: &mut Initializer,
    ) -> Self {
        let body = EncoderBody::new(network, image, init);
        let features = EncoderBody::features(network, image);
        Self {
            body,
            loc: init.linear(features, latent_dim),
            log_scale: init.linear(features, latent_dim),
            below: (posterior == PosteriorKind::Full && latent_dim > 1)
                .then(|| init.linear(features, latent_dim * (latent_dim - 1) / 2)),
        }
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        self.loc.bias.as_ref().map_or(0, |bias| bias.shape()[0])
    }

    /// `q(z|x)` over `[batch, latent_dim]` for images `[batch, pixels]` in `[0, 1]`.
    pub fn posterior(&self, images: Tensor<2>) -> Posterior {
        let h = self.body.forward(images);
        let (loc, log_scale) = (
            linear(h.clone(), &self.loc, None),
            linear(h.clone(), &self.log_scale, None),
        );
        match &self.below {
            None => Posterior::Diagonal(Normal::new(loc, log_scale)),
            Some(below) => Posterior::Full(MultivariateNormal::new(
                loc,
                log_scale,
                linear(h, below, None),
            )),
        }
    }
}
