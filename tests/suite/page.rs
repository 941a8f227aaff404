//! What a page asks beside training: images in and out, posteriors on the plane, verdicts.

use vae_lab::ImageShape;
use vae_lab::config::{AutoencoderConfig, Corruption, DataConfig, PosteriorKind, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::session::{ImageSet, ModelAtHand, Session};

use crate::adversarial::runs::vae_gan;
use crate::support::sessions::{autoencoder, losses, network, of, on_bars, on_digits, small, vae};
use crate::support::{assert_close, assert_close_to, tolerance};

const COUNT: usize = 40;

/// Image `i` is all of grey `i`, and of class `i % 3`.
fn greys(held_out: usize) -> ImageSet {
    ImageSet {
        name: "greys".into(),
        shape: ImageShape::grey(4, 4),
        pixels: (0..COUNT * 16).map(|at| (at / 16) as u8).collect(),
        labels: Some((0..COUNT).map(|image| (image % 3) as u8).collect()),
        held_out,
    }
}

fn loaded(set: ImageSet) -> Session {
    let mut session = Session::new(ComputeDevice::cpu());
    session
        .load_pixels(set, ModelAtHand::Replaced)
        .expect("the set fits together");
    session
}

fn wide(posterior: PosteriorKind) -> SessionConfig {
    let mut config = small();
    *config.model.latent_dim_mut() = 5;
    vae(&mut config).posterior = posterior;
    config
}

async_test!(
    given_images_are_split_and_come_back_with_their_labels,
    async {
        let session = loaded(greys(0));
        let data = session.data_summary().expect("there are images");
        assert_eq!((data.train, data.held_out, data.classes), (36, 4, 3));
        let images = session.images().expect("there are images");
        assert_eq!((images.pixels.len(), images.held_out), (COUNT * 16, 4));
        let labels = images.labels.as_deref().expect("they had some");
        for (image, label) in images.pixels.chunks(16).zip(labels) {
            assert_eq!(*label, image[0] % 3);
        }
        assert!(matches!(
            &session.config().expect("there is one").data,
            DataConfig::Files { name } if name == "greys"
        ));
        // Given back, they are split as they were.
        let again = loaded(images.clone());
        assert_eq!(again.images(), Ok(images));
    }
);

async_test!(
    the_last_images_are_held_out_where_their_number_is_given,
    async {
        let session = loaded(greys(5));
        let first = session.held_out(&[0]).expect("five are held out");
        assert_close(
            "image 35",
            &first.pixels,
            &[35.0 / 255.0; 16],
            tolerance::IDENTITY,
        );
        assert_eq!(session.images(), Ok(greys(5)));
    }
);

async_test!(images_that_do_not_fit_together_leave_the_run_alone, async {
    let mut session = loaded(greys(0));
    let before = session.data_summary();
    for (set, complaint) in [
        (
            ImageSet {
                held_out: 39,
                ..greys(0)
            },
            "cannot hold out 39",
        ),
        (
            ImageSet {
                labels: Some(vec![1]),
                ..greys(0)
            },
            "labels for 1",
        ),
        (
            ImageSet {
                shape: ImageShape::grey(4, 129),
                ..greys(0)
            },
            "4 to 128",
        ),
        (
            ImageSet {
                shape: ImageShape {
                    channels: 5,
                    ..ImageShape::grey(4, 4)
                },
                ..greys(0)
            },
            "images of 5 channels",
        ),
        (
            ImageSet {
                pixels: vec![],
                ..greys(0)
            },
            "at least one",
        ),
    ] {
        let refused = session
            .load_pixels(set, ModelAtHand::Replaced)
            .expect_err("it was taken");
        assert!(refused.to_string().contains(complaint), "{refused}");
        assert_eq!(session.data_summary(), before);
    }
});

async_test!(a_posterior_on_the_plane_is_where_its_point_is, async {
    for posterior in [PosteriorKind::Diagonal, PosteriorKind::Full] {
        let mut session = on_digits(ComputeDevice::cpu(), 200, wide(posterior));
        losses(&mut session, 30).await;
        let plane = session.latent_plane(20).await.expect("there are 20");
        for index in [0, 7] {
            let found = session.posterior_on_plane(index).await;
            let found = found.expect("there are 20");
            for (axis, mean) in found.mean.into_iter().enumerate() {
                let point = f64::from(plane.points[2 * index + axis]);
                assert_close_to("mean", mean, point, tolerance::NETWORK);
            }
            let [xx, xy, yy] = found.covariance;
            assert!(xx > 0.0 && yy > 0.0 && xx * yy > xy * xy);
        }
    }
});

async_test!(
    codes_of_two_numbers_have_their_own_variances_on_the_plane,
    async {
        let session = on_bars(ComputeDevice::cpu(), small());
        let image = session.held_out(&[2]).expect("four are held out");
        let (loc, scale) = session.encode(image.pixels).await.expect("an image");
        let found = session.posterior_on_plane(2).await;
        let found = found.expect("four are held out");
        for axis in [0, 1] {
            assert_close_to(
                "mean",
                found.mean[axis],
                loc[axis].into(),
                tolerance::NETWORK,
            );
            let variance = f64::from(scale[axis]).powi(2);
            assert_close_to(
                "variance",
                found.covariance[2 * axis],
                variance,
                tolerance::NETWORK,
            );
        }
        assert_close_to("covariance", found.covariance[1], 0.0, tolerance::NETWORK);
    }
);

async_test!(an_autoencoders_posterior_is_a_point, async {
    let session = on_bars(ComputeDevice::cpu(), autoencoder());
    let found = session.posterior_on_plane(0).await;
    assert_eq!(found.expect("four are held out").covariance, [0.0; 3]);
});

async_test!(
    only_a_denoising_run_corrupts_what_its_encoder_is_given,
    async {
        let clean = on_bars(ComputeDevice::cpu(), autoencoder());
        assert_eq!(clean.corrupted_held_out(&[0, 1]), clean.held_out(&[0, 1]));
        let config = of(AutoencoderConfig {
            network: network(),
            latent_dim: 2,
            corruption: Corruption::Masking { share: 0.5 },
            ..AutoencoderConfig::default()
        });
        let noisy = on_bars(ComputeDevice::cpu(), config);
        let corrupted = noisy.corrupted_held_out(&[0, 1]).expect("both are there");
        assert_ne!(Ok(&corrupted), noisy.held_out(&[0, 1]).as_ref());
        // An image's damage is its own, whichever images are asked for with it.
        let second = noisy.corrupted_held_out(&[1]).expect("it is there");
        assert_eq!(second.pixels, corrupted.pixels[36..]);
    }
);

async_test!(a_likelihood_in_parts_covers_each_image_once, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    let samples = 1_000;
    let whole = session.log_likelihood(0, 4, samples).await.expect("few");
    let first = session.log_likelihood(0, 2, samples).await.expect("few");
    let rest = session.log_likelihood(2, 9, samples).await.expect("few");
    assert_eq!((first.images, rest.images), (2, 2));
    // The parts draw codes of their own, so that they agree but for the noise of the estimate.
    let parts = [first.values.clone(), rest.values].concat();
    for (part, value) in parts.iter().zip(&whole.values) {
        assert!((part - value).abs() < 0.1, "{part} for {value}");
    }
    let again = session.log_likelihood(0, 2, samples).await.expect("few");
    assert_eq!(again, first);
    let refused = session.log_likelihood(4, 1, 20).await.expect_err("four");
    assert!(
        refused.to_string().contains("no held-out image 4"),
        "{refused}"
    );
});

