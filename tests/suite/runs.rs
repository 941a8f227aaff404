//! What binarisation, corruption, schedules and samples make of a run, whatever the device.

use vae_lab::ImageShape;
use vae_lab::bounds::Iwae;
use vae_lab::config::{AutoencoderConfig, Binarisation, Corruption, Schedule, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::sessions::{
    self, SIDE, bars, bound, learning_rate, losses, network, of, on_bars, small, tune, vae,
};
use crate::support::{assert_close_to, assert_same_bits, tolerance};

fn binarised(binarisation: Binarisation) -> SessionConfig {
    let mut config = small();
    *sessions::binarisation(&mut config) = binarisation;
    config
}

fn corrupted(corruption: Corruption) -> SessionConfig {
    of(AutoencoderConfig {
        network: network(),
        latent_dim: 2,
        corruption,
        ..AutoencoderConfig::default()
    })
}

fn session(config: SessionConfig) -> Session {
    on_bars(ComputeDevice::cpu(), config)
}

/// A session on the bars without their greys.
fn on_black_and_white(config: SessionConfig) -> Session {
    let mut session = session(config);
    let images: Vec<_> = bars(SIDE).iter().map(|x| x.round()).collect();
    let loaded = session.load_images(&images, ImageShape::grey(SIDE, SIDE));
    loaded.expect("the bars are images");
    session
}

async_test!(a_threshold_trains_on_black_and_white_images, async {
    let expected = losses(&mut on_black_and_white(small()), 10).await;
    let found = losses(&mut session(binarised(Binarisation::Threshold)), 10).await;
    assert_same_bits("losses", &found, &expected);
    assert_ne!(losses(&mut session(small()), 10).await, expected);
});

async_test!(tossing_coins_leaves_black_and_white_images_alone, async {
    let stochastic = binarised(Binarisation::Stochastic);
    let expected = losses(&mut on_black_and_white(small()), 10).await;
    let found = losses(&mut on_black_and_white(stochastic), 10).await;
    assert_same_bits("losses", &found, &expected);
});

async_test!(grey_images_fall_differently_each_time, async {
    // Weights that all but stay and one batch of all images: the KL knows of no noise, so that only
    // other coins can change it.
    let change = async |binarisation| {
        let mut config = binarised(binarisation);
        config.training.learning_rate = 1e-6;
        config.training.batch_size = 40;
        let report = session(config).train(2).await;
        let report = report.expect("training goes well");
        let kl = report.of(Term::Kl);
        (kl[0] / kl[1] - 1.0).abs()
    };
    let still = change(Binarisation::Threshold).await;
    let tossed = change(Binarisation::Stochastic).await;
    assert!(still < 1e-3 && tossed > 1e-2, "{still} and {tossed}");
});

async_test!(held_out_images_are_the_same_black_and_white_ones, async {
    let config = binarised(Binarisation::Stochastic);
    let mut first = session(config.clone());
    let second = session(SessionConfig { seed: 8, ..config });
    let images = first.held_out(&[0, 1, 2, 3]).expect("there are four");
    assert!(images.pixels.iter().all(|&x| x == 0.0 || x == 1.0));
    assert_eq!(second.held_out(&[0, 1, 2, 3]), Ok(images.clone()));
    // One at a time, and after some training.
    first.train(3).await.expect("training goes well");
    let one = first.held_out(&[2]).expect("it is there");
    assert_eq!(one.pixels, images.pixels[2 * SIDE * SIDE..3 * SIDE * SIDE]);
    let evaluation = first.evaluate(4).await.expect("there are four");
    assert_eq!(first.evaluate(4).await, Ok(evaluation));
});

async_test!(each_corruption_makes_another_run_of_its_own, async {
    let mut runs = Vec::new();
    for corruption in [
        Corruption::None,
        Corruption::Gaussian { scale: 0.5 },
        Corruption::Masking { share: 0.5 },
        Corruption::SaltAndPepper { share: 0.5 },
    ] {
        let run = losses(&mut session(corrupted(corruption)), 10).await;
        let again = losses(&mut session(corrupted(corruption)), 10).await;
        assert_same_bits("losses", &again, &run);
        assert!(!runs.contains(&run), "{corruption:?}");
        runs.push(run);
    }
});

async_test!(a_denoising_autoencoder_rebuilds_what_was_masked, async {
    // Its loss is against the clean image: with every third pixel gone, it comes near the loss of
    // one that sees all, and far below what guessing the mean image costs.
    let learn = async |corruption| {
        let mut config = corrupted(corruption);
        config.training.learning_rate = 1e-2;
        *config.model.latent_dim_mut() = 8;
        let mut session = session(config);
        session.train(400).await.expect("training goes well");
        let evaluation = session.evaluate(4).await.expect("there are four");
        evaluation.of(Term::Loss)
    };
    let clean = learn(Corruption::None).await;
    let masked = learn(Corruption::Masking { share: 0.3 }).await;
    // The grey column costs its entropy, 6 times 0.67 nats, however well it is rebuilt.
    assert!(clean < CLEAN, "{clean}");
    assert!(clean < masked && masked < MASKED, "{masked}");
});
/// The autoencoder's loss on bars, with some tenths of a nat to spare.
const CLEAN: f64 = 4.2;
/// As [`CLEAN`], with pixels missing.
const MASKED: f64 = 7.0;

async_test!(a_schedule_lowers_the_rate_at_the_end_of_its_stage, async {
    // 40 images in batches of 8: five steps an epoch; the stages are of one epoch, three, nine.
    let mut config = small();
    let rate = config.training.learning_rate;
    let mut constant = session(config.clone());
    config.training.schedule = Schedule::PowersOfThree;
    let mut falling = session(config);
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    for step in 0..21 {
        let stage = match step {
            0..5 => 0.0,
            5..20 => 1.0,
            _ => 2.0,
        };
        let report = falling.train(1).await.expect("training goes well");
        let lowered = rate * 10f64.powf(-stage / 7.0);
        let what = format!("the rate of step {}", step + 1);
        assert_close_to(&what, report.learning_rate, lowered, tolerance::EIGEN);
        found.extend_from_slice(report.of(Term::Loss));
        expected.extend(losses(&mut constant, 1).await);
    }
    // The loss of a step is that of the weights before it: the sixth step moves less, and the
    // seventh is the first to show it.
    assert_same_bits("losses", &found[..6], &expected[..6]);
    assert_ne!(found[6], expected[6]);
});

async_test!(a_schedule_is_a_rate_set_by_hand, async {
    let mut config = small();
    let mut by_hand = session(config.clone());
    config.training.schedule = Schedule::PowersOfThree;
    let mut scheduled = session(config);
    let expected = losses(&mut scheduled, 12).await;
    let mut found = losses(&mut by_hand, 5).await;
    let lowered = 1e-3 * 10f64.powf(-1.0 / 7.0);
    tune(&mut by_hand, learning_rate(lowered)).expect("it is allowed");
    found.extend(losses(&mut by_hand, 7).await);
    assert_same_bits("losses", &found, &expected);
});

async_test!(options_can_be_changed_while_a_run_goes_on, async {
    let mut plain = session(small());
    let mut tuned = session(small());
    plain.train(2).await.expect("training goes well");
    tuned.train(2).await.expect("training goes well");
    let tuning = tune(&mut tuned, |config| {
        *sessions::binarisation(config) = Binarisation::Stochastic;
        config.training.schedule = Schedule::PowersOfThree;
        vae(config).bound = Iwae { samples: 4 }.into();
    });
    tuning.expect("it is allowed");
    let config = tuned.config().expect("configured");
    let preparation = config.model.preparation();
    assert_eq!(preparation.binarisation, Binarisation::Stochastic);
    assert_eq!(config.training.schedule, Schedule::PowersOfThree);
    let report = tuned.train(2).await.expect("training goes well");
    assert_eq!(report.step, 4, "the model stays");
    assert!(report.terms.contains_key(&Term::EffectiveSampleSize));
    // What is not allowed is refused as a whole.
    let wrong = tune(&mut tuned, |config| {
        vae(config).bound = Iwae { samples: 1_000 }.into();
        config.training.learning_rate = 0.5;
    });
    wrong.expect_err("a thousand samples are too many");
    let training = &tuned.config().expect("configured").training;
    assert_eq!(training.learning_rate, small().training.learning_rate);
});

async_test!(an_evaluation_with_more_samples_is_tighter, async {
    let mut session = session(small());
    session.train(20).await.expect("training goes well");
    let mut bounds = Vec::new();
    for samples in [1, 64] {
        tune(&mut session, bound(Iwae { samples })).expect("it is allowed");
        let evaluation = session.evaluate(4).await.expect("there are four");
        let size = evaluation.of(Term::EffectiveSampleSize);
        assert!((0.999..=samples as f64 * 1.001).contains(&size), "{size}");
        bounds.push(evaluation.of(Term::Bound));
    }
    assert!(bounds[0] + 0.1 < bounds[1], "{bounds:?}");
});
