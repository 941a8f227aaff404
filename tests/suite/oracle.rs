//! Every bound and its gradients against a model whose answers are known, with 20 dimensions and
//! 1,024 images, on the CPU; and a small one on the device under test.

mod signal;

use burn::module::Module;
use burn::tensor::{Device, Tensor};
use vae_lab::bounds::{Bound, Iwae, Weighting, ciwae, dreg, iwae, miwae, piwae, renyi, sgvb_a};
use vae_lab::device::ComputeDevice;
use vae_lab::diagnostics::{gradient_snr, log_likelihood};
use vae_lab::kernels::Noise;
use vae_lab::models::LatentVariableModel;
use vae_lab::random::Purpose;
use vae_lab::systems::importance::log_weights;
use vae_lab::systems::{Term, bound_step, bound_terms};

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
            of(ciwae(log_weights.clone(), 0.25)),
            0.25 * elbo + 0.75 * iwae_64,
        ),
        (
            "Rényi(64, 0.5)",
            of(renyi(log_weights.clone(), 0.5)),
            oracle.renyi_gap(64, 0.5),
        ),
        (
            "Rényi(64, 1.5)",
            of(renyi(log_weights, 1.5)),
            oracle.renyi_gap(64, 1.5),
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
        let terms = bound_terms(&model, &Bound::default(), images, noise, 0);
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
    let found = log_likelihood(&model, images, samples, 1, 0, |_| ()).await;
    let found = found.expect("the device answers");
    let exact = oracle.log_likelihood();
    let errors: Vec<_> = found
        .values
        .iter()
        .zip(&exact)
        .map(|(f, e)| f - e)
        .collect();
    // What the samples leave open, and not what other images would.
    let spread = ((oracle.moment(2.0) - 1.0) / samples as f64).sqrt();
    let worst = errors.iter().fold(0.0, |worst: f64, e| worst.max(e.abs()));
    assert!(worst < tolerance::STANDARD_ERRORS * spread, "{errors:?}");
    let (mean, error) = draws::mean_and_error(&errors);
    assert!(
        (mean + oracle.iwae_gap(samples)).abs() < tolerance::STANDARD_ERRORS * error,
        "{mean} +- {error}"
    );
    let (mean, error) = draws::mean_and_error(&exact);
    assert!((found.mean - mean).abs() < spread, "{}", found.mean);
    assert!((found.standard_error.expect("of many") - error).abs() < spread);
    let size = samples as f64 / oracle.moment(2.0);
    let share = found.effective_sample_size / size;
    assert!((share - 1.0).abs() < 0.05, "{share}");
});

async_test!(the_measured_ratio_is_that_of_repeated_gradients, async {
    let (autodiff, _) = cpu();
    let oracle = Oracle::new(4, 16).moved(0.1);
    let model = oracle.model(&autodiff);
    let bound = Bound::Iwae(Iwae { samples: 4 });
    let (repeats, seed) = (10, 3);
    let images = || oracle.images(16, &autodiff);
    let found = gradient_snr(&model, &bound, images(), repeats, seed).await;
    let found = found.expect("the device answers");
    let mut lists: Vec<Vec<f64>> = Vec::new();
    for repeat in 0..repeats as u64 {
        let mut noise = Noise::new(Purpose::GradientSnr, seed, repeat, &autodiff);
        let noise = noise.standard_normal([64, model.latent_dim()]);
        let step = bound_step(&model, &bound, images(), noise, 0);
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
