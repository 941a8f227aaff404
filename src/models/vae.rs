//! The variational autoencoder: an encoder, a decoder and perhaps a learned scale.

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor};

use super::{Encoder, Likelihood};
use crate::config::{LikelihoodKind, NormalMean, VaeConfig};
use crate::distributions::{
    Bernoulli, ContinuousBernoulli, DiscretisedLogistic, Normal, Posterior,
};
use crate::image::ImageShape;
use crate::kernels::{held, held_gently, sigmoid};
use crate::networks::{DecoderNetwork, Initializer};

/// The logarithm of a learned scale stays within these, so that pixels that never change can't draw the
/// bound to infinity. A pixel's own is the decoder's output and no parameter: it may lie beyond them.
const LOG_SCALE: (f64, f64) = (-4.605_170_185_988_091, 0.0);

/// The same of a logistic distribution over levels: the least scale is about a ninth of the distance between
/// two, at which a level that is met costs 0.03 nats (that of Salimans et al. 2017, whose levels lie in
/// `[-1, 1]`).
const LOG_LOGISTIC_SCALE: (f64, f64) = (-7.0 - std::f64::consts::LN_2, 0.0);

/// The scale of a logistic distribution whose standard deviation is one.
const LOGISTIC_SCALE: f64 = 0.551_328_895_421_792_1;

/// Where a learned scale that is no pixel's own starts: its logarithm.
const FIRST_LOG_SCALE: f32 = -1.0;

/// A variational autoencoder (Kingma & Welling 2013): `q(z|x)` normal, `p(z)` standard normal,
/// `p(x|z)` as its [`Likelihood`].
#[derive(Module, Debug)]
pub struct Vae {
    encoder: Encoder,
    decoder: DecoderNetwork,
    /// Of all pixels, `[1]`, or of each channel, `[channels]`, where it is learned.
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
        let (latent_dim, start) = (config.latent_dim, config.initial_weights);
        init.starting(start.encoder);
        let encoder = Encoder::new(&config.network, latent_dim, config.posterior, image, init);
        init.starting(start.decoder);
        let head = config.likelihood.head();
        Self {
            encoder,
            decoder: DecoderNetwork::new(&config.network, latent_dim, image, head, init),
            log_scale: learned_scales(config.likelihood, image)
                .map(|scales| init.constant(FIRST_LOG_SCALE, scales)),
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

    /// The same with the learned scales that are no pixel's own brought to their limits, where a file has one that
    /// lies beyond: else it would have all that way to go before anything changes.
    pub fn with_held_scale(self) -> Self {
        let log_scale = self.log_scale.as_ref().map(Param::val);
        self.with_log_scale(log_scale)
    }

    /// The same with the learned scales that suit images `target` as it rebuilds them from `input`, both
    /// `[batch, pixels]`: the root of the mean squared residual, which is a normal's likeliest (Rybkin,
    /// Daniilidis & Levine 2021), or what gives a logistic distribution that deviation, by channel.
    pub fn with_scale_for(self, input: Tensor<2>, target: Tensor<2>) -> Self {
        let Some(scales) = self.log_scale.as_ref().map(|scale| scale.dims()[0]) else {
            return self;
        };
        let codes = self.posterior(input).loc();
        let squares = (target - self.likelihood(codes).mean()).square();
        let log_scale = if self.config.likelihood.is_of_levels() {
            let [batch, elements] = squares.dims();
            let by_channel = squares.reshape([batch, scales, elements / scales]);
            let mean = by_channel.mean_dim(2).mean_dim(0).reshape([scales]);
            mean.log() * 0.5 + LOGISTIC_SCALE.ln()
        } else {
            squares.mean().log() * 0.5
        };
        self.with_log_scale(Some(log_scale))
    }

    /// The same with `log_scale`, shaped like its own and within its limits, in place of it.
    fn with_log_scale(self, log_scale: Option<Tensor<1>>) -> Self {
        let learned = self.log_scale.zip(log_scale);
        let (least, most) = log_scale_limits(self.config.likelihood);
        let log_scale = learned.map(|(own, log_scale)| {
            let value = log_scale.inner().clamp(least, most);
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
            LikelihoodKind::Normal { scale, mean } => {
                let log_scale = out.zeros_like() + scale.ln();
                match mean {
                    NormalMean::Sigmoid => normal(out, log_scale),
                    NormalMean::Linear => Likelihood::Normal(Normal::new(out, log_scale)),
                }
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
            LikelihoodKind::DiscretisedLogistic => {
                let [_, elements] = out.dims();
                let learned = self.log_scale.as_ref().expect("the scales are learned");
                let scales = learned.dims()[0];
                let each = elements / scales;
                // As above, of one channel.
                let log_scale = held_gently(learned.val(), LOG_LOGISTIC_SCALE, each as f64);
                let log_scale = log_scale.reshape([scales, 1]).expand([scales, each]);
                Likelihood::DiscretisedLogistic(DiscretisedLogistic::new(
                    sigmoid(out),
                    log_scale.reshape([1, elements]),
                ))
            }
        }
    }
}

/// How many scales are learned that are no pixel's own, if any.
fn learned_scales(likelihood: LikelihoodKind, image: ImageShape) -> Option<usize> {
    match likelihood {
        LikelihoodKind::NormalLearned => Some(1),
        LikelihoodKind::DiscretisedLogistic => Some(image.channels),
        LikelihoodKind::Bernoulli { .. }
        | LikelihoodKind::ContinuousBernoulli
        | LikelihoodKind::Normal { .. }
        | LikelihoodKind::NormalPerPixel => None,
    }
}

/// Of the logarithm of a learned scale.
fn log_scale_limits(likelihood: LikelihoodKind) -> (f64, f64) {
    match likelihood.is_of_levels() {
        true => LOG_LOGISTIC_SCALE,
        false => LOG_SCALE,
    }
}
