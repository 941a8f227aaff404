//! Sums of weights of any size, from their logarithms.

use burn::tensor::{Device, Tensor, activation};
use serde::Deserialize;
use vae_lab::math::{log_mean_exp, log_sum_exp};

use crate::support::{assert_close, assert_close_to, device, host_tensor, read, tensor, tolerance};

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    log_weights: Vec<f64>,
    log_sum_exp: f64,
    log_mean_exp: f64,
    normalised: Vec<f64>,
}

impl Case {
    fn all() -> Vec<Self> {
        let golden: Golden = golden!("weights.json");
        golden.cases
    }
}

fn column(log_weights: &[f64], device: &Device) -> Tensor<2> {
    tensor(log_weights, [log_weights.len(), 1], device)
}

async_test!(
    log_sum_exp_and_its_gradient_are_those_of_scipy_for_weights_of_any_size,
    async {
        let device = device().await.autodiff();
        for case in Case::all() {
            let log_weights = column(&case.log_weights, &device).require_grad();
            let sum = log_sum_exp(log_weights.clone());
            let gradients = sum.clone().sum().backward();
            let found = read(sum.inner()).await[0].into();
            assert_close_to(&case.name, found, case.log_sum_exp, tolerance::DENSITY);
            let found = read(log_weights.grad(&gradients).expect("they take part")).await;
            assert_close(&case.name, &found, &case.normalised, tolerance::GRADIENT);
            let found = read(log_mean_exp(log_weights).inner()).await[0].into();
            assert_close_to(&case.name, found, case.log_mean_exp, tolerance::DENSITY);
        }
    }
);

async_test!(weights_of_zero_add_nothing_and_feel_nothing, async {
    let device = device().await.autodiff();
    let zero = f64::NEG_INFINITY;
    let log_weights = column(&[zero, 0.5, zero, -0.5], &device).require_grad();
    let sum = log_sum_exp(log_weights.clone());
    let gradients = sum.clone().sum().backward();
    let expected = [(0.5f64.exp() + (-0.5f64).exp()).ln()];
    assert_close(
        "sum",
        &read(sum.inner()).await,
        &expected,
        tolerance::DENSITY,
    );
    let found = read(log_weights.grad(&gradients).expect("they take part")).await;
    let share = 1.0 / (1.0 + 1f64.exp());
    let expected = [0.0, 1.0 - share, 0.0, share];
    assert_close("gradient", &found, &expected, tolerance::GRADIENT);
});

async_test!(
    the_gradient_of_log_sum_exp_is_the_softmax_over_samples,
    async {
        let device = device().await.autodiff();
        let log_weights = crate::support::draws::uniform(1, -20.0, 20.0, 15);
        let log_weights: Tensor<2> = host_tensor(log_weights, [5, 3], &device);
        let log_weights = log_weights.require_grad();
        let gradients = log_sum_exp(log_weights.clone()).sum().backward();
        let found = read(log_weights.grad(&gradients).expect("they take part")).await;
        let softmax = read(activation::softmax(log_weights.inner(), 0)).await;
        let softmax: Vec<_> = softmax.into_iter().map(f64::from).collect();
        assert_close("gradient", &found, &softmax, tolerance::GRADIENT);
    }
);
