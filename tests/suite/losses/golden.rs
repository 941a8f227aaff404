//! Every bound on every kind of model against PyTorch's definitions of them, in value and in
//! gradient.

use std::collections::BTreeMap;

use burn::module::Module;
use vae_lab::bounds::Bound;
use vae_lab::systems::Term;

use super::{Taken, measure, take};
use crate::support::family::{Case, Family};
use crate::support::{Close, assert_close, assert_close_to, device, tolerance};

#[track_caller]
fn assert_terms(case: &Case, found: &BTreeMap<Term, f64>, close: Close) {
    let Case { model, bound, .. } = case;
    assert_eq!(found.len(), case.terms.len(), "{bound:?}");
    for (term, &found) in found {
        let name = serde_json::to_value(term).expect("it has a name");
        let expected = case.terms[name.as_str().expect("a name is a string")];
        let what = format!("{name} of {bound:?} of {model}");
        assert_close_to(&what, found, expected, close);
    }
}

#[track_caller]
fn assert_gradients(case: &Case, found: &Taken, close: Close) {
    assert_eq!(found.gradients.len(), case.gradients.len());
    for expected in &case.gradients {
        let what = format!("{} of {:?} of {}", expected.name, case.bound, case.model);
        let found = found.gradients.iter().find(|g| g.name == expected.name);
        let found = found.unwrap_or_else(|| panic!("no {what}"));
        assert_eq!(found.shape, expected.shape);
        assert_close(&what, &found.values, &expected.values, close);
    }
}

/// The steps and terms of the cases of these models are PyTorch's.
async fn assert_golden(models: &[&str]) {
    let family = Family::load();
    let (plain, autodiff) = (device().await.plain(), device().await.autodiff());
    for case in &family.cases {
        if !models.contains(&case.model.as_str()) {
            continue;
        }
        let member = family.member(&case.model);
        let (terms, gradients) = match case.model.as_str() {
            "far" => (tolerance::FAR_TERM, tolerance::FAR_GRADIENT),
            _ => (tolerance::NETWORK, tolerance::GRADIENT),
        };
        let taken = take(member, &case.bound, &autodiff).await;
        assert_terms(case, &taken.terms, terms);
        assert_gradients(case, &taken, gradients);
        if !matches!(case.bound, Bound::Elbo(_) | Bound::Piwae(_)) {
            continue;
        }
        let noise = member.noise(case.bound.codes_per_image(), &plain);
        let model = member.build(&autodiff).valid();
        let measured = measure(&model, &case.bound, member.images(&plain), noise).await;
        assert_terms(case, &measured, terms);
    }
}

async_test!(every_bound_is_pytorchs, async {
    assert_golden(&["diagonal"]).await
});

async_test!(bounds_of_a_full_covariance_are_pytorchs, async {
    assert_golden(&["full"]).await
});

async_test!(bounds_of_every_likelihood_are_pytorchs, async {
    let models = [
        "continuous Bernoulli",
        "normal",
        "normal learned",
        "discretised logistic",
    ];
    assert_golden(&models).await;
    let models = ["normal per pixel", "normal per pixel, convolutional"];
    assert_golden(&models).await;
});

async_test!(
    samples_whose_weights_vanish_from_float32_pass_their_gradients_on,
    async {
        // Half of one image's samples have a share of 1e-124 of its importance-weighted bound, and
        // all of one of MIWAE's two: PIWAE's encoder hears of them, its decoder does not.
        assert_golden(&["far"]).await
    }
);
