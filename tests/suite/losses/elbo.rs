//! The bound: its terms against PyTorch, its weight of the KL, and what must hold of any bound.

use burn::tensor::{Device, Tensor};
use vae_lab::bounds::{Bound, Elbo, KlWeight};
use vae_lab::distributions::Normal;
use vae_lab::models::Vae;
use vae_lab::systems::{Term, Terms, bound_terms, elbo_loss};

use crate::support::golden::GoldenModel;
use crate::support::{assert_close_to, device, draws, host_tensor, read, sessions, tolerance};

/// One of several terms.
fn term(terms: Terms, wanted: Term) -> Tensor<1> {
    let found = terms.into_iter().find(|&(name, _)| name == wanted);
    found.expect("the bound measures it").1
}

/// Without free nats.
fn weight(beta: f64) -> KlWeight {
    KlWeight {
        beta,
        free_bits: 0.0,
    }
}

async_test!(both_terms_are_those_of_pytorch, async {
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let model = golden.build(&device);
        let (images, noise) = (golden.images(&device), golden.noise(&device));
        let elbo = elbo_loss(&model, images, noise, weight(1.0));
        let found = f64::from(read(elbo.reconstruction).await[0]);
        let expected = golden.reconstruction;
        assert_close_to("reconstruction", found, expected, tolerance::NETWORK);
        let found = f64::from(read(elbo.kl).await[0]);
        assert_close_to("kl", found, golden.kl, tolerance::NETWORK);
    }
});

async_test!(the_loss_is_reconstruction_plus_beta_times_kl, async {
    let device = device().await.plain();
    let golden = GoldenModel::mlp();
    let model = golden.build(&device);
    for beta in [0.0, 1.0, 2.5, 100.0] {
        let (images, noise) = (golden.images(&device), golden.noise(&device));
        let terms = bound_terms(&model, &sessions::elbo(beta), images, noise, 0);
        let found = f64::from(read(term(terms, Term::Loss)).await[0]);
        let expected = golden.reconstruction + beta * golden.kl;
        assert_close_to("loss", found, expected, tolerance::NETWORK);
    }
});

async_test!(warm_up_raises_beta_linearly_and_then_leaves_it, async {
    let device = device().await.plain();
    let golden = GoldenModel::mlp();
    let model = golden.build(&device);
    let bound = Bound::Elbo(Elbo {
        beta: 4.0,
        warmup_steps: 8,
        free_bits: 0.0,
        samples: 1,
    });
    for (step, beta) in [(0, 0.0), (2, 1.0), (4, 2.0), (8, 4.0), (1_000, 4.0)] {
        assert_eq!(bound.kl_weight(step).map(|weight| weight.beta), Some(beta));
        let (images, noise) = (golden.images(&device), golden.noise(&device));
        let terms = bound_terms(&model, &bound, images, noise, step);
        let found = f64::from(read(term(terms, Term::Loss)).await[0]);
        let expected = golden.reconstruction + beta * golden.kl;
        assert_close_to("loss", found, expected, tolerance::NETWORK);
    }
});

/// `count` copies of one image, one code drawn for each, and how the codes weigh:
/// `(log p(x|z), log p(z), log q(z|x))`, each one number a code.
async fn weigh(
    model: &Vae,
    image: &[f32],
    latent_dim: usize,
    count: usize,
    device: &Device,
) -> [Vec<f64>; 3] {
    let images = host_tensor(image.repeat(count), [count, image.len()], device);
    let noise = draws::standard_normal(11, count * latent_dim);
    let noise = host_tensor(noise, [count, latent_dim], device);
    let posterior = model.posterior(images.clone());
    let codes = posterior.rsample(noise);
    let standard = || Tensor::zeros([count, latent_dim], device);
    let prior = Normal::new(standard(), standard());
    let terms = vec![
        model.likelihood(codes.clone()).log_prob(images),
        prior.log_prob(codes.clone()),
        posterior.log_prob(codes),
    ];
    let read = vae_lab::device::read(terms).await;
    let read = read.expect("the device answers").into_iter();
    let in_f64 = |values: Vec<f32>| values.into_iter().map(f64::from).collect();
    let terms: Vec<Vec<f64>> = read.map(in_f64).collect();
    terms.try_into().expect("there are three")
}

