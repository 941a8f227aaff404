//! Runs: that they repeat themselves, and the numbers they reach.

use vae_lab::ImageShape;
use vae_lab::config::{DataConfig, ModelConfig, Network, SessionConfig, TrainingConfig, VaeConfig};
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::sessions::{self, elbo, losses, on_bars, on_bars_of, on_digits, small, vae};
use crate::support::{assert_close_to, assert_same_bits, device, tolerance};

fn small_conv() -> SessionConfig {
    let mut config = small();
    *config.model.network_mut() = Network::conv([4, 6]);
    config
}

async_test!(one_seed_gives_one_run, async {
    let mut first = on_bars(device().await, small());
    let mut second = on_bars(device().await, small());
    let expected = losses(&mut first, 20).await;
    assert_same_bits("losses", &losses(&mut second, 20).await, &expected);
    let mut first = on_bars_of(8, device().await, small_conv());
    let mut second = on_bars_of(8, device().await, small_conv());
    let expected = losses(&mut first, 20).await;
    assert_same_bits("losses", &losses(&mut second, 20).await, &expected);
});

async_test!(how_steps_are_cut_into_bursts_changes_nothing, async {
    let mut whole = on_bars(device().await, small());
    let mut cut = on_bars(device().await, small());
    let expected = losses(&mut whole, 20).await;
    let mut found = Vec::new();
    for _ in 0..20 {
        found.extend(losses(&mut cut, 1).await);
    }
    assert_same_bits("losses", &found, &expected);
});

async_test!(looking_at_a_model_leaves_its_run_alone, async {
    let mut plain = on_bars(device().await, small());
    let mut looked_at = on_bars(device().await, small());
    let expected = losses(&mut plain, 10).await;
    let mut found = losses(&mut looked_at, 5).await;
    looked_at
        .evaluate(4)
        .await
        .expect("there are held-out images");
    looked_at.sample(3, 1).await.expect("codes can be drawn");
    looked_at.save().await.expect("it can be saved");
    found.extend(losses(&mut looked_at, 5).await);
    assert_same_bits("losses", &found, &expected);
});

async_test!(another_seed_gives_another_run, async {
    let mut first = on_bars(device().await, small());
    let mut second = on_bars(device().await, SessionConfig { seed: 8, ..small() });
    assert_ne!(losses(&mut first, 1).await, losses(&mut second, 1).await);
});

async_test!(configuring_again_starts_the_same_run_anew, async {
    let mut session = on_bars(device().await, small());
    let expected = losses(&mut session, 5).await;
    session
        .configure(sessions::check(small()))
        .expect("it fits");
    assert_eq!(sessions::step(&session), 0);
    assert_same_bits("losses", &losses(&mut session, 5).await, &expected);
});

/// The summed KL of `images`, from what the encoder says about them.
async fn kl_of(session: &Session, images: &[f32]) -> f64 {
    let (loc, scale) = session.encode(images.to_vec()).await.expect("they fit");
    let pairs = loc.iter().zip(&scale);
    pairs
        .map(|(&loc, &scale)| (f64::from(loc), f64::from(scale)))
        .map(|(loc, scale)| 0.5 * (scale * scale + loc * loc - 1.0 - 2.0 * scale.ln()))
        .sum()
}

async_test!(unshuffled_batches_come_as_the_images_lie, async {
    let training = TrainingConfig {
        // Next to nothing, so that the encoder of the first step is that of the last.
        learning_rate: 1e-6,
        batch_size: 8,
        shuffle: false,
        ..TrainingConfig::default()
    };
    let config = SessionConfig {
        training,
        ..small()
    };
    let mut session = on_bars(device().await, config);
    let mut expected = Vec::new();
    for batch in sessions::bars(sessions::SIDE).chunks_exact(8 * 36) {
        expected.push(kl_of(&session, batch).await / 8.0);
    }
    // Batches differ by more than the tolerance below, so another order would be seen.
    assert!(
        (expected[0] - expected[1]).abs() > 1e-2 * expected[0],
        "{expected:?}"
    );
    let report = session.train(10).await.expect("training goes well");
    assert_eq!(report.epoch, 2);
    for step in 0..10 {
        let (found, expected) = (report.of(Term::Kl)[step], expected[step % 5]);
        assert!(
            (found - expected).abs() < 1e-3 * expected,
            "{found} and {expected}"
        );
    }
});

async_test!(
    a_report_counts_steps_and_epochs_and_its_parts_add_up,
    async {
        let mut config = small();
        vae(&mut config).bound = elbo(3.0);
        let mut session = on_bars(device().await, config);
        session.train(4).await.expect("training goes well");
        let report = session.train(7).await.expect("training goes well");
        assert_eq!((report.first_step, report.step), (5, 11));
        // 40 images in batches of 8: five steps an epoch.
        assert_eq!(report.epoch, 2);
        assert_eq!(report.beta, 3.0);
        assert_eq!(report.of(Term::Loss).len(), 7);
        for i in 0..7 {
            let at = |term| report.of(term)[i];
            let (reconstruction, kl) = (at(Term::Reconstruction), at(Term::Kl));
            let close = tolerance::SUM_OF_TERMS;
            let (loss, bound) = (reconstruction + 3.0 * kl, -(reconstruction + kl));
            assert_close_to("loss", at(Term::Loss), loss, close);
            assert_close_to("bound", at(Term::Bound), bound, close);
        }
    }
);

async_test!(no_steps_change_nothing, async {
    let mut session = on_bars(device().await, small());
    let report = session.train(0).await.expect("nothing can go wrong");
    assert!(report.terms.values().all(Vec::is_empty));
    assert_eq!((report.first_step, report.step), (1, 0));
});

