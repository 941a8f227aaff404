//! The variational autoencoder: an encoder, a decoder and perhaps a learned scale.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor};

use super::{Encoder, Likelihood};
use crate::config::{LikelihoodKind, VaeConfig};
use crate::distributions::{Bernoulli, ContinuousBernoulli, Normal, Posterior};
use crate::image::ImageShape;
use crate::kernels::{held, held_gently, sigmoid};
use crate::networks::{DecoderNetwork, Initializer};

/// The logarithm of a learned scale stays within these, so that pixels that never change can't draw the
/// bound to infinity. A pixel's own is the decoder's output and no parameter: it may lie beyond them.
const LOG_SCALE: (f64, f64) = (-4.605_170_185_988_091, 0.0);

/// Where one learned scale for all pixels starts: its logarithm.
const FIRST_LOG_SCALE: f32 = -1.0;

/// A variational autoencoder (Kingma & Welling 2013): `q(z|x)` normal, `p(z)` standard normal,
/// `p(x|z)` as its [`Likelihood`].
#[derive(Module, Debug)]
pub struct Vae {
    encoder: Encoder,
    decoder: DecoderNetwork,
    /// Of all pixels, `[1]`, where it is learned.
    log_scale: Option<Param<Tensor<1>>>,
    /// What it was built of and is trained for.
    #[module(skip)]
    pub config: VaeConfig,
}

impl Vae {
    /// A model for images of shape `image` whose weights are drawn from `seed`.
    ///
    /// The decoder mirrors the encoder. `config` and the image size have been checked to fit.
    pub fn new(config: &VaeConfig, image: ImageShape, seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let latent_dim = config.latent_dim;
        let encoder = Encoder::new(&config.network, latent_dim, config.posterior, image, init);
        let head = config.likelihood.head();
        Self {
            encoder,
            decoder: DecoderNetwork::new(&config.network, latent_dim, image, head, init),
            log_scale: (config.likelihood == LikelihoodKind::NormalLearned)
                .then(|| init.constant(FIRST_LOG_SCALE, 1)),
            config: config.clone(),
        }
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        self.encoder.latent_dim()
    }

    /// `q(z|x)` over `[batch, latent_dim]` for images `[batch, pixels]` in `[0, 1]`.
    pub fn posterior(&self, images: Tensor<2>) -> Posterior {
        self.encoder.posterior(images)
    }

    /// The same with one learned scale for all pixels brought to its limits, where a file has one that
    /// lies beyond: else it would have all that way to go before anything changes.
    pub fn with_held_scale(self) -> Self {
        let log_scale = self.log_scale.as_ref().map(Param::val);
        self.with_log_scale(log_scale)
    }

    /// The same with the one learned scale that is likeliest for images `target` as it rebuilds them from
    /// `input`, both `[batch, pixels]`: the root of the mean squared residual (Rybkin, Daniilidis & Levine
    /// 2021).
    pub fn with_scale_for(self, input: Tensor<2>, target: Tensor<2>) -> Self {
        if self.log_scale.is_none() {
            return self;
        }
        let codes = self.posterior(input).loc();
        let residual = target - self.likelihood(codes).mean();
        let log_scale = residual.square().mean().log() * 0.5;
        self.with_log_scale(Some(log_scale))
    }

    /// The same with `log_scale` `[1]`, within its limits, in place of its own.
    fn with_log_scale(self, log_scale: Option<Tensor<1>>) -> Self {
        let learned = self.log_scale.zip(log_scale);
        let log_scale = learned.map(|(own, log_scale)| {
            let value = log_scale.inner().clamp(LOG_SCALE.0, LOG_SCALE.1);
            Param::initialized(own.id, Tensor::from_inner(value).require_grad())
        });
        Self { log_scale, ..self }
    }

    /// `p(x|z)` over `[batch, pixels]` for codes `[batch, latent_dim]`.
    pub fn likelihood(&self, codes: Tensor<2>) -> Likelihood {
        let (out, log_scale) = self.decoder.forward(codes);
        // A normal's mean is held to the grey levels, as in Kingma & Welling 2013.
        let normal = |out, log_scale| Likelihood::Normal(Normal::new(sigmoid(out), log_scale));
        match self.config.likelihood {
            LikelihoodKind::Bernoulli { .. } => Likelihood::Bernoulli(Bernoulli::new(out)),
            LikelihoodKind::ContinuousBernoulli => {
                Likelihood::ContinuousBernoulli(ContinuousBernoulli::new(out))
            }
            LikelihoodKind::Normal { scale } => {
                let log_scale = out.zeros_like() + scale.ln();
                normal(out, log_scale)
            }
            LikelihoodKind::NormalLearned => {
                let shape = out.dims();
                let learned = self.log_scale.as_ref().expect("the scale is learned");
                // Nats for one image: no more than a scale far too large has, however small it is.
                let log_scale = held_gently(learned.val(), LOG_SCALE, shape[1] as f64);
                normal(out, log_scale.reshape([1, 1]).expand(shape))
            }
            LikelihoodKind::NormalPerPixel => {
                let log_scale = log_scale.expect("the decoder gives each pixel a scale");
                normal(out, held(log_scale, LOG_SCALE))
            }
        }
    }
}
