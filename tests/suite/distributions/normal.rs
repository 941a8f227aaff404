//! Independent normals.

use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::distributions::Normal;

use super::{assert_value_and_gradients, row};
use crate::support::{assert_close, device, draws, host_tensor, read, tensor, tolerance};

#[derive(Deserialize)]
struct GoldenNormal {
    cases: Vec<NormalCase>,
}

#[derive(Deserialize)]
struct NormalCase {
    name: String,
    loc: Vec<f64>,
    log_scale: Vec<f64>,
    value: Vec<f64>,
    log_prob: f64,
    /// By `loc` and by `log_scale`.
    log_prob_gradients: [Vec<f64>; 2],
    kl: f64,
    kl_gradients: [Vec<f64>; 2],
}

impl NormalCase {
    fn all() -> Vec<Self> {
        let golden: GoldenNormal = golden!("normal.json");
        golden.cases
    }

    /// `loc` and `log_scale` as leaves, and the distribution of them.
    fn build(&self, device: &Device) -> ([Tensor<2>; 2], Normal) {
        let leaf = |values: &[f64]| row(values, device).require_grad();
        let leaves = [leaf(&self.loc), leaf(&self.log_scale)];
        let [loc, log_scale] = leaves.clone();
        (leaves, Normal::new(loc, log_scale))
    }
}

async_test!(
    normal_log_prob_and_its_gradients_are_those_of_scipy,
    async {
        let device = device().await.autodiff();
        for case in NormalCase::all() {
            let (leaves, normal) = case.build(&device);
            let log_prob = normal.log_prob(row(&case.value, &device));
            let expected = &case.log_prob_gradients;
            assert_value_and_gradients(&case.name, log_prob, &leaves, case.log_prob, expected)
                .await;
        }
    }
);

async_test!(normal_kl_and_its_gradients_are_those_of_pytorch, async {
    let device = device().await.autodiff();
    for case in NormalCase::all() {
        let (leaves, normal) = case.build(&device);
        let kl = normal.kl_to_standard();
        assert_value_and_gradients(&case.name, kl, &leaves, case.kl, &case.kl_gradients).await;
    }
});

async_test!(kl_is_zero_for_equal_distributions, async {
    let device = device().await.plain();
    let zeros = || Tensor::zeros([3, 5], &device);
    let kl = Normal::new(zeros(), zeros()).kl_to_standard();
    assert_eq!(read(kl).await, [0.0; 3]);
});

async_test!(kl_is_never_negative, async {
    let device = device().await.plain();
    let rows = 500;
    let draw = |seed, low, high| {
        let values = draws::uniform(seed, low, high, rows);
        host_tensor(values, [rows, 1], &device)
    };
    // Close to the standard normal, where rounding could push it below zero, and far from it.
    for width in [1e-4, 1e-2, 1.0, 10.0] {
        let normal = Normal::new(draw(1, -width, width), draw(2, -width, width));
        let kl = read(normal.kl_to_standard()).await;
        let least = kl.iter().copied().fold(f32::INFINITY, f32::min);
        assert!(f64::from(least) >= -tolerance::DENSITY.absolute, "{least}");
    }
});

async_test!(a_draw_is_loc_plus_scale_times_noise, async {
    let device = device().await.plain();
    let (loc, log_scale) = ([0.5, -2.0, 300.0], [0.0, -1.0, 2.0]);
    let normal = Normal::new(row(&loc, &device), row(&log_scale, &device));
    let noise = [1.5, -0.75, 0.0];
    let found = read(normal.rsample(row(&noise, &device))).await;
    let expected: Vec<_> = (0..3)
        .map(|i: usize| loc[i] + log_scale[i].exp() * noise[i])
        .collect();
    assert_close("the draw", &found, &expected, tolerance::DENSITY);
});

async_test!(draws_have_the_mean_and_the_scale_of_their_normal, async {
    let device = device().await.plain();
    let count = 20_000;
    let column = |x: f64| Tensor::<2>::ones([count, 1], &device) * x;
    let normal = Normal::new(column(-1.5), column(0.25f64.ln()));
    let noise = host_tensor(draws::standard_normal(3, count), [count, 1], &device);
    let drawn = read(normal.rsample(noise)).await;
    let drawn: Vec<_> = drawn.into_iter().map(f64::from).collect();
    let (mean, error) = draws::mean_and_error(&drawn);
    assert!((mean + 1.5).abs() < tolerance::STANDARD_ERRORS * error);
    let squares: Vec<_> = drawn.iter().map(|x| (x + 1.5).powi(2)).collect();
    let (variance, error) = draws::mean_and_error(&squares);
    assert!((variance - 0.0625).abs() < tolerance::STANDARD_ERRORS * error);
});

