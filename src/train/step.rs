use burn::tensor::Tensor;

use super::Optimiser;
use crate::config::Objective;
use crate::models::{Gan, Model};
use crate::objectives::{Batch, Draws, Terms, both};
use crate::random::Noise;

/// One step of any member of the family: `model` after it, and what was measured on the way.
///
/// `batches` are as many as the objective takes, at least one.
pub fn take(
    model: Model,
    optimiser: &mut Optimiser,
    objective: &Objective,
    mut batches: Vec<Batch>,
    noise: &mut Noise,
    step: u64,
    learning_rate: f64,
) -> (Model, Terms) {
    let batch = batches.pop().expect("a step takes a batch");
    match model {
        Model::Vae(vae) => {
            let noise = codes_noise(objective, &batch.target, vae.latent_dim(), noise);
            let taken = objective.vae_step(&vae, batch.target, noise, step);
            let vae = optimiser.update(vae, taken.gradients, learning_rate);
            (Model::Vae(vae), taken.terms)
        }
        Model::Autoencoder(autoencoder) => {
            let taken = objective.autoencoder_step(&autoencoder, batch);
            let autoencoder = optimiser.update(autoencoder, taken.gradients, learning_rate);
            (Model::Autoencoder(autoencoder), taken.terms)
        }
        Model::Gan(gan) => {
            let mut discriminate = |gan: Gan, batch: Batch| {
                let codes = codes_noise(objective, &batch.target, gan.latent_dim(), noise);
                let taken = objective.discriminator_step(&gan, batch.target, codes);
                let gan = optimiser.update(gan, taken.gradients, learning_rate);
                (gan, taken.terms)
            };
            let images = batch.target.clone();
            let gan = batches
                .into_iter()
                .fold(gan, |gan, batch| discriminate(gan, batch).0);
            let (gan, discriminator) = discriminate(gan, batch);
            let codes = codes_noise(objective, &images, gan.latent_dim(), noise);
            let taken = objective.generator_step(&gan, codes);
            let gan = optimiser.update(gan, taken.gradients, learning_rate);
            (Model::Gan(gan), both(discriminator, taken.terms))
        }
        Model::VaeGan(model) => {
            let draws = draws(objective, &batch.target, model.latent_dim(), noise);
            let (turns, terms) = objective.vae_gan_step(&model, batch.target, draws);
            let model = turns.into_iter().fold(model, |model, turn| {
                optimiser.update_unless(turn.waits, model, turn.gradients, learning_rate)
            });
            (Model::VaeGan(model), terms)
        }
    }
}

/// What `take` would measure on `batch`, for a model without autodiff that is left as it is.
pub fn measure(
    model: &Model,
    objective: &Objective,
    batch: Batch,
    noise: &mut Noise,
    step: u64,
) -> Terms {
    let images = batch.target.clone();
    match model {
        Model::Vae(vae) => {
            let noise = codes_noise(objective, &images, vae.latent_dim(), noise);
            objective.vae_terms(vae, images, noise, step)
        }
        Model::Autoencoder(autoencoder) => objective.autoencoder_terms(autoencoder, batch),
        Model::Gan(gan) => {
            let codes = codes_noise(objective, &images, gan.latent_dim(), noise);
            objective.gan_terms(gan, images, codes)
        }
        Model::VaeGan(model) => {
            let draws = draws(objective, &images, model.latent_dim(), noise);
            objective.vae_gan_terms(model, images, draws)
        }
    }
}

/// Noise for the codes of a batch of images; for a GAN, codes of the prior.
fn codes_noise(
    objective: &Objective,
    images: &Tensor<2>,
    latent_dim: usize,
    noise: &mut Noise,
) -> Tensor<2> {
    noise.standard_normal([objective.codes_per_image() * images.dims()[0], latent_dim])
}

/// Noise for the codes of a batch of images, and as many codes of the prior.
fn draws(objective: &Objective, images: &Tensor<2>, latent_dim: usize, noise: &mut Noise) -> Draws {
    let mut draw = || codes_noise(objective, images, latent_dim, noise);
    Draws {
        posterior: draw(),
        prior: draw(),
    }
}
