//! Weight decay in a run: as a part of the loss, and apart from it. The updates themselves are compared
//! with PyTorch's in `optimiser`.

use vae_lab::config::{AdamConfig, GanConfig, OptimiserConfig, SessionConfig, VaeGanConfig};
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::sessions::{self, network, on_bars, small};
use crate::support::{assert_close_to, device, tolerance};

const STRENGTH: f64 = 1.0;
const RATE: f64 = 0.01;

fn penalty() -> OptimiserConfig {
    OptimiserConfig::Adam(AdamConfig {
        weight_decay: STRENGTH,
        ..AdamConfig::default()
    })
}

fn decoupled() -> OptimiserConfig {
    OptimiserConfig::AdamW(AdamConfig {
        weight_decay: STRENGTH,
        ..AdamConfig::ADAM_W
    })
}

/// A VAE, a GAN and a VAE-GAN, each with the beginnings of the names of its players' weights.
fn models() -> [(SessionConfig, &'static [&'static str]); 3] {
    let gan = sessions::of(GanConfig {
        network: network(),
        latent_dim: 2,
        ..GanConfig::default()
    });
    let vae_gan = sessions::of(VaeGanConfig {
        network: network(),
        latent_dim: 2,
        ..VaeGanConfig::default()
    });
    [
        (small(), &["encoder.", "decoder."]),
        (gan, &["generator.", "discriminator."]),
        (vae_gan, &["encoder.", "decoder.", "discriminator."]),
    ]
}

async fn started(mut config: SessionConfig, optimiser: OptimiserConfig) -> Session {
    config.training.optimiser = optimiser;
    config.training.learning_rate = RATE;
    on_bars(device().await, config)
}

/// All weights whose names begin so, after some steps.
async fn weights(session: &mut Session, steps: usize, player: &str) -> Vec<f64> {
    if steps > 0 {
        session.train(steps).await.expect("training goes well");
    }
    let all = session.weights().await.expect("the device answers");
    let own = all.iter().filter(|tensor| tensor.name.starts_with(player));
    let values: Vec<_> = own
        .flat_map(|tensor| tensor.values.iter().map(|&value| value.into()))
        .collect();
    assert!(!values.is_empty(), "nothing begins with {player}");
    values
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

async_test!(
    the_loss_is_the_sum_of_reconstruction_kl_and_penalty,
    async {
        let mut session = started(small(), penalty()).await;
        let start = weights(&mut session, 0, "").await;
        let report = session.train(1).await.expect("training goes well");
        let [loss, reconstruction, kl, penalty] = [
            Term::Loss,
            Term::Reconstruction,
            Term::Kl,
            Term::WeightPenalty,
        ]
        .map(|term| report.of(term)[0]);
        let expected = 0.5 * STRENGTH * dot(&start, &start);
        assert_close_to("penalty", penalty, expected, tolerance::NETWORK);
        let sum = reconstruction + kl + penalty;
        assert_close_to("loss", loss, sum, tolerance::NETWORK);
        assert_close_to(
            "bound",
            report.of(Term::Bound)[0],
            -(reconstruction + kl),
            tolerance::NETWORK,
        );
        let held_out = session.evaluate(4).await.expect("there are images");
        let after = weights(&mut session, 0, "").await;
        let expected = 0.5 * STRENGTH * dot(&after, &after);
        let found = held_out.of(Term::WeightPenalty);
        assert_close_to("held-out penalty", found, expected, tolerance::NETWORK);
        let sum = held_out.of(Term::Reconstruction) + held_out.of(Term::Kl) + expected;
        let found = held_out.of(Term::Loss);
        assert_close_to("held-out loss", found, sum, tolerance::NETWORK);
    }
);

async_test!(a_loss_without_a_penalty_has_no_term_for_it, async {
    for optimiser in [OptimiserConfig::default(), decoupled()] {
        let mut session = started(small(), optimiser).await;
        let report = session.train(1).await.expect("training goes well");
        assert!(!report.terms.contains_key(&Term::WeightPenalty));
    }
});

async_test!(
    the_weights_of_every_player_decay_by_a_share_of_the_learning_rate,
    async {
        for (config, players) in models() {
            for player in players {
                let mut plain = started(config.clone(), OptimiserConfig::default()).await;
                let mut decaying = started(config.clone(), decoupled()).await;
                let start = weights(&mut plain, 0, player).await;
                let plain = weights(&mut plain, 1, player).await;
                let decaying = weights(&mut decaying, 1, player).await;
                let lost: Vec<_> = plain.iter().zip(&decaying).map(|(a, b)| a - b).collect();
                let share = dot(&lost, &start) / dot(&start, &start);
                let expected = RATE * STRENGTH;
                assert!(
                    (share / expected - 1.0).abs() < 0.02,
                    "{player} of {:?}: {share}",
                    config.model.kind()
                );
            }
        }
    }
);

async_test!(a_penalty_makes_the_weights_of_every_player_smaller, async {
    for (config, players) in models() {
        for player in players {
            let mut plain = started(config.clone(), OptimiserConfig::default()).await;
            let mut penalised = started(config.clone(), penalty()).await;
            let [plain, penalised] = [
                weights(&mut plain, 10, player).await,
                weights(&mut penalised, 10, player).await,
            ]
            .map(|weights| dot(&weights, &weights));
            assert!(penalised < plain, "{player}: {penalised} against {plain}");
        }
    }
});
