//! Normals with dependent dimensions.

use burn::tensor::{Device, Tensor};
use serde::Deserialize;
use vae_lab::distributions::MultivariateNormal;

use super::{assert_value_and_gradients, row};
use crate::support::{
    assert_close, assert_close_to, device, draws, host_tensor, read, tensor, tolerance,
};

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

/// Gradients are by `loc`, `log_diagonal` and `below`, and then by what else takes part.
#[derive(Deserialize)]
struct Case {
    name: String,
    parameters: [Vec<f64>; 3],
    other: [Vec<f64>; 3],
    /// Also the noise of `drawn`.
    value: Vec<f64>,
    scale: Vec<f64>,
    scale_tril: Vec<Vec<f64>>,
    log_prob: f64,
    log_prob_gradients: Vec<Vec<f64>>,
    drawn: Vec<f64>,
    drawn_gradients: Vec<Vec<f64>>,
    entropy: f64,
    entropy_gradients: Vec<Vec<f64>>,
    kl: f64,
    kl_gradients: Vec<Vec<f64>>,
    kl_to_standard: f64,
    kl_to_standard_gradients: Vec<Vec<f64>>,
    kl_to_standard_per_dimension: Vec<f64>,
    total_correlation: f64,
}

impl Case {
    fn all() -> Vec<Self> {
        let golden: Golden = golden!("multivariate_normal.json");
        golden.cases
    }
}

/// The parameters as leaves, and the distribution of them.
fn build(parameters: &[Vec<f64>; 3], device: &Device) -> ([Tensor<2>; 3], MultivariateNormal) {
    let leaves = [0, 1, 2].map(|i| row(&parameters[i], device).require_grad());
    let [loc, log_diagonal, below] = leaves.clone();
    (leaves, MultivariateNormal::new(loc, log_diagonal, below))
}

/// `batch` distributions of many dimensions, neighbours of which depend on each other.
fn many(batch: usize, event: usize, device: &Device) -> MultivariateNormal {
    let draw = |seed, width: f32, count| {
        let values = draws::uniform(seed, -width, width, batch * count);
        host_tensor::<2>(values, [batch, count], device)
    };
    let below = event * (event - 1) / 2;
    MultivariateNormal::new(
        draw(1, 1.0, event),
        draw(2, 1.0, event),
        draw(3, 0.3, below),
    )
}

async_test!(
    multivariate_log_prob_and_its_gradients_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        for case in Case::all() {
            let ([loc, log_diagonal, below], normal) = build(&case.parameters, &device);
            let value = row(&case.value, &device).require_grad();
            let found = normal.log_prob(value.clone());
            let leaves = [loc, log_diagonal, below, value];
            let expected = (case.log_prob, &case.log_prob_gradients);
            assert_value_and_gradients(&case.name, found, &leaves, expected.0, expected.1).await;
        }
    }
);

async_test!(
    multivariate_kls_and_entropy_and_their_gradients_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        for case in Case::all() {
            let named = |what: &str| format!("{what}, {}", case.name);
            let (leaves, normal) = build(&case.parameters, &device);
            let (found, expected) = (normal.entropy(), &case.entropy_gradients);
            let what = named("entropy");
            assert_value_and_gradients(&what, found, &leaves, case.entropy, expected).await;
            let (leaves, normal) = build(&case.parameters, &device);
            let (found, expected) = (normal.kl_to_standard(), &case.kl_to_standard_gradients);
            let what = named("KL from the standard normal");
            assert_value_and_gradients(&what, found, &leaves, case.kl_to_standard, expected).await;
            let (_, normal) = build(&case.parameters, &device);
            let found = read(normal.total_correlation().inner()).await[0];
            let what = named("total correlation");
            assert_close_to(
                &what,
                found.into(),
                case.total_correlation,
                tolerance::LOGARITHMS,
            );
            let (leaves, normal) = build(&case.parameters, &device);
            let (others, other) = build(&case.other, &device);
            let (found, expected) = (normal.kl_divergence(&other), &case.kl_gradients);
            let (what, leaves) = (named("KL"), [leaves, others].concat());
            assert_value_and_gradients(&what, found, &leaves, case.kl, expected).await;
        }
    }
);

async_test!(
    multivariate_scales_and_the_kls_of_marginals_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        for case in Case::all() {
            let (_, normal) = build(&case.parameters, &device);
            let found = read(normal.scale().inner()).await;
            assert_close(&case.name, &found, &case.scale, tolerance::DENSITY);
            let found = read(normal.scale_tril().inner()).await;
            assert_close(
                &case.name,
                &found,
                &case.scale_tril.concat(),
                tolerance::DENSITY,
            );
            let found = read(normal.kl_to_standard_per_dimension().inner()).await;
            let expected = &case.kl_to_standard_per_dimension;
            assert_close(&case.name, &found, expected, tolerance::DENSITY);
        }
    }
);

