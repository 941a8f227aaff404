//! Steps and terms of every bound that is made of importance weights
//! `w = p(x|z) p(z) / q(z|x)`.
//!
//! `S` samples of `B` images lie in one batch of `S * B` rows, sample after sample, so that a step
//! costs its arithmetic and not its number of calls.

use burn::tensor::Tensor;

use crate::bounds::{Weighting, effective_sample_size};
use crate::distributions::{Normal, Posterior};
use crate::models::LatentVariableModel;
use crate::models::weights::{add_gradients, gradients};
use crate::systems::{Step, Term, Terms};

/// Samples of the posterior, and what their weights are made of.
struct Samples {
    posterior: Posterior,
    /// `[S * B, latent_dim]`.
    codes: Tensor<2>,
    /// `log p(z) - log q(z|x)`, `[S * B]`.
    log_ratio: Tensor<1>,
    samples: usize,
}

impl Samples {
    fn draw(model: &impl LatentVariableModel, images: Tensor<2>, noise: Tensor<2>) -> Self {
        let samples = noise.dims()[0] / images.dims()[0];
        let posterior = model.posterior(images);
        let codes = posterior.rsample(noise.clone());
        let log_ratio = posterior.log_ratio_to_prior(codes.clone(), noise);
        Self {
            posterior,
            codes,
            log_ratio,
            samples,
        }
    }

    /// `values` `[S * B]` as `[S, B]`.
    fn by_sample(&self, values: Tensor<1>) -> Tensor<2> {
        let batch = values.dims()[0] / self.samples;
        values.reshape([self.samples, batch])
    }

    fn terms(self, log_likelihood: Tensor<1>, log_weights: Tensor<2>, bound: Tensor<1>) -> Terms {
        let bound = bound.mean();
        vec![
            (Term::Loss, bound.clone().neg()),
            (Term::Bound, bound),
            (Term::Reconstruction, log_likelihood.neg().mean()),
            (Term::Kl, self.posterior.kl_to_standard().mean().inner()),
            (
                Term::EffectiveSampleSize,
                effective_sample_size(log_weights).mean(),
            ),
        ]
    }
}

/// One step towards the bound that `weighting` makes of the log weights: one forward pass through
/// encoder and decoder, and one back. For `images` `[B, pixels]` and standard normal `noise`
/// `[S * B, latent_dim]`; `weighting` takes log weights `[S, B]`.
///
/// The graph is cut at the codes. The decoder's half gives, beside its own gradient, each sample's
/// gradient with respect to its code; with the encoder's weights in place of the decoder's, these go on through
/// the encoder's half.
pub fn step(
    model: &impl LatentVariableModel,
    images: Tensor<2>,
    noise: Tensor<2>,
    weighting: impl Fn(Tensor<2>) -> Weighting,
) -> Step {
    let batch = images.dims()[0] as f64;
    let draw = Samples::draw(model, images.clone(), noise);
    let leaf = Tensor::from_inner(draw.codes.clone().inner()).require_grad();
    let log_likelihood = model.likelihood(leaf.clone()).log_prob(images);
    let value = log_likelihood.clone().inner();
    let log_weights = draw.by_sample(value.clone() + draw.log_ratio.clone().inner());
    let Weighting {
        bound,
        decoder,
        encoder,
        through_codes_only,
    } = weighting(log_weights.clone());

    // A sample that weighs nothing in the decoder's gradient would lose its way to the encoder: it
    // keeps a share too small to be seen in a sum of float32.
    let carried = decoder.max_pair(encoder.clone() * INVISIBLE);
    let flat = |weights: Tensor<2>| weights.flatten::<1>(0, 1);
    let loss = log_likelihood * Tensor::from_inner(flat(carried.clone()) / -batch);
    let mut found = loss.sum().backward();
    let by_codes = leaf.grad_remove(&mut found);
    let by_decoder = gradients(model, &mut found);

    let relative = flat(encoder.clone() / carried.clamp_min(f32::MIN_POSITIVE));
    let by_codes =
        by_codes.expect("the likelihood depends on its codes") * relative.unsqueeze_dim(1);
    let log_ratio = if through_codes_only {
        let fixed = draw.posterior.detach().repeat(draw.samples);
        Normal::standard_log_prob(draw.codes.clone()) - fixed.log_prob(draw.codes.clone())
    } else {
        draw.log_ratio.clone()
    };
    let loss = (draw.codes.clone() * Tensor::from_inner(by_codes)).sum()
        - (log_ratio * Tensor::from_inner(flat(encoder) / batch)).sum();
    let by_encoder = gradients(model, &mut loss.backward());
    Step {
        gradients: add_gradients(by_decoder, by_encoder),
        terms: draw.terms(value, log_weights, bound),
    }
}

/// The terms of one batch without a gradient, for a model without autodiff: in nats for one image, of what
/// [`step`] takes.
pub fn terms(
    model: &impl LatentVariableModel,
    images: Tensor<2>,
    noise: Tensor<2>,
    weighting: impl Fn(Tensor<2>) -> Weighting,
) -> Terms {
    let draw = Samples::draw(model, images.clone(), noise);
    let log_likelihood = model.likelihood(draw.codes.clone()).log_prob(images);
    let log_weights = draw.by_sample(log_likelihood.clone() + draw.log_ratio.clone());
    let bound = weighting(log_weights.clone()).bound;
    draw.terms(log_likelihood, log_weights, bound)
}

/// `log w` `[S, B]` for images `[B, pixels]` and standard normal `noise` `[S * B, latent_dim]`.
pub fn log_weights(
    model: &impl LatentVariableModel,
    images: Tensor<2>,
    noise: Tensor<2>,
) -> Tensor<2> {
    let draw = Samples::draw(model, images.clone(), noise);
    let log_likelihood = model.likelihood(draw.codes.clone()).log_prob(images);
    draw.by_sample(log_likelihood + draw.log_ratio.clone())
}

/// A share of a weight that no sum of float32 shows.
const INVISIBLE: f64 = 1e-12;
