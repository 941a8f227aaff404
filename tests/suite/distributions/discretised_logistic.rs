//! Logistic distributions over 256 levels.

use burn::tensor::Tensor;
use serde::Deserialize;
use vae_lab::distributions::DiscretisedLogistic;

use super::row;
use crate::support::{assert_close, assert_close_to, device, draws, host_tensor, read, tolerance};

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    loc: Vec<f64>,
    log_scale: Vec<f64>,
    levels: Vec<f64>,
    log_prob: f64,
    gradients: [Vec<f64>; 2],
}

async_test!(
    discretised_logistic_log_prob_and_its_gradients_are_those_of_scipy_and_mpmath,
    async {
        let device = device().await.autodiff();
        let golden: Golden = golden!("discretised_logistic.json");
        for case in golden.cases {
            let leaves =
                [&case.loc, &case.log_scale].map(|values| row(values, &device).require_grad());
            let [loc, log_scale] = leaves.clone();
            let value = row(&case.levels, &device) / 255.0;
            let found = DiscretisedLogistic::new(loc, log_scale).log_prob(value);
            let gradients = found.clone().sum().backward();
            let found = f64::from(read(found.inner()).await[0]);
            assert_close_to(&case.name, found, case.log_prob, tolerance::FAR_TERM);
            for (leaf, expected) in leaves.iter().zip(&case.gradients) {
                let found = read(leaf.grad(&gradients).expect("it takes part")).await;
                assert_close(&case.name, &found, expected, tolerance::FAR_GRADIENT);
            }
        }
    }
);

async_test!(
    fewer_images_and_scales_stand_for_every_copy_of_their_rows,
    async {
        let device = device().await.autodiff();
        for (images, samples, width) in [(1, 1, 1), (3, 4, 6), (5, 2, 32), (2, 3, 103)] {
            let rows = images * samples;
            let tensor = |seed, low, high, rows| {
                let values = draws::uniform(seed, low, high, rows * width);
                host_tensor(values, [rows, width], &device)
            };
            let value = tensor(1, 0.0, 1.0, images);
            let loc = tensor(2, -0.1, 1.1, rows).require_grad();
            let log_scale = tensor(3, -6.0, -1.0, 1).require_grad();
            let weights = host_tensor(draws::uniform(4, -1.0, 1.0, rows), [rows], &device);
            let mut numbers = Vec::new();
            for copied in [false, true] {
                let (value, scales) = match copied {
                    true => (
                        value.clone().repeat_dim(0, samples),
                        log_scale.clone().repeat_dim(0, rows),
                    ),
                    false => (value.clone(), log_scale.clone()),
                };
                let found = DiscretisedLogistic::new(loc.clone(), scales).log_prob(value);
                let gradients = (found.clone() * weights.clone()).sum().backward();
                let mut all = read(found.inner()).await;
                for leaf in [&loc, &log_scale] {
                    all.extend(read(leaf.grad(&gradients).expect("it takes part")).await);
                }
                numbers.push(all);
            }
            let expected: Vec<_> = numbers[1].iter().map(|&x| f64::from(x)).collect();
            let what = format!("{images} {samples} {width}");
            assert_close(&what, &numbers[0], &expected, tolerance::GRADIENT);
        }
    }
);

async_test!(the_probabilities_of_all_256_levels_add_up_to_one, async {
    let device = device().await.plain();
    let levels: Vec<f32> = (0..=255u8).map(|level| f32::from(level) / 255.0).collect();
    for (loc, log_scale) in [
        (0.5, 0.0),
        (0.0, -2.0),
        (0.8, -5.0),
        (1.3, -3.0),
        (0.41, -7.6),
    ] {
        let loc = Tensor::<2>::ones([256, 1], &device) * loc;
        let log_scale = Tensor::<2>::ones([1, 1], &device) * log_scale;
        let value = host_tensor(levels.clone(), [256, 1], &device);
        let log_probs = read(DiscretisedLogistic::new(loc, log_scale).log_prob(value)).await;
        assert!(log_probs.iter().all(|log_prob| log_prob.is_finite()));
        let sum: f64 = log_probs
            .iter()
            .map(|&log_prob| f64::from(log_prob).exp())
            .sum();
        assert_close_to("sum", sum, 1.0, tolerance::FAR_GRADIENT);
    }
});

