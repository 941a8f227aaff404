//! Independent continuous Bernoullis.

use burn::tensor::Tensor;
use serde::Deserialize;
use vae_lab::distributions::ContinuousBernoulli;

use super::{assert_value_and_gradients, row};
use crate::support::{assert_close, device, draws, host_tensor, read, tolerance};

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    shares: Vec<f64>,
    quantiles: Vec<Quantiles>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    logits: Vec<f64>,
    other: Vec<f64>,
    value: Vec<f64>,
    mean: Vec<f64>,
    mean_gradient: Vec<f64>,
    log_prob: f64,
    log_prob_gradients: Vec<Vec<f64>>,
    kl: f64,
    kl_gradients: Vec<Vec<f64>>,
    entropy: f64,
    entropy_gradients: Vec<Vec<f64>>,
}

/// Where one distribution has each of the shares below, and the derivative by the logit.
#[derive(Deserialize)]
struct Quantiles {
    logit: f64,
    places: Vec<f64>,
    gradient: Vec<f64>,
}

impl Golden {
    fn read() -> Self {
        golden!("continuous_bernoulli.json")
    }
}

async_test!(
    continuous_bernoulli_log_prob_kl_and_entropy_are_those_of_scipy,
    async {
        let device = device().await.autodiff();
        for case in Golden::read().cases {
            let leaves = [&case.logits, &case.other].map(|l| row(l, &device).require_grad());
            let [own, other] = leaves.clone().map(ContinuousBernoulli::new);
            let named = |what: &str| format!("{what}, {}", case.name);
            let found = own.log_prob(row(&case.value, &device));
            let expected = (case.log_prob, &case.log_prob_gradients);
            let what = named("log_prob");
            assert_value_and_gradients(&what, found, &leaves, expected.0, expected.1).await;
            let (found, expected) = (own.kl_divergence(&other), (case.kl, &case.kl_gradients));
            let what = named("KL");
            assert_value_and_gradients(&what, found, &leaves, expected.0, expected.1).await;
            let (found, expected) = (own.entropy(), (case.entropy, &case.entropy_gradients));
            let what = named("entropy");
            assert_value_and_gradients(&what, found, &leaves, expected.0, expected.1).await;
        }
    }
);

async_test!(
    continuous_bernoulli_mean_and_its_gradient_are_those_of_scipy,
    async {
        let device = device().await.autodiff();
        for case in Golden::read().cases {
            let logits = row(&case.logits, &device).require_grad();
            let mean = ContinuousBernoulli::new(logits.clone()).mean();
            let gradients = mean.clone().sum().backward();
            let found = read(mean.inner()).await;
            assert_close(&case.name, &found, &case.mean, tolerance::DENSITY);
            let found = read(logits.grad(&gradients).expect("the logits take part")).await;
            assert_close(&case.name, &found, &case.mean_gradient, tolerance::GRADIENT);
        }
    }
);

async_test!(
    continuous_bernoulli_draws_and_their_gradients_are_the_quantiles_of_scipy,
    async {
        let device = device().await.autodiff();
        let golden = Golden::read();
        for case in golden.quantiles {
            let logits = row(&vec![case.logit; golden.shares.len()], &device).require_grad();
            let drawn = ContinuousBernoulli::new(logits.clone());
            let drawn = drawn.rsample(row(&golden.shares, &device));
            let gradients = drawn.clone().sum().backward();
            let what = format!("logit {}", case.logit);
            let found = read(drawn.inner()).await;
            assert_close(&what, &found, &case.places, tolerance::DENSITY);
            let found = read(logits.grad(&gradients).expect("the logits take part")).await;
            assert_close(&what, &found, &case.gradient, tolerance::GRADIENT);
        }
    }
);

async_test!(
    draws_at_the_ends_of_every_continuous_bernoulli_are_grey_levels,
    async {
        let device = device().await.autodiff();
        let logits = [-1e30, -1e4, -1.0, 0.0, 1.0, 1e4, 1e30];
        for share in [0.0, 1.0] {
            let logits = row(&logits, &device).require_grad();
            let uniform = Tensor::ones_like(&logits).detach() * share;
            let drawn = ContinuousBernoulli::new(logits.clone()).rsample(uniform);
            let gradients = drawn.clone().sum().backward();
            let drawn = read(drawn.inner()).await;
            assert!(drawn.iter().all(|x| (0.0..=1.0).contains(x)), "{drawn:?}");
            let gradient = read(logits.grad(&gradients).expect("the logits take part")).await;
            assert!(gradient.iter().all(|x| x.is_finite()), "{gradient:?}");
        }
    }
);

async_test!(
    draws_of_a_continuous_bernoulli_are_distributed_like_it,
    async {
        let device = device().await.plain();
        let count = 10_000;
        for (seed, logit) in [(1, -3.0), (2, -0.2), (3, 0.0), (4, 0.5), (5, 60.0)] {
            let logits = Tensor::<2>::ones([count, 1], &device) * logit;
            let uniform = host_tensor(draws::uniform(seed, 0.0, 1.0, count), [count, 1], &device);
            let drawn = read(ContinuousBernoulli::new(logits).rsample(uniform)).await;
            let shares: Vec<_> = (1..100).map(|i| f64::from(i) / 100.0).collect();
            let quantile = |share: &f64| match logit {
                0.0 => *share,
                _ => (share * f64::exp_m1(logit)).ln_1p() / logit,
            };
            let quantiles: Vec<_> = shares.iter().map(quantile).collect();
            let distance = draws::kolmogorov_smirnov(&drawn, &shares, &quantiles);
            assert!(
                distance < tolerance::KOLMOGOROV_SMIRNOV,
                "{logit}: {distance}"
            );
        }
    }
);

async_test!(
    an_even_continuous_bernoulli_is_the_uniform_distribution,
    async {
        let device = device().await.plain();
        let even = ContinuousBernoulli::new(Tensor::zeros([1, 3], &device));
        let value = row(&[0.0, 0.3, 1.0], &device);
        assert_close(
            "mean",
            &read(even.mean()).await,
            &[0.5; 3],
            tolerance::DENSITY,
        );
        let found = read(even.log_prob(value.clone())).await;
        assert_close("log_prob", &found, &[0.0], tolerance::DENSITY);
        assert_close(
            "entropy",
            &read(even.entropy()).await,
            &[0.0],
            tolerance::DENSITY,
        );
        let found = read(even.rsample(value)).await;
        assert_close("draws", &found, &[0.0, 0.3, 1.0], tolerance::DENSITY);
    }
);
