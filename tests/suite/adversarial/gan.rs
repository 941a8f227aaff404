//! A GAN's two players against PyTorch's, and their gradients against differences.

use std::collections::HashMap;

use burn::module::Module;
use vae_lab::config::GeneratorLoss::{Minimax, NonSaturating};
use vae_lab::device::ComputeDevice;
use vae_lab::systems::{Term, Terms, discriminator_step, gan_terms, generator_step};

use super::golden::GoldenGan;
use super::players::{assert_differences, assert_golden};
use crate::support::{assert_close_to, device, read, tolerance};

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
    for (loss, generator) in [
        (NonSaturating, golden.non_saturating),
        (Minimax, golden.minimax),
    ] {
        let gan = golden.build(loss, &device);
        let (images, codes) = (golden.images(&device), golden.codes(&device));
        let found = values(gan_terms(&gan, images, codes)).await;
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
        let gan = golden.build(NonSaturating, &device);
        let (images, codes) = (golden.images(&device), golden.codes(&device));
        let step = discriminator_step(&gan, images, codes);
        let expected = &golden.by_discriminator;
        assert_golden(&gan, step.gradients, "discriminator.", expected).await;
    }
);

async_test!(
    the_generators_gradient_is_pytorchs_and_touches_no_other_weight,
    async {
        let device = device().await.autodiff();
        let golden = GoldenGan::load();
        for (loss, expected) in [
            (NonSaturating, &golden.by_non_saturating),
            (Minimax, &golden.by_minimax),
        ] {
            let gan = golden.build(loss, &device);
            let step = generator_step(&gan, golden.codes(&device));
            assert_golden(&gan, step.gradients, "generator.", expected).await;
        }
    }
);

async_test!(each_players_gradient_is_its_losss_differences, async {
    let cpu = ComputeDevice::cpu();
    let (device, plain) = (cpu.autodiff(), cpu.plain());
    let golden = GoldenGan::load();
    let gan = golden.build(Minimax, &device);
    let (images, codes) = (golden.images(&device), golden.codes(&device));
    let by_discriminator = discriminator_step(&gan, images, codes.clone());
    let by_generator = generator_step(&gan, codes);
    for (step, term) in [
        (by_discriminator, Term::DiscriminatorLoss),
        (by_generator, Term::GeneratorLoss),
    ] {
        let loss = |gan| {
            let (images, codes) = (golden.images(&plain), golden.codes(&plain));
            let mut terms = gan_terms(&gan, images, codes).into_iter();
            terms
                .find(|&(name, _)| name == term)
                .expect("it is there")
                .1
        };
        assert_differences(&format!("{term:?}"), gan.valid(), step.gradients, loss).await;
    }
});