async_test!(a_draw_carries_gradients_to_loc_and_scale, async {
    let device = device().await.autodiff();
    let loc = row(&[0.3, -1.0], &device).require_grad();
    let log_scale = row(&[0.5, -0.5], &device).require_grad();
    let draw = Normal::new(loc.clone(), log_scale.clone()).rsample(row(&[2.0, -1.0], &device));
    let gradients = draw.sum().backward();
    let by_loc = read(loc.grad(&gradients).expect("loc takes part")).await;
    assert_eq!(by_loc, [1.0, 1.0]);
    let by_log_scale = read(log_scale.grad(&gradients).expect("log_scale takes part")).await;
    let expected = [2.0 * 0.5f64.exp(), -(-0.5f64).exp()];
    let what = "gradient by log_scale";
    assert_close(what, &by_log_scale, &expected, tolerance::GRADIENT);
});

#[derive(Deserialize)]
struct GoldenPairs {
    cases: Vec<NormalPair>,
}

#[derive(Deserialize)]
struct NormalPair {
    name: String,
    /// `loc` and `log_scale` of the one, then of the other.
    parameters: [Vec<f64>; 4],
    kl: f64,
    kl_gradients: Vec<Vec<f64>>,
    entropy: f64,
    entropy_gradients: Vec<Vec<f64>>,
}

async_test!(
    normal_kl_of_a_pair_and_entropy_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        let golden: GoldenPairs = golden!("normal_pairs.json");
        for case in golden.cases {
            let leaves = case.parameters.map(|p| row(&p, &device).require_grad());
            let [loc, log_scale, other_loc, other_log_scale] = leaves.clone();
            let normal = Normal::new(loc, log_scale);
            let kl = normal.kl_divergence(&Normal::new(other_loc, other_log_scale));
            assert_value_and_gradients(&case.name, kl, &leaves, case.kl, &case.kl_gradients).await;
            let (entropy, expected) = (normal.entropy(), &case.entropy_gradients);
            assert_value_and_gradients(&case.name, entropy, &leaves, case.entropy, expected).await;
        }
    }
);

async_test!(the_kl_of_each_dimension_adds_up_to_the_whole, async {
    let device = device().await.plain();
    let normal = Normal::new(
        row(&[0.0, 2.0, -1.0], &device),
        row(&[0.0, 0.0, 0.5f64.ln()], &device),
    );
    let found = read(normal.kl_to_standard_per_dimension()).await;
    let shares = [0.0, 2.0, 0.5 * (0.25 + 1.0 - 1.0) + 2f64.ln()];
    assert_close("each", &found, &shares, tolerance::DENSITY);
    let whole = read(normal.kl_to_standard()).await;
    assert_close("all", &whole, &[shares.iter().sum()], tolerance::DENSITY);
});

async_test!(the_density_of_a_draw_is_known_from_its_noise, async {
    let device = device().await.plain();
    let normal = Normal::new(row(&[0.5, -2.0], &device), row(&[0.25, -1.0], &device));
    let noise = row(&[1.5, -0.75], &device);
    let expected = read(normal.log_prob(normal.rsample(noise.clone()))).await[0];
    let found = read(normal.log_prob_of_noise(noise)).await;
    assert_close("log_prob", &found, &[expected.into()], tolerance::DENSITY);
});

async_test!(
    repetitions_lie_one_batch_after_another_and_share_their_gradient,
    async {
        let device = device().await.autodiff();
        let loc = tensor(&[1.0, 2.0, 3.0, 4.0], [2, 2], &device).require_grad();
        let normal = Normal::new(loc.clone(), Tensor::zeros([2, 2], &device)).repeat(3);
        let found = read(normal.loc().inner()).await;
        assert_eq!(found, [1.0, 2.0, 3.0, 4.0].repeat(3));
        assert_eq!(normal.scale().dims(), [6, 2]);
        let gradients = normal.loc().sum().backward();
        let gradient = read(loc.grad(&gradients).expect("loc takes part")).await;
        assert_eq!(gradient, [3.0; 4]);
    }
);

async_test!(no_gradient_passes_a_detached_distribution, async {
    let device = device().await.autodiff();
    let leaf = |x: f64| row(&[x], &device).require_grad();
    let (loc, log_scale, value) = (leaf(0.5), leaf(-0.5), leaf(1.0));
    let normal = Normal::new(loc.clone(), log_scale.clone()).detach();
    let gradients = normal.log_prob(value.clone()).sum().backward();
    assert!(loc.grad(&gradients).is_none() && log_scale.grad(&gradients).is_none());
    let by_value = read(value.grad(&gradients).expect("the value takes part")).await;
    let expected = [-0.5 * 1f64.exp()];
    assert_close("gradient", &by_value, &expected, tolerance::GRADIENT);
});
