//! What is learned and held between limits, or rounded to the end of a range, finds its way back.

use burn::tensor::{Tensor, activation};
use vae_lab::ImageShape;
use vae_lab::config::{LikelihoodKind, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::kernels::{held, sigmoid};
use vae_lab::session::{ImageSet, ModelAtHand, Session};
use vae_lab::systems::Term;

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::sessions::{COUNT, SIDE, bars, on_bars, small, vae};
use crate::support::{assert_close, device, draws, host_tensor, read, tolerance};

/// The value of `f` at `x`, and the gradient of it weighed by `slopes`.
async fn value_and_gradient(
    x: &[f32],
    slopes: &[f32],
    f: impl Fn(Tensor<2>) -> Tensor<2>,
) -> [Vec<f32>; 2] {
    let device = device().await.autodiff();
    let leaf = host_tensor(x.to_vec(), [1, x.len()], &device).require_grad();
    let slopes = host_tensor(slopes.to_vec(), [1, x.len()], &device);
    let value = f(leaf.clone());
    let mut found = (value.clone() * slopes).sum().backward();
    let by = leaf.grad_remove(&mut found).expect("it depends on it");
    [read(value.inner()).await, read(by).await]
}

async_test!(
    beyond_a_limit_only_descent_that_leads_back_has_a_slope,
    async {
        let x = [-9.0, -9.0, -2.0, -1.0, 0.5, 0.5, 3.0, 4.0, 9.0, 9.0];
        let slopes = [2.0, -2.0, 1.0, -3.0, 2.0, -2.0, 5.0, -5.0, 0.25, -0.25];
        let [value, by] = value_and_gradient(&x, &slopes, |x| held(x, (-2.0, 3.0))).await;
        let expected = [-2.0, -2.0, -2.0, -1.0, 0.5, 0.5, 3.0, 3.0, 3.0, 3.0];
        assert_eq!(value, expected);
        let expected = [0.0, -2.0, 1.0, -3.0, 2.0, -2.0, 5.0, 0.0, 0.25, 0.0];
        assert_eq!(by, expected);
    }
);

async_test!(
    inside_its_limits_a_held_number_is_itself_bit_for_bit,
    async {
        let x = draws::uniform(1, -4.6, 0.0, 403);
        let slopes = draws::standard_normal(2, 403);
        let [value, by] = value_and_gradient(&x, &slopes, |x| held(x, (-4.6, 0.0))).await;
        assert_eq!(value, x);
        assert_eq!(by, slopes);
    }
);

async_test!(a_sigmoid_is_burns_where_that_has_a_slope, async {
    let x: Vec<_> = draws::standard_normal(3, 403);
    let slopes = draws::standard_normal(4, 403);
    let found = value_and_gradient(&x, &slopes, sigmoid).await;
    let expected = value_and_gradient(&x, &slopes, activation::sigmoid).await;
    for (found, expected) in found.iter().zip(expected) {
        let expected: Vec<_> = expected.into_iter().map(f64::from).collect();
        assert_close("sigmoid", found, &expected, tolerance::NETWORK);
    }
});

async_test!(a_sigmoid_rounded_to_its_end_has_a_slope, async {
    let x = [17.0, -17.0, 25.0, -25.0, 60.0, -60.0];
    let [value, by] = value_and_gradient(&x, &[1.0; 6], sigmoid).await;
    assert_eq!((value[0], value[2], value[4]), (1.0, 1.0, 1.0));
    for (x, by) in x.iter().zip(by) {
        let expected = (-f64::from(x.abs())).exp();
        let ratio = f64::from(by) / expected;
        assert!((ratio - 1.0).abs() < 1e-4, "at {x}: {by}");
    }
});

const LEARNED: [LikelihoodKind; 2] = [
    LikelihoodKind::NormalLearned,
    LikelihoodKind::NormalPerPixel,
];

/// The smallest scale and the largest, by their logarithms.
const LEAST: f32 = -4.605_170_2;
const MOST: f32 = 0.0;

fn learned(likelihood: LikelihoodKind, seed: u32) -> SessionConfig {
    let mut config = small();
    vae(&mut config).likelihood = likelihood;
    config.training.learning_rate = 1e-2;
    config.seed = seed;
    config
}

fn on_images(images: &[f32], config: SessionConfig) -> Session {
    let mut session = on_bars(ComputeDevice::cpu(), config);
    let loaded = session.load_images(images, ImageShape::grey(SIDE, SIDE));
    loaded.expect("these are images");
    session
}

async fn train(session: &mut Session, steps: usize) {
    let report = session.train(steps).await.expect("training goes well");
    assert!(report.of(Term::Bound).iter().all(|bound| bound.is_finite()));
}

async fn bound(session: &Session) -> f64 {
    let evaluation = session.evaluate(COUNT).await.expect("some are held out");
    evaluation.of(Term::Bound)
}

/// The values of a tensor of the model.
async fn weight(session: &Session, name: &str) -> Vec<f32> {
    let weights = session.weights().await.expect("there is a model");
    let found = weights.into_iter().find(|tensor| tensor.name == name);
    found.expect("the model has it").values
}

/// The one scale lies there, but for momentum.
async fn assert_at_the_limit(session: &Session) {
    let found = weight(session, "log_scale").await[0];
    assert!((LEAST - 0.3..LEAST + 0.3).contains(&found), "{found}");
}

async_test!(on_black_images_the_scale_is_held_at_its_limit, async {
    for likelihood in LEARNED {
        let mut session = on_images(&[0.0; COUNT * SIDE * SIDE], learned(likelihood, 7));
        train(&mut session, 1500).await;
        if likelihood == LikelihoodKind::NormalLearned {
            assert_at_the_limit(&session).await;
        }
        // 36 pixels that lie at their mean with the smallest scale.
        let most = 36.0 * (-f64::from(LEAST) - 0.5 * vae_lab::math::LN_TAU);
        let found = bound(&session).await;
        println!("black {likelihood:?}: {found} of {most}");
        assert!(
            (most - 2.0..=most).contains(&found),
            "{likelihood:?}: {found}"
        );
    }
});

async_test!(
    a_scale_that_was_saved_far_beyond_its_limits_comes_back,
    async {
        let config = learned(LikelihoodKind::NormalLearned, 7);
        let mut session = on_bars(ComputeDevice::cpu(), config);
        train(&mut session, 400).await;
        let saved = session.save().await.expect("it can be saved");
        let usual = weight(&session, "log_scale").await[0];
        for (far, limit) in [(-60.0, LEAST), (40.0, MOST)] {
            let mut file = CheckpointFile::open(&saved);
            file.tensor("log_scale").fill(far);
            session.load(&file.bytes()).expect("it fits");
            assert_eq!(weight(&session, "log_scale").await[0], limit);
            train(&mut session, 400).await;
            let found = weight(&session, "log_scale").await[0];
            println!("from {far}: {found}, where it was {usual}");
            assert!(
                (found - usual).abs() < 0.5,
                "from {far}: {found} of {usual}"
            );
        }
    }
);

/// What bars are learned from, and held out.
fn set(images: &[f32]) -> ImageSet {
    let pixels = images.iter().map(|x| (x * 255.0).round() as u8);
    ImageSet {
        name: "bars".into(),
        shape: ImageShape::grey(SIDE, SIDE),
        pixels: pixels.collect(),
        labels: None,
        held_out: 4,
    }
}

async_test!(
    after_images_that_never_vary_a_model_comes_near_a_fresh_one_on_others,
    async {
        let bars = bars(SIDE);
        let four = bars[..4 * SIDE * SIDE].repeat(COUNT / 4);
        for likelihood in LEARNED {
            let start = |images| {
                let mut session = on_bars(ComputeDevice::cpu(), learned(likelihood, 7));
                let loaded = session.load_pixels(set(images), ModelAtHand::Replaced);
                loaded.expect("these are images");
                session
            };
            let mut fresh = start(&bars);
            let first = bound(&fresh).await;
            train(&mut fresh, 400).await;
            let expected = bound(&fresh).await;
            let mut session = start(&four);
            train(&mut session, 3000).await;
            let kept = session.load_pixels(set(&bars), ModelAtHand::Kept);
            kept.expect("they have its size");
            let before = bound(&session).await;
            train(&mut session, 400).await;
            let found = bound(&session).await;
            println!("{likelihood:?}: {first} to {expected} afresh; {before} to {found}");
            let near = expected - 0.1 * (expected - first);
            assert!(found > near, "{likelihood:?}: {found} of {expected}");
        }
    }
);
