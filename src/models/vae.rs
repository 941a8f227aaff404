use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor, activation};

use super::{Encoder, Likelihood, Posterior};
use crate::config::{LikelihoodKind, ModelConfig};
use crate::distributions::{Bernoulli, ContinuousBernoulli, Normal};
use crate::networks::{DecoderNetwork, Initializer};

/// A pixel's scale as the decoder predicts it stays within these, so that one pixel that never
/// changes can't draw the bound to infinity.
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
    #[module(skip)]
    likelihood: LikelihoodKind,
}

impl Vae {
    /// A model for images of `[height, width]` whose weights are drawn from `seed`.
    ///
    /// The decoder mirrors the encoder. `config` and the image size have been checked to fit.
    pub fn new(config: &ModelConfig, image: [usize; 2], seed: u32, device: &Device) -> Self {
        let init = &mut Initializer::new(device, seed);
        let latent_dim = config.latent_dim;
        let encoder = Encoder::new(config, image, init);
        let per_pixel = config.likelihood == LikelihoodKind::NormalPerPixel;
        Self {
            encoder,
            decoder: DecoderNetwork::new(&config.network, latent_dim, image, per_pixel, init),
            log_scale: (config.likelihood == LikelihoodKind::NormalLearned)
                .then(|| init.constant(FIRST_LOG_SCALE, 1)),
            likelihood: config.likelihood,
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

    /// `p(x|z)` over `[batch, pixels]` for codes `[batch, latent_dim]`.
    pub fn likelihood(&self, codes: Tensor<2>) -> Likelihood {
        let (out, log_scale) = self.decoder.forward(codes);
        // A normal's mean is held to the grey levels, as in Kingma & Welling 2013.
        let normal =
            |out, log_scale| Likelihood::Normal(Normal::new(activation::sigmoid(out), log_scale));
        match (self.likelihood, log_scale, &self.log_scale) {
            (LikelihoodKind::Bernoulli, ..) => Likelihood::Bernoulli(Bernoulli::new(out)),
            (LikelihoodKind::ContinuousBernoulli, ..) => {
                Likelihood::ContinuousBernoulli(ContinuousBernoulli::new(out))
            }
            (_, Some(log_scale), _) => normal(out, log_scale.clamp(LOG_SCALE.0, LOG_SCALE.1)),
            (_, _, Some(learned)) => {
                let log_scale = learned.val().clamp(LOG_SCALE.0, LOG_SCALE.1);
                let shape = out.dims();
                normal(out, log_scale.reshape([1, 1]).expand(shape))
            }
            (kind, ..) => {
                let LikelihoodKind::Normal { scale } = kind else {
                    unreachable!("learned scales have their parameters")
                };
                let log_scale = out.zeros_like() + scale.ln();
                normal(out, log_scale)
            }
        }
    }
}
