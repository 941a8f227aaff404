//! Every gradient that is said to be its value's, against central differences of that value, for
//! every posterior and every likelihood.
//!
//! All bounds but two: PIWAE and DReG give the encoder other directions on purpose. Their
//! decoders follow IWAE, as `identities` shows.

use burn::module::Module;
use vae_lab::bounds::{Bound, Ciwae, Elbo, Iwae, Miwae, Renyi, SgvbA};
use vae_lab::device::ComputeDevice;
use vae_lab::models::Vae;
use vae_lab::systems::{Term, bound_step, bound_terms};

use crate::support::differences::assert_differences;
use crate::support::family::Family;

/// The gradients of one step are the differences of the loss that it reports.
async fn assert_own_gradients(model: &str, bound: Bound) {
    let (plain, autodiff) = (
        ComputeDevice::cpu().plain(),
        ComputeDevice::cpu().autodiff(),
    );
    let family = Family::load();
    let member = family.member(model);
    let vae = member.build(&autodiff);
    let codes = bound.codes_per_image();
    let (images, noise) = (member.images(&autodiff), member.noise(codes, &autodiff));
    let step = bound_step(&vae, &bound, images, noise, 0);
    let gradients = step.gradients.into_iter().flatten().collect();
    let gradients = vae_lab::device::read(gradients).await;
    let gradients = gradients.expect("the device answers");
    let loss = |vae: Vae| {
        let (images, noise) = (member.images(&plain), member.noise(codes, &plain));
        let terms = bound_terms(&vae.valid(), &bound, images, noise, 0);
        let loss = terms.into_iter().find(|&(term, _)| term == Term::Loss);
        loss.expect("every bound has a loss").1
    };
    let what = format!("{bound:?} of {model}");
    assert_differences(&what, &vae, &gradients, loss).await;
}

fn elbo(beta: f64, free_bits: f64) -> Bound {
    Bound::Elbo(Elbo {
        beta,
        warmup_steps: 0,
        free_bits,
        samples: 2,
    })
}

fn renyi(alpha: f64) -> Bound {
    Bound::Renyi(Renyi { samples: 5, alpha })
}

const MIWAE: Bound = Bound::Miwae(Miwae {
    estimates: 2,
    samples: 3,
});

async_test!(gradients_of_the_bounds_are_their_differences, async {
    let ciwae = Bound::Ciwae(Ciwae {
        samples: 5,
        share: 0.25,
    });
    for bound in [
        elbo(2.5, 0.0),
        elbo(1.0, 0.4),
        Bound::SgvbA(SgvbA { samples: 3 }),
        Bound::Iwae(Iwae { samples: 5 }),
        MIWAE,
        ciwae,
        renyi(0.5),
        renyi(1.0),
        renyi(1.5),
    ] {
        assert_own_gradients("diagonal", bound).await;
    }
});

async_test!(
    gradients_of_a_full_covariance_are_its_bounds_differences,
    async {
        for bound in [elbo(1.0, 0.0), elbo(1.0, 0.4), elbo(1.0, 1.0), MIWAE] {
            assert_own_gradients("full", bound).await;
        }
    }
);

async_test!(
    gradients_of_every_likelihood_are_its_bounds_differences,
    async {
        for model in [
            "continuous Bernoulli",
            "normal",
            // Not with a scale for each pixel: there many lie beyond their limits, where the gradient
            // that leads back is no difference of the value.
            "normal learned",
        ] {
            for bound in [elbo(1.0, 0.0), MIWAE] {
                assert_own_gradients(model, bound).await;
            }
        }
        // Its nats are sums of more and larger terms, in whose rounding MIWAE's smaller gradients drown:
        // those are compared with PyTorch's alone.
        assert_own_gradients("discretised logistic", elbo(1.0, 0.0)).await;
    }
);
