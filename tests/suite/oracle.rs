//! Every bound and its gradients against a model whose answers are known, with 20 dimensions and
//! 1,024 images, on the CPU; and a small one on the device under test.

use burn::module::Module;
use burn::tensor::{Device, Tensor};
use vae_lab::config::Objective;
use vae_lab::device::ComputeDevice;
use vae_lab::diagnostics::{gradient_snr, log_likelihood};
use vae_lab::kernels::Noise;
use vae_lab::models::{LatentVariableModel, weights};
use vae_lab::objectives::importance::{Weighting, log_weights};
use vae_lab::objectives::{Term, ciwae, dreg, iwae, miwae, piwae, sgvb_a};
use vae_lab::random::Purpose;

use crate::support::linear_gaussian::Oracle;
use crate::support::{device, draws, read, tolerance};

/// The device of the model in training, and the same without autodiff.
fn cpu() -> (Device, Device) {
    let cpu = ComputeDevice::cpu();
    (cpu.autodiff(), cpu.plain())
}

/// The mean of `bound - log p(x)` over the oracle's images is minus `gap`, within standard errors.
async fn assert_gap(what: &str, oracle: &Oracle, bound: Tensor<1>, gap: f64) {
    let bounds = read(bound).await;
    let exact = oracle.log_likelihood();
    let pairs = bounds.iter().zip(exact);
    let gaps: Vec<_> = pairs.map(|(&b, log_p)| log_p - f64::from(b)).collect();
    let (mean, error) = draws::mean_and_error(&gaps);
    let distance = (mean - gap).abs();
    assert!(
        distance < tolerance::STANDARD_ERRORS * error,
        "{what}: {mean} +- {error} is not {gap}"
    );
}

async_test!(every_bound_lies_below_log_p_by_what_theory_says, async {
    let (autodiff, plain) = cpu();
    let oracle = Oracle::new(20, 1024);
    let model = oracle.model(&autodiff).valid();
    let noise = oracle.noise(1, 64 * oracle.count, &plain);
    let log_weights = log_weights(&model, oracle.images(oracle.count, &plain), noise);
    let (elbo, iwae_64) = (oracle.elbo_gap(), oracle.iwae_gap(64));
    let of = |weighting: Weighting| weighting.bound;
    for (what, bound, gap) in [
        ("SGVB-A(64)", of(sgvb_a(log_weights.clone())), elbo),
        ("IWAE(64)", of(iwae(log_weights.clone())), iwae_64),
        ("PIWAE(8, 8)", of(piwae(log_weights.clone(), 8)), iwae_64),
        ("DReG(64)", of(dreg(log_weights.clone())), iwae_64),
        (
            "MIWAE(4, 16)",
            of(miwae(log_weights.clone(), 4)),
            oracle.iwae_gap(16),
        ),
        (
            "CIWAE(64, 0.25)",
            of(ciwae(log_weights, 0.25)),
            0.25 * elbo + 0.75 * iwae_64,
        ),
    ] {
        assert_gap(what, &oracle, bound, gap).await;
    }
});

async_test!(the_closed_form_bound_lies_below_log_p_by_the_kl, async {
    let (autodiff, plain) = cpu();
    let oracle = Oracle::new(20, 1024);
    let model = oracle.model(&autodiff).valid();
    let exact = oracle.log_likelihood();
    let exact = exact.iter().sum::<f64>() / exact.len() as f64;
    let mut gaps = Vec::new();
    for seed in 0..32 {
        let noise = oracle.noise(seed, oracle.count, &plain);
        let images = oracle.images(oracle.count, &plain);
        let terms = Objective::elbo().vae_terms(&model, images, noise, 0);
        let bound = terms.into_iter().find(|&(term, _)| term == Term::Bound);
        let bound = bound.expect("it has a bound").1;
        gaps.push(exact - f64::from(read(bound).await[0]));
    }
    let (mean, error) = draws::mean_and_error(&gaps);
    let distance = (mean - oracle.elbo_gap()).abs();
    assert!(
        distance < tolerance::STANDARD_ERRORS * error,
        "{mean} +- {error}"
    );
});

