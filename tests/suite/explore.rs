//! Pictures of a model: decoded, sampled, reconstructed, interpolated, spread over the plane.

use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::explore::{self, Path};
use vae_lab::session::Session;

use crate::support::sessions::{SIDE, bars, on_bars, small};
use crate::support::{Close, assert_close, device, draws, tolerance};

const PIXELS: usize = SIDE * SIDE;

/// One picture drawn alone and in a batch may be summed in another order.
const PICTURE: Close = tolerance::NETWORK;

/// A session whose model knows the bars a little, so that pictures differ.
async fn trained() -> Session {
    let mut config = small();
    config.training.learning_rate = 1e-2;
    let mut session = on_bars(device().await, config);
    session.train(25).await.expect("training goes well");
    session
}

#[track_caller]
fn assert_pictures(what: &str, found: &[f32], expected: &[f32]) {
    let expected: Vec<_> = expected.iter().copied().map(f64::from).collect();
    assert_close(what, found, &expected, PICTURE);
}

async_test!(reconstructions_are_images_of_the_models_shape, async {
    let session = trained().await;
    let images = bars(SIDE)[..5 * PIXELS].to_vec();
    let drawn = session.reconstruct(images.clone()).await.expect("they fit");
    assert_eq!(
        (drawn.count(), drawn.shape),
        (5, ImageShape::grey(SIDE, SIDE))
    );
    assert_eq!(drawn.pixels.len(), images.len());
    assert!(drawn.pixels.iter().all(|grey| (0.0..=1.0).contains(grey)));
    let (codes, scale) = session.encode(images).await.expect("they fit");
    assert_eq!((codes.len(), scale.len()), (10, 10));
    assert!(scale.iter().all(|&scale| scale > 0.0));
    assert_eq!(session.decode(codes).await, Ok(drawn));
});

async_test!(
    an_interpolation_starts_and_ends_at_the_two_reconstructions,
    async {
        let session = trained().await;
        let ends = session.held_out(&[0, 3]).expect("both are there");
        let ends = session.reconstruct(ends.pixels).await;
        let ends = ends.expect("they fit").pixels;
        for path in [Path::Linear, Path::Spherical] {
            let pictures = session
                .interpolate(0, 3, 7, path)
                .await
                .expect("both are there");
            let pictures = pictures.pixels;
            assert_eq!(pictures.len(), 7 * PIXELS);
            assert_pictures("start", &pictures[..PIXELS], &ends[..PIXELS]);
            assert_pictures("end", &pictures[6 * PIXELS..], &ends[PIXELS..]);
        }
    }
);

async_test!(
    an_interpolation_from_an_image_to_itself_stands_still,
    async {
        let session = trained().await;
        for path in [Path::Linear, Path::Spherical] {
            let pictures = session
                .interpolate(1, 1, 4, path)
                .await
                .expect("it is there");
            let (first, rest) = pictures.pixels.split_at(PIXELS);
            for picture in rest.chunks_exact(PIXELS) {
                assert_pictures("on the way", picture, first);
            }
        }
    }
);

async_test!(
    samples_of_a_seed_are_the_same_and_of_another_are_not,
    async {
        let session = trained().await;
        let first = session.sample(6, 4).await.expect("six are few");
        assert_eq!(first.count(), 6);
        assert!(first.pixels.iter().all(|grey| (0.0..=1.0).contains(grey)));
        assert_eq!(session.sample(6, 4).await, Ok(first.clone()));
        assert_ne!(session.sample(6, 5).await, Ok(first.clone()));
        let fewer = session.sample(2, 4).await.expect("two are few");
        assert_pictures("the first two", &fewer.pixels, &first.pixels[..2 * PIXELS]);
    }
);

async_test!(a_manifold_is_the_decoded_plane, async {
    let session = trained().await;
    let pictures = session
        .manifold(5, 2.0)
        .await
        .expect("codes have two dimensions");
    let decoded = session.decode(explore::plane(5, 2.0)).await;
    assert_eq!(decoded, Ok(pictures.clone()));
    let corner = session.decode(vec![-2.0, 2.0]).await.expect("two numbers");
    assert_pictures("top left", &pictures.pixels[..PIXELS], &corner.pixels);
    let corner = session.decode(vec![2.0, -2.0]).await.expect("two numbers");
    let last = &pictures.pixels[24 * PIXELS..];
    assert_pictures("bottom right", last, &corner.pixels);
});

async_test!(held_out_images_are_encoded_as_if_given, async {
    let session = trained().await;
    let images = session.held_out(&[0, 1, 2, 3]).expect("there are four");
    let (expected, _) = session.encode(images.pixels).await.expect("they fit");
    assert_eq!(session.encode_held_out(4).await, Ok(expected.clone()));
    assert_eq!(session.encode_held_out(1_000).await, Ok(expected));
});

#[derive(Deserialize)]
struct Quantiles {
    shares: Vec<f64>,
    quantiles: Vec<f64>,
}

async_test!(codes_of_the_prior_are_standard_normal, async {
    // A decoder that draws its code: hidden units are z and -z, and the first two logits their
    // differences, so that the logits of its pictures are the codes themselves.
    let mut session = on_bars(device().await, small());
    let mut weights = session.weights().await.expect("there is a model");
    for tensor in &mut weights {
        tensor.values.fill(0.0);
        let entries: &[(usize, f32)] = match tensor.name.as_str() {
            // [16, 2] and [36, 16].
            "decoder.body.layers.0.weight" => &[(0, 1.0), (2, -1.0), (5, 1.0), (7, -1.0)],
            "decoder.out.weight" => &[(0, 1.0), (1, -1.0), (18, 1.0), (19, -1.0)],
            _ => &[],
        };
        for &(place, value) in entries {
            tensor.values[place] = value;
        }
    }
    session.set_weights(&weights).expect("they fit");
    let pictures = session.sample(10_000, 1).await.expect("as many as allowed");
    let logit = |grey: f32| (grey / (1.0 - grey)).ln();
    let codes = pictures
        .pixels
        .chunks_exact(PIXELS)
        .flat_map(|picture| [picture[0], picture[1]]);
    let codes: Vec<_> = codes.map(logit).collect();
    let Quantiles { shares, quantiles } = golden!("normal.json");
    let distance = draws::kolmogorov_smirnov(&codes, &shares, &quantiles);
    assert!(distance < tolerance::KOLMOGOROV_SMIRNOV, "{distance}");
    let products = codes
        .chunks_exact(2)
        .map(|code| f64::from(code[0] * code[1]));
    let (mean, error) = draws::mean_and_error(&products.collect::<Vec<_>>());
    assert!(
        mean.abs() < tolerance::STANDARD_ERRORS * error,
        "correlated: {mean}"
    );
});
