//! What the players of a game minimise (Goodfellow et al. 2014), whichever models they are.

use burn::tensor::Tensor;
use burn::tensor::activation::{log_sigmoid, sigmoid};

use crate::config::GeneratorLoss;

/// What a discriminator minimises on real images: the cross-entropy in nats of its logits `[n, 1]`
/// with a target that lies `smoothing` below 1 (Szegedy et al. 2016, one side of it), `[1]`.
pub fn real_loss(logits: Tensor<2>, smoothing: f64) -> Tensor<1> {
    let certain = log_sigmoid(logits.clone()).mean();
    if smoothing == 0.0 {
        return certain.neg();
    }
    let doubt = log_sigmoid(logits.neg()).mean();
    (certain * (1.0 - smoothing) + doubt * smoothing).neg()
}

/// What a discriminator minimises on generated images: the cross-entropy in nats of its logits
/// `[n, 1]` with 0, `[1]`.
pub fn fake_loss(logits: Tensor<2>) -> Tensor<1> {
    log_sigmoid(logits.neg()).mean().neg()
}

/// What a generator minimises, in nats, for the logits `[n, 1]` of its images, `[1]`.
pub fn generator_loss(logits: Tensor<2>, loss: GeneratorLoss) -> Tensor<1> {
    match loss {
        GeneratorLoss::NonSaturating => real_loss(logits, 0.0),
        GeneratorLoss::Minimax => fake_loss(logits).neg(),
    }
}

/// The mean probability of being real that logits `[n, 1]` give, `[1]`.
pub fn score(logits: Tensor<2>) -> Tensor<1> {
    sigmoid(logits).mean()
}
