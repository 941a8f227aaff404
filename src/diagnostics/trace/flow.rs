use burn::module::Module;
use burn::tensor::Tensor;

use crate::config::Objective;
use crate::distributions::Bernoulli;
use crate::kernels::Noise;
use crate::models::weights::{GradientList, add_gradients};
use crate::models::{Autoencoder, Gan, Model, Posterior, Vae, VaeGan};
use crate::objectives::{
    Batch, Draws, Terms, both, feature_loss, generator_loss, importance, reconstruction_error,
};

/// What a trace shows, still on the device and without autodiff: rows are the codes of one image.
pub(super) struct Flow {
    /// Means and standard deviations, each `[1, latent_dim]`.
    pub moments: Option<[Tensor<2>; 2]>,
    pub noise: Option<Tensor<2>>,
    pub codes: Tensor<2>,
    pub images: Tensor<2>,
    /// Of each code in the decoder's gradient and in the encoder's, `[codes]`.
    pub weights: [Tensor<1>; 2],
    pub by_pixels: Tensor<2>,
    pub by_codes: Tensor<2>,
    /// Of every weight, as a step takes it.
    pub gradients: GradientList,
    pub terms: Terms,
}

impl Flow {
    pub fn new(
        model: &Model,
        objective: &Objective,
        batch: Batch,
        noise: &mut Noise,
        step: u64,
    ) -> Self {
        match model {
            Model::Vae(vae) => Self::vae(vae, objective, batch.target, noise, step),
            Model::Autoencoder(autoencoder) => Self::autoencoder(autoencoder, objective, batch),
            Model::Gan(gan) => Self::gan(gan, objective, batch.target, noise),
            Model::VaeGan(model) => Self::vae_gan(model, objective, batch.target, noise),
        }
    }

    /// Every bound's gradient is a weighted sum of its samples' own.
    fn vae(
        model: &Vae,
        objective: &Objective,
        image: Tensor<2>,
        noise: &mut Noise,
        step: u64,
    ) -> Self {
        let count = objective.codes_per_image();
        let noise = noise.standard_normal([count, model.latent_dim()]);
        let frozen = model.clone().no_grad();
        let posterior = frozen.posterior(image.clone());
        let codes = posterior.rsample(noise.clone());
        let likelihood = frozen.likelihood(codes.clone());
        let log_weights = importance::log_weights(&frozen, image.clone(), noise.clone());
        let weighting = objective.weigh(log_weights);
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
        let taken = objective.vae_step(model, image, noise.clone(), step);
        Self {
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

    fn autoencoder(model: &Autoencoder, objective: &Objective, batch: Batch) -> Self {
        let frozen = model.clone().no_grad();
        let codes = frozen.encode(batch.input.clone());
        let output = frozen.decode(codes.clone());
        let error = |output: &Bernoulli| {
            reconstruction_error(
                output,
                batch.target.clone(),
                objective.reconstruction_loss(),
            )
        };
        let by_pixels = gradient(output.logits(), |logits| error(&Bernoulli::new(logits)));
        let by_codes = gradient(codes.clone(), |codes| error(&frozen.decode(codes)));
        let taken = objective.autoencoder_step(model, batch);
        Self {
            moments: None,
            noise: None,
            weights: alone(&codes),
            codes: codes.inner(),
            images: output.mean().inner(),
            by_pixels,
            by_codes,
            gradients: taken.gradients,
            terms: taken.terms,
        }
    }

    /// Both players at the weights of now, on one code.
    fn gan(gan: &Gan, objective: &Objective, image: Tensor<2>, noise: &mut Noise) -> Self {
        let codes = noise.standard_normal([1, gan.latent_dim()]);
        let frozen = gan.clone().no_grad();
        let images = frozen.generate(codes.clone());
        let loss = |images: Tensor<2>| {
            let logits = frozen.discriminator().judge(images).logits;
            generator_loss(logits, objective.generator_loss())
        };
        let by_pixels = gradient(images.clone(), loss);
        let by_codes = gradient(codes.clone(), |codes| loss(frozen.generate(codes)));
        let discriminator = objective.discriminator_step(gan, image, codes.clone());
        let generator = objective.generator_step(gan, codes.clone());
        Self {
            moments: None,
            noise: None,
            weights: alone(&codes),
            codes: codes.inner(),
            images: images.inner(),
            by_pixels,
            by_codes,
            gradients: add_gradients(discriminator.gradients, generator.gradients),
            terms: both(discriminator.terms, generator.terms),
        }
    }

    fn vae_gan(model: &VaeGan, objective: &Objective, image: Tensor<2>, noise: &mut Noise) -> Self {
        let mut draw = || noise.standard_normal([1, model.latent_dim()]);
        let draws = Draws {
            posterior: draw(),
            prior: draw(),
        };
        let noise = draws.posterior.clone();
        let frozen = model.clone().no_grad();
        let posterior = frozen.posterior(image.clone());
        let codes = posterior.rsample(noise.clone());
        let images = frozen.decode(codes.clone());
        let features = |images| frozen.discriminator().judge(images).features;
        let target = features(image.clone());
        let loss = |images| feature_loss(features(images), target.clone());
        let by_pixels = gradient(images.clone(), loss);
        let by_codes = gradient(codes.clone(), |codes| loss(frozen.decode(codes)));
        let (turns, terms) = objective.vae_gan_step(model, image, draws);
        let gradients = turns.into_iter().map(|turn| turn.gradients);
        Self {
            moments: Some(moments(&posterior)),
            noise: Some(noise.inner()),
            weights: alone(&codes),
            codes: codes.inner(),
            images: images.inner(),
            by_pixels,
            by_codes,
            gradients: gradients.reduce(add_gradients).unwrap_or_default(),
            terms,
        }
    }
}

/// The gradient of `loss` by its argument, at `place`.
fn gradient(place: Tensor<2>, loss: impl FnOnce(Tensor<2>) -> Tensor<1>) -> Tensor<2> {
    let leaf = Tensor::from_inner(place.inner()).require_grad();
    let mut found = loss(leaf.clone()).backward();
    leaf.grad_remove(&mut found)
        .unwrap_or_else(|| leaf.inner().zeros_like())
}

fn moments(posterior: &Posterior) -> [Tensor<2>; 2] {
    [posterior.loc(), posterior.scale()].map(Tensor::inner)
}

/// The weights of a code that is the only one.
fn alone(codes: &Tensor<2>) -> [Tensor<1>; 2] {
    let one = Tensor::ones([1], &codes.clone().inner().device());
    [one.clone(), one]
}