async_test!(a_small_oracle_agrees_on_the_device_under_test, async {
    let device = device().await;
    let (autodiff, plain) = (device.autodiff(), device.plain());
    let oracle = Oracle::new(4, 128);
    let model = oracle.model(&autodiff).valid();
    let noise = oracle.noise(1, 16 * oracle.count, &plain);
    let log_weights = log_weights(&model, oracle.images(oracle.count, &plain), noise);
    let elbo = sgvb_a(log_weights.clone()).bound;
    assert_gap("SGVB-A(16)", &oracle, elbo, oracle.elbo_gap()).await;
    let bound = iwae(log_weights).bound;
    assert_gap("IWAE(16)", &oracle, bound, oracle.iwae_gap(16)).await;
});

async_test!(the_importance_sampled_likelihood_is_the_exact_one, async {
    let (autodiff, plain) = cpu();
    let oracle = Oracle::new(20, 32);
    let model = oracle.model(&autodiff).valid();
    let (images, samples) = (oracle.images(32, &plain), 1000);
    let found = log_likelihood(&model, images, samples, 1, 0).await;
    let found = found.expect("the device answers");
    let exact = oracle.log_likelihood();
    let errors: Vec<_> = found
        .values
        .iter()
        .zip(&exact)
        .map(|(f, e)| f - e)
        .collect();
    // What the samples leave open, and not what other images would.
    let spread = ((oracle.moment(2) - 1.0) / samples as f64).sqrt();
    let worst = errors.iter().fold(0.0, |worst: f64, e| worst.max(e.abs()));
    assert!(worst < tolerance::STANDARD_ERRORS * spread, "{errors:?}");
    let (mean, error) = draws::mean_and_error(&errors);
    assert!(
        (mean + oracle.iwae_gap(samples)).abs() < tolerance::STANDARD_ERRORS * error,
        "{mean} +- {error}"
    );
    let (mean, error) = draws::mean_and_error(&exact);
    assert!((found.mean - mean).abs() < spread, "{}", found.mean);
    assert!((found.standard_error - error).abs() < spread);
    let size = samples as f64 / oracle.moment(2);
    let share = found.effective_sample_size / size;
    assert!((share - 1.0).abs() < 0.05, "{share}");
});

/// How often each gradient is estimated, and on how many images.
const REPEATS: u64 = 100;
const IMAGES: usize = 256;

/// Estimates of the gradients of `objective` near the optimum: one list of numbers for each
/// parameter of the encoder, and for each of the decoder.
async fn estimates(objective: &Objective) -> [Vec<Vec<f64>>; 2] {
    let (autodiff, _) = cpu();
    let oracle = Oracle::new(20, 1024).moved(0.01);
    let model = oracle.model(&autodiff);
    let images = oracle.images(IMAGES, &autodiff);
    let rows = objective.codes_per_image() * IMAGES;
    let slots = weights::slots(&model);
    let mut estimates = [Vec::new(), Vec::new()];
    for repeat in 0..REPEATS {
        let noise = oracle.noise(1000 + repeat, rows, &autodiff);
        let step = objective.vae_step(&model, images.clone(), noise, 0);
        let gradients = step.gradients.into_iter().flatten().collect();
        let gradients = vae_lab::device::read(gradients).await;
        let mut numbers = [Vec::new(), Vec::new()];
        for (slot, values) in slots.iter().zip(gradients.expect("the device answers")) {
            let player = usize::from(!slot.name.starts_with("encoder."));
            numbers[player].extend(values.into_iter().map(f64::from));
        }
        for (estimates, numbers) in estimates.iter_mut().zip(numbers) {
            estimates.resize(numbers.len(), Vec::new());
            for (all, number) in estimates.iter_mut().zip(numbers) {
                all.push(number);
            }
        }
    }
    estimates
}

/// The root of the mean over parameters of `E[g]^2 / var[g]`, without the share of the variance
/// that so many repeats leave in the square of a mean: where the noise is great, that is most of it.
fn snr(estimates: &[Vec<f64>]) -> f64 {
    let ratio = |estimates: &Vec<f64>| {
        let (mean, error) = draws::mean_and_error(estimates);
        ((mean / error).powi(2) - 1.0) / estimates.len() as f64
    };
    let ratios: Vec<_> = estimates.iter().map(ratio).collect();
    (ratios.iter().sum::<f64>() / ratios.len() as f64).sqrt()
}