async_test!(a_batch_larger_than_the_data_is_all_of_it, async {
    let mut config = small();
    config.training.batch_size = 1_000;
    let mut session = on_bars(device().await, config);
    let report = session.train(2).await.expect("training goes well");
    assert_eq!(report.epoch, 2);
});

async_test!(five_hundred_digits_are_learnt_to_a_stated_bound, async {
    let config = SessionConfig {
        model: ModelConfig::Vae(VaeConfig {
            network: Network::mlp(vec![32]),
            latent_dim: 4,
            ..VaeConfig::default()
        }),
        training: TrainingConfig {
            learning_rate: 1e-2,
            batch_size: 64,
            ..TrainingConfig::default()
        },
        ..small()
    };
    let mut session = on_digits(device().await, 500, config);
    let before = session.evaluate(50).await.expect("50 are held out");
    session.train(80).await.expect("training goes well");
    let after = session.evaluate(50).await.expect("50 are held out");
    // A grey model (every logit 0) costs 784 ln 2 = 543 nats; an untrained one is near it.
    assert!(
        (-560.0..-530.0).contains(&before.of(Term::Bound)),
        "{before:?}"
    );
    assert!(after.of(Term::Bound) > REACHED, "{after:?}");
    assert_eq!((after.step, after.images), (80, 50));
});
/// The bound on held-out digits after 80 steps, with some nats to spare.
const REACHED: f64 = -180.0;

async_test!(a_convolutional_model_learns_digits_too, async {
    let config = SessionConfig {
        model: ModelConfig::Vae(VaeConfig {
            network: Network::conv([4, 8]),
            latent_dim: 4,
            ..VaeConfig::default()
        }),
        training: TrainingConfig {
            learning_rate: 1e-2,
            batch_size: 32,
            ..TrainingConfig::default()
        },
        ..small()
    };
    let mut session = on_digits(device().await, 100, config);
    session.train(40).await.expect("training goes well");
    let after = session.evaluate(10).await.expect("10 are held out");
    assert!(after.of(Term::Bound) > CONV_REACHED, "{after:?}");
});
/// As [`REACHED`], after 40 steps.
const CONV_REACHED: f64 = -212.0;

/// The KL after training with this weight.
async fn kl_reached(beta: f64) -> f64 {
    let mut config = small();
    vae(&mut config).bound = elbo(beta);
    config.training.learning_rate = 1e-2;
    let mut session = on_bars(device().await, config);
    let report = session.train(150).await.expect("training goes well");
    *report.of(Term::Kl).last().expect("150 steps were taken")
}

async_test!(an_unweighted_kl_grows_and_a_heavy_one_collapses, async {
    let (free, heavy) = (kl_reached(0.0).await, kl_reached(100.0).await);
    assert!(free > 5.0, "{free}");
    assert!(heavy < 0.05, "{heavy}");
});

async_test!(
    an_evaluation_repeats_itself_and_looks_at_as_many_images_as_asked,
    async {
        let session = on_digits(device().await, 300, small());
        let first = session.evaluate(30).await.expect("30 are held out");
        assert_eq!(session.evaluate(30).await, Ok(first.clone()));
        assert_eq!(session.evaluate(1_000).await, Ok(first.clone()));
        let bound = -(first.of(Term::Reconstruction) + first.of(Term::Kl));
        let close = tolerance::SUM_OF_TERMS;
        assert_close_to("bound", first.of(Term::Bound), bound, close);
        let one = session.evaluate(0).await.expect("one at least");
        assert_eq!(one.images, 1);
    }
);

async_test!(an_evaluation_in_chunks_is_the_mean_over_all_images, async {
    // 300 held-out images are two chunks, the second smaller.
    let session = on_digits(device().await, 3_000, small());
    let all = session.evaluate(300).await.expect("300 are held out");
    let first = session.evaluate(250).await.expect("300 are held out");
    let rest = session.held_out(&(250..300).collect::<Vec<_>>());
    let kl_of_the_rest = kl_of(&session, &rest.expect("they are there").pixels).await;
    let expected = (250.0 * first.of(Term::Kl) + kl_of_the_rest) / 300.0;
    assert!(
        (all.of(Term::Kl) - expected).abs() < 1e-4 * expected,
        "{} and {expected}",
        all.of(Term::Kl)
    );
});

async_test!(other_images_of_any_size_begin_a_new_model, async {
    let mut session = on_digits(device().await, 100, small());
    session.train(3).await.expect("training goes well");
    let summary = session.load_digits(200, 5).expect("200 are allowed");
    assert_eq!((summary.train, summary.held_out), (180, 20));
    assert_eq!(sessions::step(&session), 0);
    let expected = DataConfig::Digits {
        count: 200,
        seed: 5,
    };
    assert_eq!(session.config().expect("configured").data, expected);
    let loaded = session.load_images(&sessions::bars(8), ImageShape::grey(8, 8));
    assert_eq!(loaded.expect("the bars are images").shape.height, 8);
    session.train(3).await.expect("training goes well");
});

async_test!(
    loading_images_makes_a_default_model_where_there_is_none,
    async {
        let mut session = Session::new(device().await);
        let summary = session.load_images(&sessions::bars(8), ImageShape::grey(8, 8));
        assert_eq!(summary.expect("the bars are images").train, sessions::COUNT);
        let config = session.config().expect("there is a model");
        assert_eq!(config.model, ModelConfig::default());
    }
);
