//! The ends of the numbers: log weights that no exponential holds, certain pixels, codes without a
//! width. Values are right and gradients finite.

use burn::tensor::Tensor;
use vae_lab::bounds::{
    Bound, Dreg, Elbo, Piwae, Weighting, ciwae, dreg, effective_sample_size, iwae, miwae, piwae,
    renyi, sgvb_a,
};
use vae_lab::models::weights;
use vae_lab::systems::bound_step;

use super::{Taken, read_step};
use crate::support::family::{Family, Member};
use crate::support::{assert_close, device, read, tensor, tolerance};

/// Log weights `[4, 5]`: as far apart as the densities of real images can be, with all of them
/// tiny, all of them huge, and all of them equal.
const LOG_WEIGHTS: [[f64; 5]; 4] = [
    [690.0, -690.0, 690.0, -1e4, 3.0],
    [-690.0, -690.0, 690.0, 0.0, 3.0],
    [0.0, -690.0, 690.0, 1e4, 3.0],
    [-690.0, -690.0, 690.0, 5e3, 3.0],
];

type Weigh = fn(Tensor<2>) -> Weighting;

/// Each bound, and what is left of its exact value where the largest weight of an estimate is all
/// that counts: in nats, by image.
const BOUNDS: [(&str, Weigh, [f64; 5]); 8] = {
    const LN_2: f64 = std::f64::consts::LN_2;
    const LN_4: f64 = 2.0 * LN_2;
    const IWAE: [f64; 5] = [690.0 - LN_4, -690.0, 690.0, 1e4 - LN_4, 3.0];
    [
        ("SGVB-A", sgvb_a, [-172.5, -690.0, 690.0, 1250.0, 3.0]),
        ("IWAE", iwae, IWAE),
        (
            "MIWAE",
            |w| miwae(w, 2),
            [345.0 - LN_2, -690.0, 690.0, 5e3 - LN_2, 3.0],
        ),
        ("PIWAE", |w| piwae(w, 2), IWAE),
        (
            "CIWAE",
            |w| ciwae(w, 0.5),
            [258.75 - LN_2, -690.0, 690.0, 5625.0 - LN_2, 3.0],
        ),
        ("DReG", dreg, IWAE),
        (
            "Rényi(0.5)",
            |w| renyi(w, 0.5),
            [690.0 - 2.0 * LN_4, -690.0, 690.0, 1e4 - 2.0 * LN_4, 3.0],
        ),
        // Here the smallest weights are all that counts: two of the first image's.
        (
            "Rényi(1.5)",
            |w| renyi(w, 1.5),
            [-690.0 + 2.0 * LN_2, -690.0, 690.0, -1e4 + 2.0 * LN_4, 3.0],
        ),
    ]
};

async fn log_weights() -> Tensor<2> {
    tensor(&LOG_WEIGHTS.concat(), [4, 5], &device().await.plain())
}

async_test!(bounds_of_weights_beyond_any_exponential_are_right, async {
    for (name, bound, expected) in BOUNDS {
        let found = read(bound(log_weights().await).bound).await;
        assert_close(name, &found, &expected, tolerance::DENSITY);
    }
});

async_test!(the_renyi_bound_falls_as_its_order_rises, async {
    let orders = [0.0, 0.25, 0.5, 0.99, 1.0, 1.01, 1.5, 2.0];
    let log_weights = || async {
        let device = device().await.plain();
        tensor(&[0.5, -2.0, 1.0, -0.25, 3.0], [5, 1], &device)
    };
    let mut bounds = Vec::new();
    for alpha in orders {
        bounds.push(read(renyi(log_weights().await, alpha).bound).await[0]);
    }
    assert!(bounds.is_sorted_by(|a, b| a > b), "{bounds:?}");
    let mean = read(sgvb_a(log_weights().await).bound).await[0];
    assert_eq!(bounds[4], mean);
    for near in [3, 5] {
        // By half the variance of the log weights, 2.66, times the distance of the order.
        let expected = 0.5 * 2.66 * (1.0 - orders[near]);
        let found = f64::from(bounds[near] - mean);
        assert!((found - expected).abs() < 5e-4, "{bounds:?}");
    }
});