async_test!(the_sampled_kl_agrees_with_the_closed_form, async {
    // SGVB-A and SGVB-B of Kingma & Welling 2013 differ in the KL only.
    let device = device().await.plain();
    for golden in GoldenModel::all() {
        let model = golden.build(&device);
        let image: Vec<_> = golden.images[..golden.pixels()]
            .iter()
            .map(|&x| x as f32)
            .collect();
        let [_, prior, posterior] = weigh(&model, &image, golden.latent_dim, 4_000, &device).await;
        let sampled: Vec<_> = posterior.iter().zip(&prior).map(|(q, p)| q - p).collect();
        let (mean, error) = draws::mean_and_error(&sampled);
        let image = host_tensor(image, [1, golden.pixels()], &device);
        let closed = read(model.posterior(image).kl_to_standard()).await[0];
        let distance = (mean - f64::from(closed)).abs();
        assert!(
            distance < tolerance::STANDARD_ERRORS * error,
            "{mean} and {closed}"
        );
    }
});

/// `log p(x)` of a model with two code dimensions, by the trapezoidal rule over the plane.
async fn log_evidence(model: &Vae, image: &[f32], device: &Device) -> f64 {
    const SIDE: usize = 101;
    const EXTENT: f32 = 6.0;
    let step = f64::from(2.0 * EXTENT) / (SIDE - 1) as f64;
    let codes = vae_lab::explore::plane(SIDE, EXTENT);
    let count = SIDE * SIDE;
    let prior = |code: &[f32]| {
        let square: f32 = code.iter().map(|x| x * x).sum();
        -0.5 * f64::from(square) - vae_lab::math::LN_TAU
    };
    let prior: Vec<_> = codes.chunks_exact(2).map(prior).collect();
    let codes = host_tensor(codes, [count, 2], device);
    let images = host_tensor(image.repeat(count), [count, image.len()], device);
    let likelihood = read(model.likelihood(codes).log_prob(images)).await;
    let joint: Vec<_> = likelihood
        .iter()
        .zip(prior)
        .map(|(&likelihood, prior)| f64::from(likelihood) + prior)
        .collect();
    log_mean_exp(&joint) + (count as f64).ln() + 2.0 * step.ln()
}

fn log_mean_exp(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = values.iter().map(|x| (x - largest).exp()).sum();
    largest + (sum / values.len() as f64).ln()
}

async_test!(
    the_bound_stays_below_log_p_which_its_weights_average_to,
    async {
        let device = device().await.plain();
        let golden = GoldenModel::mlp();
        let model = golden.build(&device);
        // Black and white, for which the cross-entropy is a density.
        let image: Vec<_> = (0..golden.pixels())
            .map(|i| (i % 3 == 0) as u8 as f32)
            .collect();
        let log_p = log_evidence(&model, &image, &device).await;
        let [likelihood, prior, posterior] = weigh(&model, &image, 2, 20_000, &device).await;
        let log_weights: Vec<_> = (0..likelihood.len())
            .map(|i| likelihood[i] + prior[i] - posterior[i])
            .collect();
        let (bound, error) = draws::mean_and_error(&log_weights);
        assert!(
            bound + tolerance::STANDARD_ERRORS * error < log_p,
            "{bound} and {log_p}"
        );
        // Importance sampling: E_q[p(x, z) / q(z|x)] = p(x), whatever q is.
        let shares: Vec<_> = log_weights.iter().map(|w| (w - log_p).exp()).collect();
        let (mean, error) = draws::mean_and_error(&shares);
        assert!(
            (mean - 1.0).abs() < tolerance::STANDARD_ERRORS * error,
            "{mean} +- {error}"
        );
    }
);