async_test!(
    a_multivariate_draw_and_its_gradients_are_those_of_pytorch,
    async {
        let device = device().await.autodiff();
        for case in Case::all() {
            let (leaves, normal) = build(&case.parameters, &device);
            let drawn = normal.rsample(row(&case.value, &device));
            let found = read(drawn.clone().inner()).await;
            assert_close(&case.name, &found, &case.drawn, tolerance::DENSITY);
            let (sum, expected) = (case.drawn.iter().sum(), &case.drawn_gradients);
            assert_value_and_gradients(&case.name, drawn.sum(), &leaves, sum, expected).await;
        }
    }
);

async_test!(the_density_of_64_dimensions_undoes_their_draw, async {
    let device = device().await.plain();
    let (batch, event) = (2, 64);
    let normal = many(batch, event, &device);
    let noise = host_tensor(
        draws::standard_normal(4, batch * event),
        [batch, event],
        &device,
    );
    let found = read(normal.log_prob(normal.rsample(noise.clone()))).await;
    let expected = read(normal.log_prob_of_noise(noise)).await;
    let expected: Vec<_> = expected.into_iter().map(f64::from).collect();
    assert_close("log_prob", &found, &expected, tolerance::NETWORK);
});

async_test!(a_repeated_multivariate_normal_is_that_of_each_row, async {
    let device = device().await.plain();
    let (batch, event, times) = (2, 3, 3);
    let normal = many(batch, event, &device);
    let repeated = normal.repeat(times);
    let rows = batch * times;
    let noise: Tensor<2> = host_tensor(
        draws::standard_normal(5, rows * event),
        [rows, event],
        &device,
    );
    let drawn = repeated.rsample(noise.clone());
    let densities = repeated.log_prob(drawn.clone());
    let of_noise = repeated.log_prob_of_noise(noise.clone());
    for k in 0..times {
        let part = |value: Tensor<2>| value.narrow(0, k * batch, batch);
        let numbers = |values: Vec<f32>| values.into_iter().map(f64::from).collect::<Vec<_>>();
        let expected = numbers(read(normal.rsample(part(noise.clone()))).await);
        let found = read(part(drawn.clone())).await;
        assert_close("the draw", &found, &expected, tolerance::DENSITY);
        let expected = numbers(read(normal.log_prob_of_noise(part(noise.clone()))).await);
        for density in [&densities, &of_noise] {
            let found = read(density.clone().narrow(0, k * batch, batch)).await;
            assert_close("log_prob", &found, &expected, tolerance::NETWORK);
        }
    }
    let once = read(normal.loc()).await;
    assert_eq!(read(repeated.loc()).await, once.repeat(times));
    let once = read(normal.scale_tril()).await;
    assert_eq!(read(repeated.scale_tril()).await, once.repeat(times));
    for of in [
        MultivariateNormal::entropy,
        MultivariateNormal::kl_to_standard,
    ] {
        let once = read(of(&normal)).await;
        assert_eq!(read(of(&repeated)).await, once.repeat(times));
    }
});

async_test!(
    multivariate_draws_have_the_mean_and_the_covariance_of_their_normal,
    async {
        let device = device().await.plain();
        let count = 20_000;
        let normal = MultivariateNormal::new(
            row(&[-1.5, 2.0], &device),
            row(&[0.5f64.ln(), 0.25f64.ln()], &device),
            row(&[-0.75], &device),
        );
        let noise = host_tensor(draws::standard_normal(6, 2 * count), [count, 2], &device);
        let drawn = read(normal.repeat(count).rsample(noise)).await;
        let pairs: Vec<_> = drawn
            .chunks_exact(2)
            .map(|z| (f64::from(z[0]) + 1.5, f64::from(z[1]) - 2.0))
            .collect();
        // L = [[1/2, 0], [-3/4, 1/4]].
        let moments = [
            ([1, 0], 0.0),
            ([0, 1], 0.0),
            ([2, 0], 0.25),
            ([1, 1], -0.375),
            ([0, 2], 0.625),
        ];
        for ([first, second], expected) in moments {
            let moment = |z: &(f64, f64)| z.0.powi(first) * z.1.powi(second);
            let values: Vec<_> = pairs.iter().map(moment).collect();
            let (mean, error) = draws::mean_and_error(&values);
            let distance = (mean - expected).abs();
            assert!(
                distance < tolerance::STANDARD_ERRORS * error,
                "{mean}, not {expected}"
            );
        }
    }
);

async_test!(no_gradient_passes_a_detached_multivariate_normal, async {
    let device = device().await.autodiff();
    let parameters = [vec![0.0, 0.0], vec![0.0, 0.0], vec![1.0]];
    let (leaves, normal) = build(&parameters, &device);
    let value = tensor(&[1.0, 3.0], [1, 2], &device).require_grad();
    let gradients = normal.detach().log_prob(value.clone()).sum().backward();
    assert!(leaves.iter().all(|leaf| leaf.grad(&gradients).is_none()));
    // The noise is (1, 2): by the value, -L^-T noise.
    let found = read(value.grad(&gradients).expect("the value takes part")).await;
    assert_close("gradient", &found, &[1.0, -2.0], tolerance::GRADIENT);
});