async_test!(samples_share_the_gradient_of_an_image_among_them, async {
    for (name, bound, _) in BOUNDS {
        let Weighting {
            decoder, encoder, ..
        } = bound(log_weights().await);
        let shares = [("decoder", decoder), ("encoder", encoder)];
        for (player, shares) in shares {
            let sums = read(shares.clone().sum_dim(0)).await;
            let shares = read(shares).await;
            let what = format!("{name}'s {player}");
            let possible = shares.iter().all(|share| (0.0..=1.0).contains(share));
            assert!(possible, "{what}: {shares:?}");
            match (name, player) {
                // Squares of shares: one where a single sample counts, a quarter of four even ones.
                ("DReG", "encoder") => {
                    let expected = [1.0, 0.25, 0.25, 1.0, 0.25];
                    assert_close(&what, &sums, &expected, tolerance::DENSITY);
                }
                _ => assert_close(&what, &sums, &[1.0; 5], tolerance::DENSITY),
            }
        }
    }
});

async_test!(
    the_effective_sample_size_is_one_of_a_dominant_weight_and_all_of_equal_ones,
    async {
        let found = read(effective_sample_size(log_weights().await)).await;
        let expected = [1.0, 4.0, 4.0, 1.0, 4.0];
        assert_close("size", &found, &expected, tolerance::DENSITY);
        // Weights of 1, 2, 3 and 4: 10^2 / (1 + 4 + 9 + 16).
        let device = device().await.plain();
        let weights = tensor(&[1.0, 2.0, 3.0, 4.0].map(f64::ln), [4, 1], &device);
        let found = read(effective_sample_size(weights)).await;
        assert_close("size", &found, &[100.0 / 30.0], tolerance::DENSITY);
    }
);

const ELBO: Bound = Bound::Elbo(Elbo {
    beta: 1.0,
    warmup_steps: 0,
    free_bits: 0.0,
    samples: 2,
});
const PIWAE: Bound = Bound::Piwae(Piwae {
    estimates: 2,
    samples: 3,
});
const DREG: Bound = Bound::Dreg(Dreg { samples: 6 });

/// One step of a golden model in which the bias of `layer` is `value`, and of the other sign for
/// every second output.
async fn take_with_bias(member: &Member, layer: &str, value: f32, bound: Bound) -> Taken {
    let device = device().await;
    let model = member.build(&device.autodiff());
    let specs = weights::param_specs(&model);
    let name = format!("{layer}.bias");
    let values = specs.iter().zip(weights::collect(&model)).map(|(spec, v)| {
        if spec.name != name {
            return v;
        }
        let signs = (0..v.dims()[0]).map(|i| if i % 2 == 0 { value } else { -value });
        Tensor::from_floats(&signs.collect::<Vec<_>>()[..], &device.plain())
    });
    let model = weights::replace(model, values.collect());
    let device = device.autodiff();
    let noise = member.noise(bound.codes_per_image(), &device);
    let step = bound_step(&model, &bound, member.images(&device), noise, 0);
    read_step(&model, step).await
}

async fn assert_finite(model: &str, layer: &str, value: f32, bounds: &[Bound]) {
    let family = Family::load();
    for &bound in bounds {
        let taken = take_with_bias(family.member(model), layer, value, bound).await;
        for (term, value) in &taken.terms {
            assert!(value.is_finite(), "{term:?} of {bound:?} of {model}");
        }
        for gradient in &taken.gradients {
            let finite = gradient.values.iter().all(|x| x.is_finite());
            let name = &gradient.name;
            assert!(finite, "{name} of {bound:?} of {model}");
        }
    }
}

async_test!(certain_pixels_leave_everything_finite, async {
    let all = [ELBO, PIWAE, DREG];
    assert_finite("diagonal", "decoder.out", 1e4, &all).await;
    assert_finite("continuous Bernoulli", "decoder.out", 1e4, &[PIWAE]).await;
    assert_finite("normal learned", "decoder.out", 1e4, &[PIWAE]).await;
    assert_finite("normal per pixel", "decoder.log_scale", 1e4, &[PIWAE]).await;
});

async_test!(
    codes_of_a_variance_of_1e_12_leave_everything_finite,
    async {
        // Every second dimension; the others have one of 1e12.
        let log_scale = 0.5 * 1e-12_f32.ln();
        let all = [ELBO, PIWAE, DREG];
        assert_finite("diagonal", "encoder.log_scale", log_scale, &all).await;
        assert_finite("full", "encoder.log_scale", log_scale, &all).await;
    }
);
