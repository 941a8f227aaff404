//! The game of a generative adversarial network (Goodfellow et al. 2014).
//!
//! Each player's loss has a graph of its own that ends at the other's output or runs through a
//! frozen copy of it, so that a player's gradient touches its own parameters only.

use burn::module::Module;
use burn::tensor::Tensor;

use super::adversary::{fake_loss, generator_loss, real_loss, score};
use super::trace::{alone, gradient};
use super::{
    Batch, Capabilities, KindInfo, Part, Stage, Step, System, Term, Terms, TraceTensors,
    TracedLoss, Update,
};
use crate::config::ModelKind;
use crate::kernels::Noise;
use crate::models::weights::add_gradients;
use crate::models::{Discriminator, Gan, weights};

impl System for Gan {
    fn info() -> KindInfo {
        info()
    }

    /// An update of the discriminator on each batch, then one of the generator, each with codes of
    /// its own. The discriminator's terms are those of its last update.
    fn step(
        mut self,
        mut update: Update,
        batches: Vec<Batch>,
        noise: &mut Noise,
        _step: u64,
    ) -> (Self, Terms) {
        let shape = [batches[0].target.dims()[0], self.latent_dim()];
        let mut terms = Terms::new();
        for batch in batches {
            let codes = noise.standard_normal(shape);
            let taken = discriminator_step(&self, batch.target, codes);
            self = update.of(self, taken.gradients);
            terms = taken.terms;
        }
        let taken = generator_step(&self, noise.standard_normal(shape));
        let gan = update.of(self, taken.gradients);
        (gan, both(terms, taken.terms))
    }

    fn terms(&self, batch: Batch, noise: &mut Noise, _step: u64) -> Terms {
        let codes = noise.standard_normal([batch.target.dims()[0], self.latent_dim()]);
        gan_terms(self, batch.target, codes)
    }

    /// Both players at the weights of now, on one code; forward and back is the generator's loss.
    fn trace(&self, batch: Batch, noise: &mut Noise, _step: u64) -> TraceTensors {
        let codes = noise.standard_normal([1, self.latent_dim()]);
        let frozen = self.clone().no_grad();
        let images = frozen.generate(codes.clone());
        let loss = |images: Tensor<2>| {
            let logits = frozen.discriminator().forward(images).logits;
            generator_loss(logits, self.config.loss)
        };
        let by_pixels = gradient(images.clone(), loss);
        let by_codes = gradient(codes.clone(), |codes| loss(frozen.generate(codes)));
        let discriminator = discriminator_step(self, batch.target, codes.clone());
        let generator = generator_step(self, codes.clone());
        TraceTensors {
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

    fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        self.generate(codes)
    }

    fn discriminator(&self) -> Option<&Discriminator> {
        Some(self.discriminator())
    }
}

/// One step of the discriminator on `images` `[batch, pixels]` and on those that the generator
/// makes of `codes` `[batch, latent_dim]`.
pub fn discriminator_step(gan: &Gan, images: Tensor<2>, codes: Tensor<2>) -> Step {
    let (loss, terms) = discriminator(gan, images, codes);
    Step {
        gradients: weights::gradients(gan, &mut loss.backward()),
        terms,
    }
}

/// One step of the generator on `codes` `[batch, latent_dim]`.
pub fn generator_step(gan: &Gan, codes: Tensor<2>) -> Step {
    let (loss, terms) = generator(gan, codes);
    Step {
        gradients: weights::gradients(gan, &mut loss.backward()),
        terms,
    }
}

/// The terms of both players on `images` `[batch, pixels]` and `codes` `[batch, latent_dim]`, for a model
/// without autodiff.
pub fn gan_terms(gan: &Gan, images: Tensor<2>, codes: Tensor<2>) -> Terms {
    let (_, of_discriminator) = discriminator(gan, images, codes.clone());
    let (_, of_generator) = generator(gan, codes);
    both(of_discriminator, of_generator)
}

/// The terms of a step that both players took, each of which begins with its player's loss.
fn both(discriminator: Terms, generator: Terms) -> Terms {
    let loss = discriminator[0].1.clone() + generator[0].1.clone();
    let mut terms = vec![(Term::Loss, loss)];
    terms.extend(discriminator);
    terms.extend(generator);
    terms
}

fn discriminator(gan: &Gan, images: Tensor<2>, codes: Tensor<2>) -> (Tensor<1>, Terms) {
    let batch = images.dims()[0];
    let fakes = gan.generate(codes).detach();
    let verdict = gan
        .discriminator()
        .forward(Tensor::cat(vec![images, fakes], 0));
    let real = verdict.of(0, batch).logits;
    let fake = verdict.of(batch, batch).logits;
    let loss = real_loss(real.clone(), gan.config.label_smoothing) + fake_loss(fake.clone());
    let terms = vec![
        (Term::DiscriminatorLoss, loss.clone().inner()),
        (Term::RealScore, score(real).inner()),
        (Term::FakeScore, score(fake).inner()),
    ];
    (loss, terms)
}

fn generator(gan: &Gan, codes: Tensor<2>) -> (Tensor<1>, Terms) {
    let frozen = gan.discriminator().clone().no_grad();
    let loss = generator_loss(frozen.forward(gan.generate(codes)).logits, gan.config.loss);
    let terms = vec![(Term::GeneratorLoss, loss.clone().inner())];
    (loss, terms)
}

/// What a page has to know of the kind.
fn info() -> KindInfo {
    KindInfo {
        kind: ModelKind::Gan,
        label: "GAN",
        help: "A generator learns to deceive a discriminator; it has no encoder.",
        formula: r"\begin{aligned}\min_G\, \max_D\; & \mathbb{E}_x[\log D(x)] \\ & + \mathbb{E}_z[\log(1 - D(G(z)))]\end{aligned}",
        summary: "Two players: the discriminator learns to tell drawn images from real ones, the generator learns to be believed. Neither loss has to fall; scores near ½ mean a fair game.",
        capabilities: Capabilities {
            encoder: false,
            posterior: false,
            likelihood: false,
            discriminator: true,
            corruption: false,
        },
        charts: vec![
            Term::DiscriminatorLoss,
            Term::GeneratorLoss,
            Term::RealScore,
            Term::FakeScore,
        ],
        headline: Term::FakeScore,
        stages: vec![
            Stage::Code,
            Stage::Decoder,
            Stage::Cost,
            Stage::ByImage,
            Stage::ByCode,
            Stage::Weights,
        ],
        parts: vec![
            Part::Codes,
            Part::Generator,
            Part::Output,
            Part::Discriminator,
            Part::Cost,
        ],
        traced: TracedLoss {
            label: "Generator’s loss",
            terms: vec![Term::GeneratorLoss],
            trains: Some("generator"),
        },
    }
}
