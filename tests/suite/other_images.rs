//! What a model owes to the images it learnt from: steps, epochs and checkpoints when others come.

use vae_lab::ImageShape;
use vae_lab::config::{DataConfig, Schedule, SessionConfig, TrainingConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::error::Notice;
use vae_lab::session::{ImageSet, ModelAtHand, Session};

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::sessions::{on_digits, small, step};
use crate::support::{assert_close, tolerance};

const SIDE: usize = 28;

/// Of the size of digits; `shade` tells two sets apart.
fn photos(count: usize, shade: u8) -> ImageSet {
    let pixel = |at: usize| (at / 7) as u8 ^ shade;
    ImageSet {
        name: "photos".into(),
        shape: ImageShape::grey(SIDE, SIDE),
        pixels: (0..count * SIDE * SIDE).map(pixel).collect(),
        labels: None,
        held_out: 0,
    }
}

/// Ten steps on 90 digits are an epoch.
fn config() -> SessionConfig {
    let mut config = small();
    config.training.batch_size = 9;
    config
}

async fn epoch_after(session: &mut Session, steps: usize) -> u64 {
    session
        .train(steps)
        .await
        .expect("training goes well")
        .epoch
}

async_test!(other_images_begin_a_new_model_of_the_same_settings, async {
    let mut session = on_digits(ComputeDevice::cpu(), 100, config());
    session.train(25).await.expect("training goes well");
    let learnt = session.weights().await;
    session
        .load_pixels(photos(20, 0), ModelAtHand::Replaced)
        .expect("they are images");
    assert_eq!(step(&session), 0);
    assert_ne!(session.weights().await, learnt);
    assert_eq!(
        session.config().expect("there is one").training,
        config().training
    );
    assert_eq!(epoch_after(&mut session, 1).await, 0);
    session.load_digits(100, 1).expect("digits");
    assert_eq!(step(&session), 0);
});

async_test!(
    a_model_that_goes_on_keeps_its_step_and_counts_epochs_anew,
    async {
        let mut session = on_digits(ComputeDevice::cpu(), 100, config());
        assert_eq!(epoch_after(&mut session, 25).await, 2);
        session
            .load_pixels(photos(20, 0), ModelAtHand::Kept)
            .expect("they are images");
        assert_eq!(step(&session), 25);
        // Two steps see these 18 images once.
        assert_eq!(epoch_after(&mut session, 1).await, 0);
        assert_eq!(epoch_after(&mut session, 4).await, 2);
    }
);

async_test!(
    a_model_for_images_of_another_size_is_replaced_even_so,
    async {
        let mut session = on_digits(ComputeDevice::cpu(), 100, config());
        session.train(3).await.expect("training goes well");
        let small = ImageSet {
            shape: ImageShape::grey(14, SIDE),
            ..photos(20, 0)
        };
        session
            .load_pixels(small, ModelAtHand::Kept)
            .expect("they are images");
        assert_eq!(step(&session), 0);
    }
);

async_test!(
    epochs_and_losses_go_on_bit_for_bit_from_a_checkpoint_on_later_images,
    async {
        let scheduled = SessionConfig {
            training: TrainingConfig {
                schedule: Schedule::PowersOfThree,
                ..config().training
            },
            ..config()
        };
        let mut session = on_digits(ComputeDevice::cpu(), 100, scheduled);
        session.train(25).await.expect("training goes well");
        session
            .load_pixels(photos(20, 0), ModelAtHand::Kept)
            .expect("they are images");
        session.train(3).await.expect("training goes well");
        let file = session.save().await.expect("it can be saved");
        assert_eq!(CheckpointFile::open(&file).metadata["since"], "25");
        let mut opened = Session::new(ComputeDevice::cpu());
        opened
            .load_pixels(photos(20, 0), ModelAtHand::Replaced)
            .expect("they are images");
        let summary = opened.load(&file).expect("its images are at hand");
        assert_eq!((summary.step, summary.notice), (28, None));
        let (next, same) = (session.train(3).await, opened.train(3).await);
        assert_eq!(next, same);
    }
);

/// Other digits than those that [`on_digits`] draws.
fn other_digits() -> ImageSet {
    let mut session = Session::new(ComputeDevice::cpu());
    session.load_digits(100, 2).expect("digits");
    session.images().expect("it has images")
}

async_test!(
    a_model_that_knows_something_of_other_images_keeps_its_weights,
    async {
        let mut quick = config();
        quick.training.learning_rate = 1e-2;
        let mut session = on_digits(ComputeDevice::cpu(), 100, quick);
        session.train(300).await.expect("training goes well");
        let learnt = session.weights().await;
        let file = session.save().await.expect("it can be saved");
        session
            .load_pixels(other_digits(), ModelAtHand::Kept)
            .expect("they are images");
        assert_eq!(session.weights().await, learnt);
        session
            .load_pixels(other_digits(), ModelAtHand::Replaced)
            .expect("they are images");
        session.load_onto_images(&file).expect("they have its size");
        assert_eq!(session.weights().await, learnt);
    }
);

async_test!(
    a_model_that_knows_less_of_other_images_than_their_mean_is_shrunk_and_perturbed,
    async {
        let mut quick = config();
        quick.training.learning_rate = 1e-2;
        let mut session = on_digits(ComputeDevice::cpu(), 100, quick.clone());
        let fresh = session.weights().await.expect("there is a model");
        session.train(300).await.expect("training goes well");
        let learnt = session.weights().await.expect("there is a model");
        session
            .load_pixels(photos(20, 0), ModelAtHand::Kept)
            .expect("they are images");
        let found = session.weights().await.expect("there is a model");
        for ((found, learnt), fresh) in found.iter().zip(learnt).zip(fresh) {
            let pairs = learnt.values.iter().zip(&fresh.values);
            let expected: Vec<_> = pairs.map(|(own, new)| f64::from(own * 0.3 + new)).collect();
            assert_close(&found.name, &found.values, &expected, tolerance::NETWORK);
        }
    }
);

/// How often the optimiser has updated each parameter.
fn updates(file: &CheckpointFile) -> Vec<u64> {
    let counted: std::collections::BTreeMap<String, u64> =
        serde_json::from_str(&file.metadata["updates"]).expect("it is JSON");
    counted.into_values().collect()
}

async_test!(the_optimiser_forgets_the_gradients_on_other_images, async {
    let mut session = on_digits(ComputeDevice::cpu(), 100, config());
    session.train(25).await.expect("training goes well");
    session
        .load_pixels(photos(20, 0), ModelAtHand::Kept)
        .expect("they are images");
    session.train(3).await.expect("training goes well");
    let file = session.save().await.expect("it can be saved");
    let counted = updates(&CheckpointFile::open(&file));
    assert!(!counted.is_empty() && counted.iter().all(|&times| times == 3));
    session
        .load_pixels(photos(20, 77), ModelAtHand::Replaced)
        .expect("they are images");
    session.load(&file).expect("they have its size");
    session.train(2).await.expect("training goes well");
    let file = session.save().await.expect("it can be saved");
    let counted = updates(&CheckpointFile::open(&file));
    assert!(counted.iter().all(|&times| times == 2), "{counted:?}");
});

async_test!(
    a_checkpoint_of_other_images_says_so_and_counts_epochs_of_those_at_hand,
    async {
        let mut session = Session::new(ComputeDevice::cpu());
        session
            .load_pixels(photos(20, 0), ModelAtHand::Replaced)
            .expect("they are images");
        session.train(9).await.expect("training goes well");
        let file = session.save().await.expect("it can be saved");
        session
            .load_pixels(photos(20, 77), ModelAtHand::Replaced)
            .expect("they are images");
        let summary = session.load(&file).expect("they have its size");
        let notice = summary.notice.expect("they are others");
        assert_eq!(notice.sentence, Notice::OtherImages);
        assert_eq!(summary.step, 9);
        assert_eq!(
            epoch_after(&mut session, 1).await,
            1,
            "all 18 are one batch"
        );
    }
);

async_test!(
    a_checkpoint_of_digits_goes_on_with_the_images_at_hand_where_that_is_asked,
    async {
        let digits = on_digits(ComputeDevice::cpu(), 100, config());
        let file = digits.save().await.expect("it can be saved");
        let mut session = Session::new(ComputeDevice::cpu());
        session
            .load_pixels(photos(20, 0), ModelAtHand::Replaced)
            .expect("they are images");
        let summary = session.load_onto_images(&file).expect("they have its size");
        let notice = summary.notice.expect("they are others");
        assert_eq!(notice.sentence, Notice::OtherImages);
        let data = DataConfig::Files {
            name: "photos".into(),
        };
        assert_eq!(session.config().expect("there is one").data, data);
        assert_eq!(session.weights().await, digits.weights().await);
        // And not where it isn't.
        session.load(&file).expect("it brings its digits along");
        assert_eq!(
            session.data_summary().expect("configured").name,
            "Generated digits"
        );
    }
);

async_test!(
    a_checkpoint_onto_images_of_another_size_is_refused_and_they_stay,
    async {
        let digits = on_digits(ComputeDevice::cpu(), 100, config());
        let file = digits.save().await.expect("it can be saved");
        let mut session = Session::new(ComputeDevice::cpu());
        assert!(
            session.load_onto_images(&file).is_err(),
            "there are no images"
        );
        let small = ImageSet {
            shape: ImageShape::grey(14, SIDE),
            ..photos(20, 0)
        };
        session
            .load_pixels(small, ModelAtHand::Replaced)
            .expect("they are images");
        let message = session
            .load_onto_images(&file)
            .expect_err("28 by 28")
            .to_string();
        assert!(message.contains("14 by 28"), "{message}");
        assert_eq!(session.data_summary().expect("configured").name, "photos");
    }
);

async_test!(
    a_checkpoint_whose_images_came_after_its_last_step_is_refused,
    async {
        let session = on_digits(ComputeDevice::cpu(), 100, config());
        let mut file = CheckpointFile::open(&session.save().await.expect("it can be saved"));
        for odd in ["1", "-1", "many"] {
            file.metadata.insert("since".into(), odd.into());
            let mut other = Session::new(ComputeDevice::cpu());
            let message = other.load(&file.bytes()).expect_err("step 0").to_string();
            assert!(message.contains("“since”"), "{message}");
        }
    }
);
