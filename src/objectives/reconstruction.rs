use burn::tensor::Tensor;

use super::{Batch, Step, Term, Terms};
use crate::config::ReconstructionLoss;
use crate::distributions::Bernoulli;
use crate::math::sum_event;
use crate::models::{Autoencoder, weights};

/// The mean over images of an autoencoder's loss, `[1]`: the code is made of the batch's input,
/// and the target is clean.
pub fn reconstruction_loss(
    model: &Autoencoder,
    batch: Batch,
    loss: ReconstructionLoss,
) -> Tensor<1> {
    let output = model.decode(model.encode(batch.input));
    reconstruction_error(&output, batch.target, loss)
}

/// What `output` over `[batch, pixels]` lacks of `target` `[batch, pixels]`, the mean over images,
/// `[1]`.
pub fn reconstruction_error(
    output: &Bernoulli,
    target: Tensor<2>,
    loss: ReconstructionLoss,
) -> Tensor<1> {
    match loss {
        ReconstructionLoss::CrossEntropy => output.log_prob(target).neg().mean(),
        ReconstructionLoss::SquaredError => sum_event((output.mean() - target).square()).mean(),
    }
}

pub(super) fn step(model: &Autoencoder, batch: Batch, loss: ReconstructionLoss) -> Step {
    let loss = reconstruction_loss(model, batch, loss);
    let gradients = weights::gradients(model, &mut loss.backward());
    Step {
        gradients,
        terms: terms(loss.inner()),
    }
}

pub(super) fn terms(loss: Tensor<1>) -> Terms {
    vec![(Term::Loss, loss.clone()), (Term::Reconstruction, loss)]
}
