//! Densities, KL divergences, means and draws against SciPy and PyTorch.

use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::distributions::{Bernoulli, Normal};

use crate::support::{
    assert_close, assert_close_to, device, draws, host_tensor, read, tensor, tolerance,
};

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

#[derive(Deserialize)]
struct GoldenBernoulli {
    cases: Vec<BernoulliCase>,
}

#[derive(Deserialize)]
struct BernoulliCase {
    name: String,
    logits: Vec<f64>,
    value: Vec<f64>,
    mean: Vec<f64>,
    log_prob: f64,
    gradient: Vec<f64>,
}

fn row(values: &[f64], device: &Device) -> Tensor<2> {
    tensor(values, [1, values.len()], device)
}

/// One number, and its gradients by `leaves`, against the golden ones.
async fn assert_value_and_gradients(
    what: &str,
    value: Tensor<1>,
    leaves: &[Tensor<2>],
    expected: f64,
    expected_gradients: &[Vec<f64>],
) {
    let gradients = value.clone().sum().backward();
    let value = read(value.inner()).await[0];
    assert_close_to(what, value.into(), expected, tolerance::DENSITY);
    for (i, (leaf, expected)) in leaves.iter().zip(expected_gradients).enumerate() {
        let found = match leaf.grad(&gradients) {
            Some(gradient) => read(gradient).await,
            None => vec![0.0; expected.len()],
        };
        let what = format!("{what}: gradient {i}");
        assert_close(&what, &found, expected, tolerance::GRADIENT);
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

async_test!(
    bernoulli_log_prob_mean_and_gradient_are_those_of_scipy,
    async {
        let device = device().await.autodiff();
        let golden: GoldenBernoulli = golden!("bernoulli.json");
        for case in golden.cases {
            let logits = row(&case.logits, &device).require_grad();
            let bernoulli = Bernoulli::new(logits.clone());
            let mean = read(bernoulli.mean().inner()).await;
            assert_close(&case.name, &mean, &case.mean, tolerance::DENSITY);
            let log_prob = bernoulli.log_prob(row(&case.value, &device));
            let expected = [case.gradient];
            assert_value_and_gradients(&case.name, log_prob, &[logits], case.log_prob, &expected)
                .await;
        }
    }
);

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

async_test!(a_wrong_but_certain_bernoulli_costs_its_logit, async {
    let device = device().await.plain();
    let (logits, value) = (row(&[1e4, -1e4], &device), row(&[0.0, 1.0], &device));
    let log_prob = Bernoulli::new(logits).log_prob(value);
    assert_eq!(read(log_prob).await, [-2e4]);
});

async_test!(log_probs_are_summed_over_the_event_only, async {
    let device = device().await.plain();
    let zeros = || Tensor::<2>::zeros([2, 7], &device);
    let found = read(Bernoulli::new(zeros()).log_prob(zeros())).await;
    let expected = [-7.0 * std::f64::consts::LN_2; 2];
    assert_close("Bernoulli", &found, &expected, tolerance::DENSITY);
    let found = read(Normal::new(zeros(), zeros()).log_prob(zeros())).await;
    let expected = [-3.5 * vae_lab::math::LN_TAU; 2];
    assert_close("Normal", &found, &expected, tolerance::DENSITY);
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
