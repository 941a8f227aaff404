//! What is equal or ordered on average over noise, within standard errors, whatever the device.

use burn::module::Module;
use burn::tensor::Device;
use vae_lab::bounds::{Bound, Elbo, Iwae, SgvbA};
use vae_lab::device::ComputeDevice;
use vae_lab::systems::{Term, bound_step};

use super::{Taken, measure, read_step};
use crate::support::family::{Family, Member};
use crate::support::{draws, host_tensor, tolerance};

/// Repetitions, each with noise of its own.
const REPEATS: u64 = 200;

async fn take(member: &Member, bound: &Bound, seed: u64, device: &Device) -> Taken {
    let model = member.build(device);
    let rows = bound.codes_per_image() * 2;
    let latent_dim = member.config.latent_dim();
    let noise = draws::standard_normal(seed, rows * latent_dim);
    let noise = host_tensor(noise, [rows, latent_dim], device);
    let step = bound_step(&model, bound, member.images(device), noise, 0);
    read_step(&model, step).await
}

async_test!(sgvb_a_and_sgvb_b_have_one_value_and_one_gradient, async {
    // With the closed form and with the sampled one, on the same noise: only the KL differs.
    let device = ComputeDevice::cpu().autodiff();
    let family = Family::load();
    let sampled = Bound::SgvbA(SgvbA { samples: 4 });
    let closed = Bound::Elbo(Elbo {
        beta: 1.0,
        warmup_steps: 0,
        free_bits: 0.0,
        samples: 4,
    });
    for model in ["diagonal", "full"] {
        let member = family.member(model);
        let mut differences: Vec<Vec<f64>> = Vec::new();
        let flat = |taken: &Taken| {
            let loss = taken.terms[&Term::Loss];
            let gradients = taken.gradients.iter().flat_map(|g| &g.values);
            let gradients = gradients.map(|&x| f64::from(x));
            std::iter::once(loss).chain(gradients).collect::<Vec<_>>()
        };
        for seed in 0..REPEATS {
            let one = flat(&take(member, &sampled, seed, &device).await);
            let other = flat(&take(member, &closed, seed, &device).await);
            differences.resize(one.len(), Vec::new());
            for (all, (one, other)) in differences.iter_mut().zip(one.iter().zip(other)) {
                all.push(one - other);
            }
        }
        for (i, differences) in differences.iter().enumerate() {
            let (mean, error) = draws::mean_and_error(differences);
            // The decoder's are the same numbers, but for rounding.
            let allowed = tolerance::STANDARD_ERRORS * error + tolerance::IDENTITY.absolute;
            assert!(mean.abs() < allowed, "{model}[{i}]: {mean} +- {error}");
        }
    }
});

async_test!(more_samples_make_the_bound_tighter, async {
    let (plain, autodiff) = (
        ComputeDevice::cpu().plain(),
        ComputeDevice::cpu().autodiff(),
    );
    let family = Family::load();
    for name in ["diagonal", "full", "normal"] {
        let member = family.member(name);
        let model = member.build(&autodiff).valid();
        let latent_dim = member.config.latent_dim();
        let mut rises = [const { Vec::new() }; 3];
        for seed in 0..REPEATS {
            let mut bounds = Vec::new();
            for samples in [1, 4, 16, 64] {
                let noise = draws::standard_normal(seed, samples * 2 * latent_dim);
                let noise = host_tensor(noise, [samples * 2, latent_dim], &plain);
                let iwae = Bound::Iwae(Iwae { samples });
                let terms = measure(&model, &iwae, member.images(&plain), noise).await;
                let size = terms[&Term::EffectiveSampleSize];
                assert!((0.999..=samples as f64 * 1.001).contains(&size), "{size}");
                bounds.push(terms[&Term::Bound]);
            }
            for (rises, pair) in rises.iter_mut().zip(bounds.windows(2)) {
                rises.push(pair[1] - pair[0]);
            }
        }
        for rises in &rises {
            let (mean, error) = draws::mean_and_error(rises);
            assert!(
                mean > tolerance::STANDARD_ERRORS * error,
                "{name}: {mean} +- {error}"
            );
        }
    }
});
