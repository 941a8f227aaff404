//! Sets of a handful of images: each question has figures for an answer, or one clear sentence.

use vae_lab::ImageShape;
use vae_lab::config::{ClassifierConfig, Network, PosteriorKind, SessionConfig};
use vae_lab::data::Dataset;
use vae_lab::device::ComputeDevice;
use vae_lab::explore::Path;
use vae_lab::session::{ImageSet, ModelAtHand, Session};

use crate::support::sessions::{check, small, vae};

const SIDE: usize = 8;

/// Image `i` is a gradient that is its own, and of class `i % classes`.
fn few(count: usize, classes: usize) -> ImageSet {
    let pixel = |at: usize| (at / (SIDE * SIDE) * 37 + at % (SIDE * SIDE) * 3) as u8;
    ImageSet {
        name: "few".into(),
        shape: ImageShape::grey(SIDE, SIDE),
        pixels: (0..count * SIDE * SIDE).map(pixel).collect(),
        labels: Some((0..count).map(|image| (image % classes) as u8).collect()),
        held_out: 0,
    }
}

fn on_few(count: usize, mut config: SessionConfig) -> Session {
    let mut session = Session::new(ComputeDevice::cpu());
    session
        .load_pixels(few(count, 2), ModelAtHand::Replaced)
        .expect("three are enough");
    config.data = session.config().expect("there is one").data.clone();
    session.configure(check(config)).expect("it fits");
    session
}

fn configs() -> [SessionConfig; 3] {
    let [mut deep, mut full] = [small(), small()];
    *deep.model.latent_dim_mut() = 6;
    *full.model.latent_dim_mut() = 3;
    vae(&mut full).posterior = PosteriorKind::Full;
    *full.model.network_mut() = Network::conv([4, 5]);
    [small(), deep, full]
}

#[test]
fn at_least_a_tenth_is_held_out_and_never_under_two_where_there_are_four() {
    for (count, held_out) in [
        (3, 1),
        (4, 2),
        (5, 2),
        (10, 2),
        (19, 2),
        (20, 2),
        (21, 3),
        (40, 4),
        (101, 11),
    ] {
        let pixels = vec![0; count * 16];
        let set = Dataset::new("a", ImageShape::grey(4, 4), pixels, None).expect("a set");
        let split = set.split_tenth(0).expect("enough of them");
        let found = (split.train.len(), split.held_out.len());
        assert_eq!(found, (count - held_out, held_out), "of {count}");
    }
}

async_test!(every_view_of_few_images_can_be_drawn, async {
    for count in [3, 4, 10, 19] {
        for config in configs() {
            let mut session = on_few(count, config);
            session.train(3).await.expect("training goes well");
            let held_out = session.data_summary().expect("configured").held_out;
            let plane = session.latent_plane(600).await.expect("there are codes");
            assert_eq!(plane.points.len(), 2 * held_out);
            let shares = plane.explained.iter().chain([&0.0]);
            assert!(shares.clone().all(|share| share.is_finite()), "{plane:?}");
            assert!(plane.points.iter().all(|point| point.is_finite()));
            let ring = session.decode_plane(vec![0.5, -0.5]).await;
            assert_eq!(ring.expect("a place").pixels.len(), SIDE * SIDE);
            session.posterior_on_plane(0).await.expect("there is one");
            session
                .interpolate(0, held_out - 1, 5, Path::Linear)
                .await
                .expect("a walk");
            let summary = session.latent_summary(500).await.expect("there are codes");
            assert!(summary.kl_per_dimension.iter().all(|kl| kl.is_finite()));
        }
    }
});

async_test!(one_image_tells_nothing_of_how_images_differ, async {
    let mut session = on_few(3, small());
    let alone = session.log_likelihood(0, 100, 20).await.expect("a VAE");
    assert_eq!((alone.images, alone.standard_error), (1, None));
    let summary = session.latent_summary(500).await.expect("there are codes");
    assert_eq!(summary.warning, None, "a variance of one value");
    let refused = session.sample_quality(200, 1).await.expect_err("one image");
    let sentence = "Samples are judged beside at least 2 held-out images; “few” has 1.";
    assert_eq!(refused.to_string(), sentence);

    let session = on_few(10, small());
    let two = session.log_likelihood(0, 100, 20).await.expect("a VAE");
    let error = two.standard_error.expect("of two");
    let [a, b] = two.values[..] else {
        panic!("two images")
    };
    assert!((error - (a - b).abs() / 2.0).abs() < 1e-9, "{error}");
});

async_test!(every_measure_of_few_images_gives_figures, async {
    for count in [4, 10, 19] {
        for config in configs() {
            let bound = *config.model.bound().expect("a VAE");
            let mut session = on_few(count, config);
            session.train(3).await.expect("training goes well");
            let train = session.data_summary().expect("configured").train;
            let found = session.log_likelihood(0, 100, 20).await.expect("a VAE");
            assert!(found.mean.is_finite() && found.standard_error.is_some_and(f64::is_finite));
            let snr = session.gradient_snr(bound, 4, 8).await.expect("a VAE");
            assert!(
                snr.encoder.is_finite() && snr.decoder.is_finite(),
                "{snr:?}"
            );
            let quality = session.sample_quality(1000, 1).await.expect("labelled");
            assert!(quality.frechet_distance.is_finite(), "{quality:?}");
            assert_eq!(quality.samples, 2);
            let labels = ClassifierConfig {
                labels: train,
                max_epochs: 5,
                ..ClassifierConfig::default()
            };
            let report = session.classify(labels).await.expect("labelled");
            let rates = [report.codes.accuracy, report.pixels.accuracy];
            assert!(
                rates.iter().all(|rate| (0.0..=1.0).contains(rate)),
                "{rates:?}"
            );
        }
    }
});

async_test!(
    more_labels_than_images_are_refused_with_both_numbers,
    async {
        let session = on_few(10, small());
        let refused = session.classify(ClassifierConfig::default()).await;
        let message = refused.expect_err("a hundred labels").to_string();
        assert!(
            message.contains("100 labels") && message.contains("has 8"),
            "{message}"
        );
    }
);

async_test!(
    a_number_that_no_held_out_image_has_is_told_with_those_there_are,
    async {
        let session = on_few(10, small());
        let message = session
            .held_out(&[0, 12])
            .expect_err("there are two")
            .to_string();
        let sentence = "There is no held-out image 12: they are numbered from 0 to 1.";
        assert_eq!(message, sentence);
    }
);