/// The slopes of the encoder's and the decoder's ratios against `sizes`, both by their logarithms.
async fn slopes(sizes: [usize; 3], objective: impl Fn(usize) -> Objective) -> [f64; 2] {
    let mut ratios = [Vec::new(), Vec::new()];
    for size in sizes {
        let estimates = estimates(&objective(size)).await;
        for (ratios, estimates) in ratios.iter_mut().zip(&estimates) {
            ratios.push(snr(estimates).ln());
        }
    }
    let x = sizes.map(|size| (size as f64).ln());
    ratios.map(|y| {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let (center_x, center_y) = (mean(&x), mean(&y));
        let pairs = x.iter().zip(&y);
        let product: f64 = pairs.map(|(x, y)| (x - center_x) * (y - center_y)).sum();
        product / x.iter().map(|x| (x - center_x).powi(2)).sum::<f64>()
    })
}

#[track_caller]
fn assert_slope(what: &str, found: f64, expected: f64) {
    let distance = (found - expected).abs();
    assert!(distance < tolerance::SLOPE, "{what}: {found}");
}

async_test!(
    more_importance_samples_calm_the_decoder_and_drown_the_encoder,
    async {
        let slopes = slopes([4, 16, 64], |samples| Objective::Iwae { samples }).await;
        assert_slope("IWAE's encoder", slopes[0], -0.5);
        assert_slope("IWAE's decoder", slopes[1], 0.5);
    }
);

async_test!(more_estimates_calm_both, async {
    let miwae = |estimates| Objective::Miwae {
        estimates,
        samples: 4,
    };
    let slopes = slopes([1, 4, 16], miwae).await;
    assert_slope("MIWAE's encoder", slopes[0], 0.5);
    assert_slope("MIWAE's decoder", slopes[1], 0.5);
});

async_test!(dregs_encoder_gains_from_more_samples, async {
    let slopes = slopes([1, 4, 16], |samples| Objective::Dreg { samples }).await;
    assert!(slopes[0] > tolerance::SLOPE, "{slopes:?}");
});

async_test!(the_measured_ratio_is_that_of_repeated_gradients, async {
    let (autodiff, _) = cpu();
    let oracle = Oracle::new(4, 16).moved(0.1);
    let model = oracle.model(&autodiff);
    let objective = Objective::Iwae { samples: 4 };
    let (repeats, seed) = (10, 3);
    let images = || oracle.images(16, &autodiff);
    let found = gradient_snr(&model, &objective, images(), repeats, seed).await;
    let found = found.expect("the device answers");
    let mut lists: Vec<Vec<f64>> = Vec::new();
    for repeat in 0..repeats as u64 {
        let mut noise = Noise::new(Purpose::GradientSnr, seed, repeat, &autodiff);
        let noise = noise.standard_normal([64, model.latent_dim()]);
        let step = objective.vae_step(&model, images(), noise, 0);
        let gradients = step.gradients.into_iter().flatten().collect();
        let gradients = vae_lab::device::read(gradients).await;
        let numbers = gradients.expect("the device answers").concat();
        lists.resize(numbers.len(), Vec::new());
        for (list, number) in lists.iter_mut().zip(numbers) {
            list.push(number.into());
        }
    }
    let ratio = |list: &Vec<f64>| {
        let (mean, error) = draws::mean_and_error(list);
        mean.abs() / error / (repeats as f64).sqrt()
    };
    // 16 weights and 4 biases of the encoder, then the decoder's mean.
    let ratios: Vec<_> = lists.iter().map(ratio).collect();
    for (found, ratios) in [
        (found.encoder, &ratios[..20]),
        (found.decoder, &ratios[20..]),
    ] {
        let expected = ratios.iter().sum::<f64>() / ratios.len() as f64;
        assert!((found / expected - 1.0).abs() < 1e-3, "{found}, {expected}");
    }
});