async_test!(
    whatever_lies_nearest_to_a_level_has_its_probability,
    async {
        let device = device().await.plain();
        let shared = |values: &[f64]| {
            let loc = row(&vec![0.4; values.len()], &device);
            let log_scale = row(&vec![-3.0; values.len()], &device);
            DiscretisedLogistic::new(loc, log_scale).log_prob(row(values, &device))
        };
        let found = read(shared(&[0.001, 0.999, 0.4006])).await;
        let expected = read(shared(&[0.0, 1.0, 102.0 / 255.0])).await;
        assert_eq!(found, expected);
    }
);

async_test!(
    slopes_stay_finite_at_every_level_however_far_and_narrow,
    async {
        let device = device().await.autodiff();
        for log_scale in [-7.7, -1.0, 0.0] {
            for loc in [0.0, 0.5, 1.0] {
                let leaves = [loc, log_scale].map(|value| {
                    (Tensor::<2>::ones([1, 256], &device) * value)
                        .detach()
                        .require_grad()
                });
                let [loc, log_scale] = leaves.clone();
                let levels = (0..=255u8).map(|level| f32::from(level) / 255.0).collect();
                let value = host_tensor(levels, [1, 256], &device);
                let log_prob = DiscretisedLogistic::new(loc, log_scale).log_prob(value);
                let gradients = log_prob.clone().sum().backward();
                assert!(read(log_prob.inner()).await[0].is_finite());
                for leaf in leaves {
                    let found = read(leaf.grad(&gradients).expect("it takes part")).await;
                    assert!(found.iter().all(|slope| slope.is_finite()), "{found:?}");
                }
            }
        }
    }
);

async_test!(
    draws_of_levels_are_as_frequent_as_they_are_probable,
    async {
        let device = device().await.plain();
        let count = 20_000;
        for (seed, at, log_scale) in [(1, 0.5, -2.0), (2, 0.02, -3.0), (3, 0.97, -4.5)] {
            let loc = Tensor::<2>::ones([count, 1], &device) * at;
            let log_scale = Tensor::<2>::ones([1, 1], &device) * log_scale;
            let drawn = DiscretisedLogistic::new(loc, log_scale.clone());
            let uniform = host_tensor(draws::uniform(seed, 0.0, 1.0, count), [count, 1], &device);
            let drawn = read(drawn.sample(uniform)).await;
            assert!(
                drawn
                    .iter()
                    .all(|x| (x * 255.0 - (x * 255.0).round()).abs() < 1e-4)
            );
            let levels: Vec<f64> = (0..=255u8).map(|level| f64::from(level) / 255.0).collect();
            let values: Vec<f32> = levels.iter().map(|&level| level as f32).collect();
            let value = host_tensor(values, [256, 1], &device);
            let loc = Tensor::<2>::ones([256, 1], &device) * at;
            let log_probs = read(DiscretisedLogistic::new(loc, log_scale).log_prob(value)).await;
            let mut below = 0.0;
            let shares: Vec<f64> = log_probs
                .iter()
                .map(|&log_prob| {
                    below += f64::from(log_prob).exp();
                    below
                })
                .collect();
            // Between two levels nothing lies.
            let quantiles: Vec<f64> = levels.iter().map(|level| level + 1.0 / 510.0).collect();
            let distance = draws::kolmogorov_smirnov(&drawn, &shares, &quantiles);
            assert!(distance < tolerance::KOLMOGOROV_SMIRNOV, "{at}: {distance}");
        }
    }
);
