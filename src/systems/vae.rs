//! The VAE: a model with a likelihood, trained for a lower bound on it.

pub mod importance;

use burn::module::Module;
use burn::tensor::Tensor;

use super::system::only;
use super::terms::with_bits;
use super::trace::{gradient, moments};
use super::{
    Batch, Capabilities, KindInfo, Part, Stage, Step, System, Term, Terms, TraceTensors,
    TracedLoss, Update,
};
use crate::bounds::{Bound, ElboLoss, KlWeight};
use crate::config::ModelKind;
use crate::distributions::Posterior;
use crate::kernels::Noise;
use crate::models::{LatentVariableModel, Vae, weights};

impl System for Vae {
    fn info() -> KindInfo {
        info()
    }

    fn step(
        self,
        mut update: Update,
        batches: Vec<Batch>,
        noise: &mut Noise,
        step: u64,
    ) -> (Self, Terms) {
        let images = only(batches).target;
        let noise = self.noise(&images, noise);
        let dimensions = images.dims()[1];
        let taken = bound_step(&self, &self.config.bound, images, noise, step);
        let terms = self.in_bits(taken.terms, dimensions);
        (update.of(self, taken.gradients), terms)
    }

    fn terms(&self, batch: Batch, noise: &mut Noise, step: u64) -> Terms {
        let noise = self.noise(&batch.target, noise);
        let dimensions = batch.target.dims()[1];
        let terms = bound_terms(self, &self.config.bound, batch.target, noise, step);
        self.in_bits(terms, dimensions)
    }

    /// Every bound's gradient is a weighted sum of its samples' own.
    fn trace(&self, batch: Batch, noise: &mut Noise, step: u64) -> TraceTensors {
        let (image, bound) = (batch.target, &self.config.bound);
        let noise = self.noise(&image, noise);
        let frozen = self.clone().no_grad();
        let posterior = frozen.posterior(image.clone());
        let codes = posterior.rsample(noise.clone());
        let likelihood = frozen.likelihood(codes.clone());
        let log_weights = importance::log_weights(&frozen, image.clone(), noise.clone());
        let weighting = bound.weigh(log_weights);
        let weights = [weighting.decoder, weighting.encoder].map(|w| w.inner().flatten::<1>(0, 1));
        let by =
            |place: Tensor<2>, weights: &Tensor<1>, log_prob: &dyn Fn(Tensor<2>) -> Tensor<1>| {
                gradient(place, |place| log_prob(place).neg().sum())
                    * weights.clone().unsqueeze_dim::<2>(1)
            };
        let by_pixels = by(likelihood.location(), &weights[0], &|place| {
            likelihood.placed(place).log_prob(image.clone())
        });
        let by_codes = by(codes.clone(), &weights[1], &|codes| {
            frozen.likelihood(codes).log_prob(image.clone())
        });
        let taken = bound_step(self, bound, image, noise.clone(), step);
        TraceTensors {
            moments: Some(moments(&posterior)),
            noise: Some(noise.inner()),
            codes: codes.inner(),
            images: likelihood.mean().inner(),
            weights,
            by_pixels,
            by_codes,
            gradients: taken.gradients,
            terms: taken.terms,
        }
    }

    fn posterior(&self, images: Tensor<2>) -> Option<Posterior> {
        Some(self.posterior(images))
    }

    fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        self.likelihood(codes).mean()
    }

    fn beta(&self, step: u64) -> f64 {
        let weight = self.config.bound.kl_weight(step);
        weight.map_or(1.0, |weight| weight.beta)
    }

    fn held(self) -> Self {
        self.with_held_scale()
    }

    fn scaled_to(self, input: Tensor<2>, target: Tensor<2>) -> Self {
        self.with_scale_for(input, target)
    }
}

impl Vae {
    /// The terms in bits too, where the likelihood is of levels.
    fn in_bits(&self, terms: Terms, dimensions: usize) -> Terms {
        match self.config.likelihood.is_of_levels() {
            true => with_bits(terms, dimensions),
            false => terms,
        }
    }

