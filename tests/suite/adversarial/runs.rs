//! Whole runs of both kinds: that they go, repeat themselves, resume, and judge their samples.

use vae_lab::config::{GanConfig, Network, SessionConfig, VaeGanConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::diagnostics::gradient_energy;
use vae_lab::error::DataError;
use vae_lab::explore::Path;
use vae_lab::session::Session;
use vae_lab::{Error, ImageBatch};

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::sessions::{losses, network, of, on_bars, on_bars_of, on_digits, small};
use crate::support::{assert_same_bits, device};

pub fn gan() -> SessionConfig {
    adversarial(2)
}

fn adversarial(discriminator_steps: usize) -> SessionConfig {
    of(GanConfig {
        network: network(),
        latent_dim: 2,
        discriminator_steps,
        label_smoothing: 0.125,
        ..GanConfig::default()
    })
}

pub fn vae_gan() -> SessionConfig {
    of(VaeGanConfig {
        network: network(),
        latent_dim: 2,
        ..VaeGanConfig::default()
    })
}

async_test!(both_kinds_train_evaluate_and_sample, async {
    for (config, terms) in [(gan(), 5), (vae_gan(), 7)] {
        let mut session = on_bars(device().await, config);
        let report = session.train(3).await.expect("training goes well");
        let evaluation = session.evaluate(4).await.expect("four are held out");
        assert_eq!((report.step, report.terms.len()), (3, terms));
        assert!(report.terms.keys().eq(evaluation.terms.keys()));
        assert!(evaluation.terms.values().all(|value| value.is_finite()));
        let images = session.sample(2, 1).await.expect("codes can be drawn");
        assert_eq!((images.count(), images.pixels.len()), (2, 2 * 36));
        assert!(
            images
                .pixels
                .iter()
                .all(|pixel| (0.0..=1.0).contains(pixel))
        );
    }
});

async_test!(convolutional_players_train_too, async {
    for mut config in [gan(), vae_gan()] {
        *config.model.network_mut() = Network::conv([4, 6]);
        let mut session = on_bars_of(8, device().await, config);
        let losses = losses(&mut session, 2).await;
        assert!(losses.iter().all(|loss| loss.is_finite()));
    }
});

async_test!(how_steps_are_cut_into_bursts_changes_no_player, async {
    for config in [gan(), vae_gan()] {
        let mut whole = on_bars(device().await, config.clone());
        let mut cut = on_bars(device().await, config);
        let expected = losses(&mut whole, 9).await;
        let mut found = Vec::new();
        for _ in 0..3 {
            found.extend(losses(&mut cut, 3).await);
        }
        assert_same_bits("losses", &found, &expected);
    }
});

async_test!(a_saved_run_of_either_kind_goes_on_bit_for_bit, async {
    for config in [gan(), vae_gan()] {
        let mut session = on_bars(device().await, config.clone());
        session.train(5).await.expect("training goes well");
        let file = session.save().await.expect("the run can be saved");
        let expected = losses(&mut session, 5).await;
        let mut loaded = on_bars(device().await, SessionConfig { seed: 99, ..config });
        let summary = loaded.load(&file).expect("the file is whole");
        assert_eq!((summary.step, summary.notice), (5, None));
        assert_same_bits("losses", &losses(&mut loaded, 5).await, &expected);
    }
});

async_test!(
    a_discriminator_of_three_updates_a_step_takes_three_batches,
    async {
        let mut session = on_bars(device().await, gan());
        let three = adversarial(3).check().expect("three are allowed");
        session.tune(three).expect("they need no new model");
        // 40 images are five batches of 8: five steps of three are three epochs.
        let report = session.train(5).await.expect("training goes well");
        assert_eq!(report.epoch, 3);
        let file = CheckpointFile::open(&session.save().await.expect("it can be saved"));
        let updates = &file.metadata["updates"];
        let expected = [
            r#""discriminator.logit.bias":15"#,
            r#""generator.out.bias":5"#,
        ];
        assert!(expected.iter().all(|e| updates.contains(e)), "{updates}");
        session.load(&file.bytes()).expect("it can be loaded");
    }
);

async_test!(a_gan_says_that_it_has_no_encoder, async {
    let session = on_bars(device().await, gan());
    let refusals = [
        session.encode(vec![0.0; 36]).await.map(drop),
        session.encode_held_out(2).await.map(drop),
        session.reconstruct(vec![0.0; 36]).await.map(drop),
        session.interpolate(0, 1, 3, Path::Linear).await.map(drop),
    ];
    for refusal in refusals {
        let error = refusal.expect_err("there is no encoder");
        assert_eq!(error.name(), "ArgumentError");
        assert!(error.to_string().contains("no encoder"), "{error}");
    }
});

async_test!(weights_have_the_names_of_their_players, async {
    for (config, players) in [
        (gan(), &["generator.", "discriminator."][..]),
        (vae_gan(), &["encoder.", "decoder.", "discriminator."]),
    ] {
        let session = on_bars(device().await, config);
        let weights = session.weights().await.expect("the device answers");
        let names: Vec<_> = weights.iter().map(|tensor| tensor.name.as_str()).collect();
        assert!(names.contains(&"discriminator.logit.weight"), "{names:?}");
        assert!(names.contains(&"discriminator.body.layers.0.weight"));
        let owned = |name: &&&str| players.iter().any(|player| name.starts_with(player));
        assert_eq!(names.iter().filter(owned).count(), names.len());
    }
});

/// A few digits, and a model that has hardly learnt them.
fn judged(config: SessionConfig) -> Session {
    on_digits(ComputeDevice::cpu(), 600, config)
}

async_test!(
    the_quality_of_samples_repeats_itself_and_is_that_of_the_samples,
    async {
        let mut session = judged(vae_gan());
        let first = session.sample_quality(40, 5).await.expect("labelled");
        let images = session.sample(40, 5).await.expect("codes can be drawn");
        let energy = |images: &ImageBatch| gradient_energy(&images.pixels, images.shape);
        assert_eq!(first.gradient_energy, energy(&images));
        let real = session.held_out(&(0..40).collect::<Vec<_>>());
        let real = energy(&real.expect("60 are held out"));
        assert_eq!(first.real_gradient_energy, real);
        assert_eq!(first.coverage.shares.len(), 10);
        assert!((first.coverage.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(session.sample_quality(40, 5).await, Ok(first));
        let all = session.sample_quality(1_000, 5).await.expect("labelled");
        assert_eq!(all.samples, 60, "no more than are held out");
        let few = session.sample_quality(0, 5).await.expect("labelled");
        assert_eq!(few.samples, 2, "a spread needs two");
    }
);

async_test!(training_brings_samples_nearer_to_the_images, async {
    let mut config = small();
    *config.model.network_mut() = Network::mlp(vec![32]);
    *config.model.latent_dim_mut() = 4;
    config.training.learning_rate = 1e-2;
    config.training.batch_size = 64;
    let mut session = judged(config);
    let before = session.sample_quality(60, 1).await.expect("labelled");
    session.train(200).await.expect("training goes well");
    let after = session.sample_quality(60, 1).await.expect("labelled");
    assert!(
        after.frechet_distance < NEARER * before.frechet_distance,
        "{} and {}",
        before.frechet_distance,
        after.frechet_distance
    );
});

/// The share of the distance that is left, with some to spare.
const NEARER: f64 = 0.75;

async_test!(samples_without_labelled_images_are_not_judged, async {
    let mut session = on_bars(ComputeDevice::cpu(), gan());
    let refused = session.sample_quality(10, 1).await;
    assert!(
        matches!(refused, Err(Error::Data(DataError::NoLabels { .. }))),
        "{refused:?}"
    );
});
