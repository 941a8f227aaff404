//! A VAE-GAN's three players against PyTorch's, and their gradients against differences.

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::config::Objective;
use vae_lab::device::ComputeDevice;
use vae_lab::models::VaeGan;
use vae_lab::objectives::{Losses, Term};

use super::golden::GoldenVaeGan;
use super::players::{assert_differences, assert_golden};
use crate::support::{assert_close_to, device, read, tolerance};

const PLAYERS: [&str; 3] = ["encoder.", "decoder.", "discriminator."];

fn objective(golden: &GoldenVaeGan) -> Objective {
    Objective::VaeGan {
        gamma: golden.gamma,
        gate: false,
    }
}

async_test!(the_losses_and_scores_are_those_of_pytorch, async {
    let device = device().await.plain();
    let golden = GoldenVaeGan::load();
    let (images, draws) = (golden.images(&device), golden.draws(&device));
    let model = golden.build(&device);
    let found = objective(&golden).vae_gan_terms(&model, images, draws);
    let expected = [
        (Term::Loss, golden.loss),
        (Term::DiscriminatorLoss, golden.discriminator_loss),
        (Term::GeneratorLoss, golden.generator_loss),
        (Term::FeatureLoss, golden.feature_loss),
        (Term::Kl, golden.kl),
        (Term::RealScore, golden.real_score),
        (Term::FakeScore, golden.fake_score),
    ];
    assert_eq!(found.len(), expected.len());
    for ((term, value), (name, expected)) in found.into_iter().zip(expected) {
        assert_eq!(term, name);
        let value = read(value).await[0].into();
        assert_close_to(&format!("{term:?}"), value, expected, tolerance::NETWORK);
    }
});

async_test!(
    each_players_gradient_is_pytorchs_and_touches_no_other_weight,
    async {
        let device = device().await.autodiff();
        let golden = GoldenVaeGan::load();
        let model = golden.build(&device);
        let (images, draws) = (golden.images(&device), golden.draws(&device));
        let (turns, _) = objective(&golden).vae_gan_step(&model, images, draws);
        for (turn, player) in turns.into_iter().zip(PLAYERS) {
            assert!(turn.waits.is_none(), "there is no gate");
            assert_golden(&model, turn.gradients, player, &golden.gradients).await;
        }
    }
);

async_test!(each_players_gradient_is_its_own_losss_differences, async {
    let cpu = ComputeDevice::cpu();
    let (device, plain) = (cpu.autodiff(), cpu.plain());
    let golden = GoldenVaeGan::load();
    let model = golden.build(&device);
    let (images, draws) = (golden.images(&device), golden.draws(&device));
    let (turns, _) = objective(&golden).vae_gan_step(&model, images, draws);
    let losses: [fn(Losses) -> Tensor<1>; 3] = [|l| l.encoder, |l| l.decoder, |l| l.discriminator];
    for ((turn, player), loss) in turns.into_iter().zip(PLAYERS).zip(losses) {
        let loss = |model: VaeGan| {
            let (images, draws) = (golden.images(&plain), golden.draws(&plain));
            loss(Losses::new(&model, images, draws, golden.gamma))
        };
        assert_differences(player, model.valid(), turn.gradients, loss).await;
    }
});
