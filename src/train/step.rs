use burn::tensor::Tensor;

use super::Optimiser;
use crate::config::Objective;
use crate::kernels::Noise;
use crate::models::{Gan, Model};
use crate::objectives::{Batch, Draws, Terms, both};

/// One step of any member of the family: `model` after it, and what was measured on the way.
///
/// `batches` are as many as the objective takes, at least one.
pub fn take(
    model: Model,
    optimiser: &mut Optimiser,
    objective: &Objective,
    batches: Vec<Batch>,
    noise: &mut Noise,
    step: u64,
    learning_rate: f64,
) -> (Model, Terms) {
    let only = |mut batches: Vec<Batch>| batches.swap_remove(0);
    match model {
        Model::Vae(vae) => {
            let images = only(batches).target;
            let noise = codes_noise(objective, &images, vae.latent_dim(), noise);
            let taken = objective.vae_step(&vae, images, noise, step);
            let vae = optimiser.update(vae, taken.gradients, learning_rate);
            (Model::Vae(vae), taken.terms)
        }
        Model::Autoencoder(autoencoder) => {
            let taken = objective.autoencoder_step(&autoencoder, only(batches));
            let autoencoder = optimiser.update(autoencoder, taken.gradients, learning_rate);
            (Model::Autoencoder(autoencoder), taken.terms)
        }
        Model::Gan(gan) => {
            let (gan, terms) = take_turns(gan, optimiser, objective, batches, noise, learning_rate);
            (Model::Gan(gan), terms)
        }
        Model::VaeGan(model) => {
            let images = only(batches).target;
            let draws = draws(objective, &images, model.latent_dim(), noise);
            let (turns, terms) = objective.vae_gan_step(&model, images, draws);
            let model = turns.into_iter().fold(model, |model, turn| {
                optimiser.update_unless(turn.waits, model, turn.gradients, learning_rate)
            });
            (Model::VaeGan(model), terms)
        }
    }
}

/// An update of a GAN's discriminator on each batch, then one of its generator, each with codes of
/// its own. The discriminator's terms are those of its last update.
fn take_turns(
    mut gan: Gan,
    optimiser: &mut Optimiser,
    objective: &Objective,
    batches: Vec<Batch>,
    noise: &mut Noise,
    learning_rate: f64,
) -> (Gan, Terms) {
    let shape = [batches[0].target.dims()[0], gan.latent_dim()];
    let mut terms = Terms::new();
    for batch in batches {
        let codes = noise.standard_normal(shape);
        let taken = objective.discriminator_step(&gan, batch.target, codes);
        gan = optimiser.update(gan, taken.gradients, learning_rate);
        terms = taken.terms;
    }
    let taken = objective.generator_step(&gan, noise.standard_normal(shape));
    let gan = optimiser.update(gan, taken.gradients, learning_rate);
    (gan, both(terms, taken.terms))
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

/// Noise for the codes of a batch of images.
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
