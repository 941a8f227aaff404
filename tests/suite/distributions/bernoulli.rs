//! Independent Bernoullis.

use burn::tensor::Tensor;
use serde::Deserialize;
use vae_lab::distributions::Bernoulli;

use super::{assert_value_and_gradients, row};
use crate::support::{assert_close, device, draws, host_tensor, read, tolerance};

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

async_test!(a_wrong_but_certain_bernoulli_costs_its_logit, async {
    let device = device().await.plain();
    let (logits, value) = (row(&[1e4, -1e4], &device), row(&[0.0, 1.0], &device));
    let log_prob = Bernoulli::new(logits).log_prob(value);
    assert_eq!(read(log_prob).await, [-2e4]);
});

#[derive(Deserialize)]
struct GoldenPairs {
    cases: Vec<BernoulliPair>,
}

#[derive(Deserialize)]
struct BernoulliPair {
    name: String,
    logits: Vec<f64>,
    other: Vec<f64>,
    kl: f64,
    kl_gradients: Vec<Vec<f64>>,
    entropy: f64,
    entropy_gradients: Vec<Vec<f64>>,
}

async_test!(
    bernoulli_kl_of_a_pair_and_entropy_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        let golden: GoldenPairs = golden!("bernoulli_pairs.json");
        for case in golden.cases {
            let leaves = [&case.logits, &case.other].map(|l| row(l, &device).require_grad());
            let [own, other] = leaves.clone().map(Bernoulli::new);
            let kl = own.kl_divergence(&other);
            assert_value_and_gradients(&case.name, kl, &leaves, case.kl, &case.kl_gradients).await;
            let (entropy, expected) = (own.entropy(), &case.entropy_gradients);
            assert_value_and_gradients(&case.name, entropy, &leaves, case.entropy, expected).await;
        }
    }
);

async_test!(draws_are_one_as_often_as_their_bernoulli_says, async {
    let device = device().await.plain();
    let count = 20_000;
    let logits = Tensor::<2>::ones([count, 1], &device) * 0.25f64.ln();
    let uniform = host_tensor(draws::uniform(4, 0.0, 1.0, count), [count, 1], &device);
    let drawn = read(Bernoulli::new(logits).sample(uniform)).await;
    assert!(drawn.iter().all(|&x| x == 0.0 || x == 1.0));
    let drawn: Vec<_> = drawn.into_iter().map(f64::from).collect();
    let (mean, error) = draws::mean_and_error(&drawn);
    assert!((mean - 0.2).abs() < tolerance::STANDARD_ERRORS * error);
});

async_test!(a_draw_is_one_below_the_mean_and_zero_from_it_on, async {
    let device = device().await.plain();
    let bernoulli = Bernoulli::new(row(&[0.0, 0.0, 0.0, -1e4, 1e4], &device));
    let largest_below_one = 1.0 - f64::from(f32::EPSILON) / 2.0;
    let uniform = row(&[0.0, 0.4999, 0.5, 0.0, largest_below_one], &device);
    let found = read(bernoulli.sample(uniform)).await;
    assert_eq!(found, [1.0, 1.0, 0.0, 0.0, 1.0]);
});