    /// Noise for the codes of `images`, `[codes * batch, latent_dim]`.
    fn noise(&self, images: &Tensor<2>, noise: &mut Noise) -> Tensor<2> {
        let rows = self.config.bound.codes_per_image() * images.dims()[0];
        noise.standard_normal([rows, self.latent_dim()])
    }
}

/// The gradients and terms of `bound` on `images` `[batch, pixels]`, for standard normal `noise`
/// `[codes_per_image * batch, latent_dim]`.
pub fn bound_step(
    model: &impl LatentVariableModel,
    bound: &Bound,
    images: Tensor<2>,
    noise: Tensor<2>,
    step: u64,
) -> Step {
    match bound.kl_weight(step) {
        Some(weight) => {
            let elbo = elbo_loss(model, images, noise, weight);
            Step {
                gradients: weights::gradients(model, &mut elbo.loss.backward()),
                terms: elbo_terms(elbo),
            }
        }
        None => importance::step(model, images, noise, |log_weights| bound.weigh(log_weights)),
    }
}

/// The terms that [`bound_step`] measures, in nats for one image, for a model without autodiff; `images`
/// are `[batch, pixels]`, `noise` `[codes_per_image * batch, latent_dim]`.
pub fn bound_terms(
    model: &impl LatentVariableModel,
    bound: &Bound,
    images: Tensor<2>,
    noise: Tensor<2>,
    step: u64,
) -> Terms {
    match bound.kl_weight(step) {
        Some(weight) => elbo_terms(elbo_loss(model, images, noise, weight)),
        None => importance::terms(model, images, noise, |log_weights| bound.weigh(log_weights)),
    }
}

/// The evidence lower bound for `images` `[batch, pixels]` and standard normal `noise`
/// `[samples * batch, latent_dim]`.
pub fn elbo_loss(
    model: &impl LatentVariableModel,
    images: Tensor<2>,
    noise: Tensor<2>,
    weight: KlWeight,
) -> ElboLoss {
    let posterior = model.posterior(images.clone());
    let codes = posterior.rsample(noise);
    let log_likelihood = model.likelihood(codes).log_prob(images);
    ElboLoss::new(log_likelihood, &posterior, weight)
}

fn elbo_terms(elbo: ElboLoss) -> Terms {
    vec![
        (Term::Loss, elbo.loss.inner()),
        (Term::Bound, elbo.bound),
        (Term::Reconstruction, elbo.reconstruction),
        (Term::Kl, elbo.kl),
    ]
}

/// What a page has to know of the kind.
fn info() -> KindInfo {
    KindInfo {
        kind: ModelKind::Vae,
        label: "VAE",
        help: "Learns a distribution over codes for each image, and can draw new ones.",
        formula: r"p_\theta(x) = \int p_\theta(x|z)\, p(z)\, dz",
        summary: "Training raises the evidence lower bound (ELBO). It is minus the sum of two costs, in nats per image: that of lost detail (reconstruction) and that of the code (KL).",
        capabilities: Capabilities {
            encoder: true,
            posterior: true,
            likelihood: true,
            discriminator: false,
            corruption: false,
        },
        charts: vec![Term::Bound, Term::Reconstruction, Term::Kl],
        headline: Term::Bound,
        stages: vec![
            Stage::Image,
            Stage::Encoder,
            Stage::Noise,
            Stage::Code,
            Stage::Decoder,
            Stage::Cost,
            Stage::ByImage,
            Stage::ByCode,
            Stage::Split,
            Stage::Weights,
        ],
        parts: vec![
            Part::Image,
            Part::Encoder,
            Part::Posterior,
            Part::Sampling,
            Part::Codes,
            Part::Decoder,
            Part::Output,
            Part::Comparison,
            Part::Cost,
        ],
        traced: TracedLoss {
            label: "Loss",
            terms: vec![Term::Loss],
            trains: None,
        },
    }
}
