//! The game of a generative adversarial network (Goodfellow et al. 2014).
//!
//! Each player's loss has a graph of its own that ends at the other's output or runs through a
//! frozen copy of it, so that a player's gradient touches its own parameters only.

use burn::module::Module;
use burn::tensor::Tensor;
use burn::tensor::activation::{log_sigmoid, sigmoid};

use super::{Step, Term, Terms};
use crate::config::GeneratorLoss;
use crate::models::{Gan, weights};

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

/// One step of the discriminator on `images` `[batch, pixels]` and on those that the generator
/// makes of `codes` `[batch, latent_dim]`.
pub(super) fn discriminator_step(
    gan: &Gan,
    images: Tensor<2>,
    codes: Tensor<2>,
    smoothing: f64,
) -> Step {
    let (loss, terms) = discriminator(gan, images, codes, smoothing);
    Step {
        gradients: weights::gradients(gan, &mut loss.backward()),
        terms,
    }
}

/// One step of the generator on `codes` `[batch, latent_dim]`.
pub(super) fn generator_step(gan: &Gan, codes: Tensor<2>, loss: GeneratorLoss) -> Step {
    let (loss, terms) = generator(gan, codes, loss);
    Step {
        gradients: weights::gradients(gan, &mut loss.backward()),
        terms,
    }
}

/// The terms of both players on one batch, for a model without autodiff.
pub(super) fn terms(
    gan: &Gan,
    images: Tensor<2>,
    codes: Tensor<2>,
    smoothing: f64,
    loss: GeneratorLoss,
) -> Terms {
    let (_, of_discriminator) = discriminator(gan, images, codes.clone(), smoothing);
    let (_, of_generator) = generator(gan, codes, loss);
    both(of_discriminator, of_generator)
}

/// The terms of a step that both players took, each of which begins with its player's loss.
pub fn both(discriminator: Terms, generator: Terms) -> Terms {
    let loss = discriminator[0].1.clone() + generator[0].1.clone();
    let mut terms = vec![(Term::Loss, loss)];
    terms.extend(discriminator);
    terms.extend(generator);
    terms
}

fn discriminator(
    gan: &Gan,
    images: Tensor<2>,
    codes: Tensor<2>,
    smoothing: f64,
) -> (Tensor<1>, Terms) {
    let batch = images.dims()[0];
    let fakes = gan.generate(codes).detach();
    let verdict = gan
        .discriminator()
        .judge(Tensor::cat(vec![images, fakes], 0));
    let real = verdict.of(0, batch).logits;
    let fake = verdict.of(batch, batch).logits;
    let loss = real_loss(real.clone(), smoothing) + fake_loss(fake.clone());
    let terms = vec![
        (Term::DiscriminatorLoss, loss.clone().inner()),
        (Term::RealScore, score(real).inner()),
        (Term::FakeScore, score(fake).inner()),
    ];
    (loss, terms)
}

fn generator(gan: &Gan, codes: Tensor<2>, loss: GeneratorLoss) -> (Tensor<1>, Terms) {
    let frozen = gan.discriminator().clone().no_grad();
    let loss = generator_loss(frozen.judge(gan.generate(codes)).logits, loss);
    let terms = vec![(Term::GeneratorLoss, loss.clone().inner())];
    (loss, terms)
}
