//! What must be equal to rounding on one set of noise, whatever the device.

use vae_lab::bounds::{Bound, Ciwae, Dreg, Elbo, Iwae, Miwae, Piwae, Renyi, SgvbA};
use vae_lab::device::ComputeDevice;

use super::{Taken, take};
use crate::support::family::Family;
use crate::support::{assert_close, assert_close_to, tolerance};

/// Models whose posteriors and likelihoods go different ways through the machinery.
const MODELS: [&str; 3] = ["diagonal", "full", "normal per pixel"];

/// The steps of two bounds on each model.
async fn pairs(one: Bound, other: Bound) -> Vec<(Taken, Taken)> {
    let family = Family::load();
    let device = ComputeDevice::cpu().autodiff();
    let mut pairs = Vec::new();
    for model in MODELS {
        let member = family.member(model);
        let one = take(member, &one, &device).await;
        pairs.push((one, take(member, &other, &device).await));
    }
    pairs
}

#[track_caller]
fn assert_same_gradients(found: &Taken, expected: &Taken, encoder: bool) {
    let pairs = found.of_encoder(encoder).zip(expected.of_encoder(encoder));
    for (found, expected) in pairs {
        assert_eq!(found.name, expected.name);
        let values: Vec<_> = expected.values.iter().map(|&x| f64::from(x)).collect();
        assert_close(&found.name, &found.values, &values, tolerance::IDENTITY);
    }
}

/// Both bounds are one in value and in gradient.
async fn assert_equal(one: Bound, other: Bound) {
    for (found, expected) in pairs(one, other).await {
        for (term, &expected) in &expected.terms {
            let what = format!("{term:?} of {one:?}");
            assert_close_to(&what, found.terms[term], expected, tolerance::IDENTITY);
        }
        for encoder in [true, false] {
            assert_same_gradients(&found, &expected, encoder);
        }
    }
}

fn iwae(samples: usize) -> Bound {
    Bound::Iwae(Iwae { samples })
}

fn miwae(estimates: usize, samples: usize) -> Bound {
    Bound::Miwae(Miwae { estimates, samples })
}

fn piwae(estimates: usize, samples: usize) -> Bound {
    Bound::Piwae(Piwae { estimates, samples })
}

fn ciwae(samples: usize, share: f64) -> Bound {
    Bound::Ciwae(Ciwae { samples, share })
}

fn renyi(samples: usize, alpha: f64) -> Bound {
    Bound::Renyi(Renyi { samples, alpha })
}

async_test!(one_estimate_of_miwae_is_iwae, async {
    assert_equal(miwae(1, 5), iwae(5)).await
});

async_test!(one_estimate_of_piwae_is_iwae, async {
    assert_equal(piwae(1, 5), iwae(5)).await
});

async_test!(ciwae_without_a_share_of_the_elbo_is_iwae, async {
    assert_equal(ciwae(5, 0.0), iwae(5)).await
});

async_test!(ciwae_that_is_all_elbo_is_sgvb_a, async {
    assert_equal(ciwae(5, 1.0), Bound::SgvbA(SgvbA { samples: 5 })).await
});

async_test!(the_renyi_bound_of_order_0_is_iwae, async {
    assert_equal(renyi(5, 0.0), iwae(5)).await
});

async_test!(the_renyi_bound_of_order_1_is_sgvb_a, async {
    assert_equal(renyi(5, 1.0), Bound::SgvbA(SgvbA { samples: 5 })).await
});

async_test!(estimates_of_one_sample_are_sgvb_a, async {
    assert_equal(miwae(5, 1), Bound::SgvbA(SgvbA { samples: 5 })).await
});

async_test!(bounds_of_one_sample_are_sgvb_a, async {
    for bound in [
        iwae(1),
        miwae(1, 1),
        piwae(1, 1),
        ciwae(1, 0.5),
        renyi(1, 0.5),
    ] {
        assert_equal(bound, Bound::SgvbA(SgvbA { samples: 1 })).await;
    }
});

async_test!(piwaes_encoder_follows_miwae_and_its_decoder_iwae, async {
    for (found, expected) in pairs(piwae(2, 3), miwae(2, 3)).await {
        assert_same_gradients(&found, &expected, true);
    }
    for (found, expected) in pairs(piwae(2, 3), iwae(6)).await {
        assert_same_gradients(&found, &expected, false);
        assert_eq!(found.terms, expected.terms);
    }
});

async_test!(dreg_has_the_value_and_the_decoder_of_iwae, async {
    let dreg = Bound::Dreg(Dreg { samples: 6 });
    for (found, expected) in pairs(dreg, iwae(6)).await {
        assert_same_gradients(&found, &expected, false);
        assert_eq!(found.terms, expected.terms);
    }
});

async_test!(free_bits_of_zero_are_none, async {
    let elbo = |free_bits| {
        Bound::Elbo(Elbo {
            beta: 1.0,
            warmup_steps: 0,
            free_bits,
            samples: 2,
        })
    };
    // The smallest number there is, so that the way over single dimensions is taken.
    assert_equal(elbo(f64::from(f32::MIN_POSITIVE)), elbo(0.0)).await;
});
