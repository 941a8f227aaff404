//! Densities, KL divergences, entropies, means and draws against SciPy and PyTorch.

mod bernoulli;
mod continuous_bernoulli;
mod discretised_logistic;
mod multivariate_normal;
mod normal;

use burn::tensor::{Device, Tensor};
use vae_lab::distributions::{Bernoulli, ContinuousBernoulli, MultivariateNormal, Normal};

use crate::support::{assert_close, assert_close_to, device, read, tensor, tolerance};

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

async_test!(
    the_kl_of_equal_distributions_is_zero_in_every_family,
    async {
        let device = device().await.plain();
        let x = || row(&[0.5, -3.0, 12.0, 0.0], &device);
        let below = || row(&[0.5, -1.0, 2.0, 0.25, 0.0, -0.5], &device);
        let log_scale = || row(&[-6.0, 3.0, 0.0, 0.5], &device);
        let normal = || Normal::new(x(), log_scale());
        let multivariate = || MultivariateNormal::new(x(), log_scale(), below());
        let (bernoulli, continuous) = (Bernoulli::new(x()), ContinuousBernoulli::new(x()));
        for (family, kl) in [
            ("normal", normal().kl_divergence(&normal())),
            (
                "multivariate",
                multivariate().kl_divergence(&multivariate()),
            ),
            ("Bernoulli", bernoulli.kl_divergence(&bernoulli)),
            ("continuous", continuous.kl_divergence(&continuous)),
        ] {
            assert_close(family, &read(kl).await, &[0.0], tolerance::DENSITY);
        }
    }
);
