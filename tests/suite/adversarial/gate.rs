//! The gate between decoder and discriminator: when a player is frozen, and that nothing of it moves.

use burn::module::{Module, Param};
use burn::tensor::{Bool, Tensor, TensorData};
use vae_lab::config::{AdagradConfig, AdamConfig, OptimiserConfig};
use vae_lab::models::weights::{self, NamedTensor};
use vae_lab::optimiser::{Optimiser, PlayerUpdate};
use vae_lab::session::Session;
use vae_lab::systems::frozen;

use super::runs::vae_gan;
use crate::support::sessions::on_bars;
use crate::support::{device, read, tensor};

/// Whether the decoder and the discriminator are frozen at these cross-entropies on real and on fake
/// images.
async fn are_frozen(real: f64, fake: f64) -> [bool; 2] {
    let device = device().await.plain();
    let loss = |value| tensor::<1>(&[value], [1], &device);
    let [decoder, discriminator] = frozen(loss(real), loss(fake)).map(|frozen| frozen.float());
    [read(decoder).await[0], read(discriminator).await[0]].map(|x| x == 1.0)
}

async_test!(the_side_that_wins_too_clearly_is_frozen, async {
    // About ln 2 = 0.69, by 0.35 at most.
    for (real, fake, expected) in [
        (0.69, 0.69, [false, false]),
        (0.35, 1.04, [false, false]),
        (0.3, 0.3, [false, true]),
        (0.3, 0.7, [false, false]),
        (1.1, 0.7, [true, false]),
        (0.7, 1.1, [true, false]),
        (0.1, 2.0, [true, false]),
    ] {
        assert_eq!(are_frozen(real, fake).await, expected, "{real} and {fake}");
    }
});

#[derive(Module, Debug)]
struct Point {
    value: Param<Tensor<1>>,
}

/// Values and moments after an update for each of `gates`: `None` has no gate, `Some(true)` freezes.
async fn after(gates: &[Option<bool>], rule: OptimiserConfig) -> Vec<Vec<f32>> {
    let device = device().await.autodiff();
    let plain = device.clone().inner();
    let flag = |frozen| Tensor::<1, Bool>::from_data(TensorData::from([frozen]), &plain);
    let mut optimiser = Optimiser::new(rule);
    let mut point = Point {
        value: Param::from_tensor(tensor(&[1.0, -2.0, 0.5], [3], &device)),
    };
    for gate in gates {
        let loss = point.value.val().square().sum();
        let gradients = weights::gradients(&point, &mut loss.backward());
        let player = PlayerUpdate {
            gradients,
            frozen: gate.map(flag),
        };
        point = optimiser.update_player(point, player, 0.125);
    }
    let memory = optimiser.memory()[0].clone();
    let tensors = [point.value.val().inner(), memory.second];
    let all = tensors.into_iter().chain(memory.first).collect();
    vae_lab::device::read(all)
        .await
        .expect("the device answers")
}

async_test!(
    a_frozen_update_leaves_values_and_moments_bit_for_bit,
    async {
        for rule in rules() {
            let before = after(&[None, None], rule).await;
            assert_eq!(after(&[None, None, Some(true)], rule).await, before);
        }
    }
);

async_test!(an_update_that_is_not_frozen_is_the_plain_one, async {
    for rule in rules() {
        let plain = after(&[None, None, None], rule).await;
        assert_eq!(after(&[None, None, Some(false)], rule).await, plain);
        assert_ne!(after(&[None, None], rule).await, plain);
    }
});

fn rules() -> [OptimiserConfig; 4] {
    let adagrad = OptimiserConfig::Adagrad(AdagradConfig::default());
    let adam_w = OptimiserConfig::AdamW(AdamConfig::ADAM_W);
    let penalised = OptimiserConfig::Adam(AdamConfig {
        weight_decay: 0.25,
        ..AdamConfig::default()
    });
    [OptimiserConfig::default(), adagrad, adam_w, penalised]
}

/// The weights of a session on bars after one step from where the discriminator's logit is
/// `slope * (ink of the image) + bias`, and before it.
async fn step_from(slope: f32, bias: f32) -> [Vec<NamedTensor>; 2] {
    let mut session = on_bars(device().await, vae_gan());
    let mut start = all_weights(&session).await;
    for tensor in &mut start {
        match tensor.name.as_str() {
            "discriminator.body.layers.0.weight" => tensor.values.fill(1.0),
            "discriminator.body.layers.0.bias" => tensor.values.fill(0.0),
            "discriminator.logit.weight" => {
                let units = tensor.values.len() as f32;
                tensor.values.fill(slope / units);
            }
            "discriminator.logit.bias" => tensor.values.fill(bias),
            _ => {}
        }
    }
    session.set_weights(&start).expect("they fit");
    session.train(1).await.expect("training goes well");
    [start, all_weights(&session).await]
}

async fn all_weights(session: &Session) -> Vec<NamedTensor> {
    session.weights().await.expect("the device answers")
}

/// Which players' weights moved.
fn moved([before, after]: [Vec<NamedTensor>; 2]) -> [bool; 3] {
    ["encoder.", "decoder.", "discriminator."].map(|player| {
        let pairs = before.iter().zip(&after);
        let mut own = pairs.filter(|(tensor, _)| tensor.name.starts_with(player));
        own.any(|(before, after)| before.values != after.values)
    })
}

async_test!(a_step_moves_every_player_but_the_frozen_one, async {
    // A bar has an ink of 8; what an untrained decoder makes of 36 pixels, of about 18.
    assert_eq!(moved(step_from(0.0, 0.0).await), [true, true, true]);
    assert_eq!(moved(step_from(-1.0, 13.0).await), [true, true, false]);
    assert_eq!(moved(step_from(0.0, 3.0).await), [true, false, true]);
});
