//! A VAE-GAN's three players against PyTorch's, and their gradients against differences.

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::device::ComputeDevice;
use vae_lab::models::VaeGan;
use vae_lab::systems::{Losses, Term};

use super::golden::GoldenVaeGan;
use super::players::{assert_differences, assert_golden};
use crate::support::{assert_close_to, device, read, tolerance};

const PLAYERS: [&str; 3] = ["encoder.", "decoder.", "discriminator."];

async_test!(the_losses_and_scores_are_those_of_pytorch, async {
    let device = device().await.plain();
    let golden = GoldenVaeGan::load();
    let (images, draws) = (golden.images(&device), golden.draws(&device));
    let model = golden.build(&device);
    let found = Losses::new(&model, images, draws).terms();
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
        let updates = Losses::new(&model, images, draws).updates(&model);
        for (update, player) in updates.into_iter().zip(PLAYERS) {
            assert!(update.frozen.is_none(), "there is no gate");
            assert_golden(&model, update.gradients, player, &golden.gradients).await;
        }
    }
);

async_test!(each_players_gradient_is_its_own_losss_differences, async {
    let cpu = ComputeDevice::cpu();
    let (device, plain) = (cpu.autodiff(), cpu.plain());
    let golden = GoldenVaeGan::load();
    let model = golden.build(&device);
    let (images, draws) = (golden.images(&device), golden.draws(&device));
    let updates = Losses::new(&model, images, draws).updates(&model);
    let losses: [fn(Losses) -> Tensor<1>; 3] = [|l| l.encoder, |l| l.decoder, |l| l.discriminator];
    for ((update, player), loss) in updates.into_iter().zip(PLAYERS).zip(losses) {
        let loss = |model: VaeGan| {
            let (images, draws) = (golden.images(&plain), golden.draws(&plain));
            loss(Losses::new(&model, images, draws))
        };
        assert_differences(player, model.valid(), update.gradients, loss).await;
    }
});
