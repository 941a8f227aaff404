use burn::tensor::Tensor;

use super::Optimiser;
use crate::config::Objective;
use crate::models::Model;
use crate::objectives::{Batch, Terms};
use crate::random::Noise;

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
    let batch = batches.into_iter().next().expect("a step takes a batch");
    let taken = match &model {
        Model::Vae(vae) => {
            let noise = codes_noise(objective, &batch.target, vae.latent_dim(), noise);
            objective.vae_step(vae, batch.target, noise, step)
        }
        Model::Autoencoder(autoencoder) => objective.autoencoder_step(autoencoder, batch),
    };
    (
        optimiser.update(model, taken.gradients, learning_rate),
        taken.terms,
    )
}

/// What `take` would measure on `batch`, for a model without autodiff that is left as it is.
pub fn measure(
    model: &Model,
    objective: &Objective,
    batch: Batch,
    noise: &mut Noise,
    step: u64,
) -> Terms {
    match model {
        Model::Vae(vae) => {
            let noise = codes_noise(objective, &batch.target, vae.latent_dim(), noise);
            objective.vae_terms(vae, batch.target, noise, step)
        }
        Model::Autoencoder(autoencoder) => objective.autoencoder_terms(autoencoder, batch),
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
