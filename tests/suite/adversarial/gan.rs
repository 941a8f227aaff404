//! A GAN's two players against PyTorch's, and their gradients against differences.

use std::collections::HashMap;

use burn::module::Module;
use vae_lab::config::GeneratorLoss::{Minimax, NonSaturating};
use vae_lab::config::{GeneratorLoss, Objective};
use vae_lab::device::ComputeDevice;
use vae_lab::objectives::{Term, Terms};

use super::golden::GoldenGan;
use super::players::{assert_differences, assert_golden};
use crate::support::{assert_close_to, device, read, tolerance};

fn objective(golden: &GoldenGan, loss: GeneratorLoss) -> Objective {
    Objective::Adversarial {
        loss,
        discriminator_steps: 1,
        label_smoothing: golden.smoothing,
    }
}

async fn values(terms: Terms) -> HashMap<Term, f64> {
    let mut values = HashMap::new();
    for (term, value) in terms {
        values.insert(term, read(value).await[0].into());
    }
    values
}

async_test!(both_players_losses_and_scores_are_those_of_pytorch, async {
    let device = device().await.plain();
    let golden = GoldenGan::load();
    let gan = golden.build(&device);
    for (loss, generator) in [
        (NonSaturating, golden.non_saturating),
        (Minimax, golden.minimax),
    ] {
        let (images, codes) = (golden.images(&device), golden.codes(&device));
        let found = values(objective(&golden, loss).gan_terms(&gan, images, codes)).await;
        let expected = [
            (Term::Loss, golden.discriminator + generator),
            (Term::DiscriminatorLoss, golden.discriminator),
            (Term::GeneratorLoss, generator),
            (Term::RealScore, golden.real_score),
            (Term::FakeScore, golden.fake_score),
        ];
        assert_eq!(found.len(), expected.len());
        for (term, value) in expected {
            assert_close_to(
                &format!("{term:?}"),
                found[&term],
                value,
                tolerance::NETWORK,
            );
        }
    }
});

async_test!(
    the_discriminators_gradient_is_pytorchs_and_touches_no_other_weight,
    async {
        let device = device().await.autodiff();
        let golden = GoldenGan::load();
        let gan = golden.build(&device);
        let (images, codes) = (golden.images(&device), golden.codes(&device));
        let step = objective(&golden, NonSaturating).discriminator_step(&gan, images, codes);
        let expected = &golden.by_discriminator;
        assert_golden(&gan, step.gradients, "discriminator.", expected).await;
    }
);

async_test!(
    the_generators_gradient_is_pytorchs_and_touches_no_other_weight,
    async {
        let device = device().await.autodiff();
        let golden = GoldenGan::load();
        let gan = golden.build(&device);
        for (loss, expected) in [
            (NonSaturating, &golden.by_non_saturating),
            (Minimax, &golden.by_minimax),
        ] {
            let step = objective(&golden, loss).generator_step(&gan, golden.codes(&device));
            assert_golden(&gan, step.gradients, "generator.", expected).await;
        }
    }
);

async_test!(each_players_gradient_is_its_losss_differences, async {
    let cpu = ComputeDevice::cpu();
    let (device, plain) = (cpu.autodiff(), cpu.plain());
    let golden = GoldenGan::load();
    let gan = golden.build(&device);
    let objective = objective(&golden, Minimax);
    let (images, codes) = (golden.images(&device), golden.codes(&device));
    let by_discriminator = objective.discriminator_step(&gan, images, codes.clone());
    let by_generator = objective.generator_step(&gan, codes);
    for (step, term) in [
        (by_discriminator, Term::DiscriminatorLoss),
        (by_generator, Term::GeneratorLoss),
    ] {
        let loss = |gan| {
            let (images, codes) = (golden.images(&plain), golden.codes(&plain));
            let mut terms = objective.gan_terms(&gan, images, codes).into_iter();
            terms
                .find(|&(name, _)| name == term)
                .expect("it is there")
                .1
        };
        assert_differences(&format!("{term:?}"), gan.valid(), step.gradients, loss).await;
    }
});