async_test!(
    most_digits_are_recognised_and_unlabelled_images_refused,
    async {
        let mut session = on_digits(ComputeDevice::cpu(), 2_000, small());
        let images: Vec<_> = (0..100).collect();
        let labels = session.held_out_labels().expect("there is a run");
        let labels = labels.expect("digits are labelled")[..100].to_vec();
        let pictures = session.held_out(&images).expect("200 are held out");
        let found = session.recognise(pictures.pixels).await;
        let found = found.expect("there are labels");
        assert_eq!((found.classes, found.probabilities.len()), (10, 1_000));
        let rows = found.probabilities.chunks(10).zip(&labels);
        let right = rows.filter(|(row, label)| {
            assert_close_to(
                "sum",
                row.iter().sum::<f32>().into(),
                1.0,
                tolerance::NETWORK,
            );
            row.iter()
                .all(|chance| *chance <= row[usize::from(**label)])
        });
        assert!(right.count() > 80);

        let mut bare = on_bars(ComputeDevice::cpu(), small());
        let image = bare.held_out(&[0]).expect("four are held out");
        let refused = bare.recognise(image.pixels).await.expect_err("no labels");
        assert!(refused.to_string().contains("no labels"), "{refused}");
    }
);

async_test!(only_an_adversary_gives_verdicts, async {
    let session = on_bars(ComputeDevice::cpu(), vae_gan());
    let images = session
        .held_out(&[0, 1, 2])
        .expect("four are held out")
        .pixels;
    let scores = session.discriminate(images.clone()).await;
    let scores = scores.expect("there is a discriminator");
    assert!(scores.len() == 3 && scores.iter().all(|score| (0.0..=1.0).contains(score)));
    let vae = on_bars(ComputeDevice::cpu(), small());
    let refused = vae.discriminate(images).await.expect_err("none there");
    assert!(refused.to_string().contains("discriminator"), "{refused}");
    assert!(Session::new(ComputeDevice::cpu()).images().is_err());
});
