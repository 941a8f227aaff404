//! The losses of logits, against their closed forms.

use burn::tensor::Tensor;
use vae_lab::config::GeneratorLoss::{Minimax, NonSaturating};
use vae_lab::systems::{fake_loss, feature_loss, generator_loss, real_loss};

use crate::support::{assert_close, assert_close_to, device, read, tensor, tolerance};

/// The value of `loss` of one logit, and its derivative.
async fn at(logit: f64, loss: impl Fn(Tensor<2>) -> Tensor<1>) -> [f64; 2] {
    let device = device().await.autodiff();
    let logits = tensor::<2>(&[logit], [1, 1], &device).require_grad();
    let loss = loss(logits.clone());
    let slope = logits
        .grad(&loss.backward())
        .expect("it is a function of it");
    [read(loss.inner()).await[0], read(slope).await[0]].map(f64::from)
}

#[track_caller]
fn assert_is(what: &str, found: [f64; 2], expected: [f64; 2]) {
    let found = found.map(|x| x as f32);
    assert_close(what, &found, &expected, tolerance::DENSITY);
}

async_test!(
    an_undecided_discriminator_loses_ln_2_on_either_kind,
    async {
        let ln_2 = std::f64::consts::LN_2;
        assert_is("real", at(0.0, |l| real_loss(l, 0.0)).await, [ln_2, -0.5]);
        assert_is("fake", at(0.0, fake_loss).await, [ln_2, 0.5]);
    }
);

async_test!(
    logits_of_ten_thousand_cost_nothing_or_themselves_with_slopes_of_0_or_1,
    async {
        let real = |l| real_loss(l, 0.0);
        assert_is("sure and right", at(1e4, real).await, [0.0, 0.0]);
        assert_is("sure and wrong", at(-1e4, real).await, [1e4, -1.0]);
        assert_is("sure and right", at(-1e4, fake_loss).await, [0.0, 0.0]);
        assert_is("sure and wrong", at(1e4, fake_loss).await, [1e4, 1.0]);
        let smooth = |l| real_loss(l, 0.25);
        assert_is("surer than asked", at(1e4, smooth).await, [2500.0, 0.25]);
        assert_is("far from asked", at(-1e4, smooth).await, [7500.0, -0.75]);
    }
);

async_test!(
    only_the_generator_loss_that_does_not_saturate_has_a_slope_where_the_discriminator_wins,
    async {
        let logit = -1e4;
        let strong = at(logit, |l| generator_loss(l, NonSaturating)).await;
        assert_is("non-saturating", strong, [1e4, -1.0]);
        let flat = at(logit, |l| generator_loss(l, Minimax)).await;
        assert_is("minimax", flat, [0.0, 0.0]);
        // At small odds o, log(1 - D) is -log(1 + o): a slope of -o, none of it lost to rounding.
        let odds = (-18.0f64).exp();
        let slope = at(-18.0, |l| generator_loss(l, Minimax)).await[1];
        assert_close_to("slope", slope, -odds, tolerance::VANISHING_SLOPE);
    }
);

async_test!(the_minimax_loss_is_the_discriminators_turned_round, async {
    for logit in [-3.0, 0.25, 7.0] {
        let [loss, slope] = at(logit, fake_loss).await;
        let turned = at(logit, |l| generator_loss(l, Minimax)).await;
        assert_is("minimax", turned, [-loss, -slope]);
    }
});

async_test!(smoothed_labels_are_met_by_the_odds_they_ask_for, async {
    // A target of 3/4 is odds of 3; what is lost then is the entropy of the target.
    let entropy = -(0.75f64 * 0.75f64.ln() + 0.25 * 0.25f64.ln());
    let found = at(3.0f64.ln(), |l| real_loss(l, 0.25)).await;
    assert_is("smoothed", found, [entropy, 0.0]);
});

async_test!(the_feature_loss_is_half_the_squared_distance, async {
    let device = device().await.plain();
    let features = tensor::<2>(&[1.0, 2.0, 3.0, 4.0], [2, 2], &device);
    let target = tensor::<2>(&[0.0, 0.0, 3.0, 2.0], [2, 2], &device);
    // Of the first image 5 / 2, of the second 4 / 2.
    let found = read(feature_loss(features, target)).await;
    assert_close("feature loss", &found, &[2.25], tolerance::DENSITY);
});
