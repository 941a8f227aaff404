//! One step on one image as it is shown: every part of it against the system it comes from.

mod penalty;

use burn::module::Module;
use burn::tensor::Tensor;
use vae_lab::ImageShape;
use vae_lab::bounds::{Bound, Dreg, Elbo, Iwae, Miwae, Piwae, SgvbA};
use vae_lab::config::{
    GanConfig, GeneratorLoss, LikelihoodKind, ModelKind, SessionConfig, VaeGanConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::diagnostics::{TRACED_CODES, Trace, TracedPosterior, trace};
use vae_lab::kernels::Noise;
use vae_lab::optimiser::Optimiser;
use vae_lab::random::Purpose;
use vae_lab::systems::{Batch, Model, Terms, generator_loss};

use crate::support::sessions::{
    SIDE, autoencoder, bars, elbo, losses, network, of, on_bars, small, vae, variants, with_bound,
};
use crate::support::{assert_close, assert_close_to, host_tensor, read, tolerance};

const STEP: u64 = 3;
const SHAPE: ImageShape = ImageShape::grey(SIDE, SIDE);

fn gan(loss: GeneratorLoss) -> SessionConfig {
    of(GanConfig {
        network: network(),
        latent_dim: 2,
        loss,
        label_smoothing: 0.1,
        ..GanConfig::default()
    })
}

fn vae_gan() -> SessionConfig {
    of(VaeGanConfig {
        network: network(),
        latent_dim: 2,
        gamma: 2.0,
        gate: false,
        ..VaeGanConfig::default()
    })
}

/// A model of `config`, an image and noise, all new from the same seeds each time; `autodiff` or not.
fn scene(config: &SessionConfig, autodiff: bool) -> (Model, Batch, Noise) {
    let cpu = ComputeDevice::cpu();
    let device = if autodiff {
        cpu.autodiff()
    } else {
        cpu.plain()
    };
    let model = Model::new(&config.model, SHAPE, 5, &cpu.autodiff());
    let image = |index: usize| {
        let pixels = bars(SIDE)[index * SIDE * SIDE..][..SIDE * SIDE].to_vec();
        host_tensor(pixels, [1, SIDE * SIDE], &device)
    };
    let batch = Batch {
        input: image(if config.model.kind() == ModelKind::Autoencoder {
            9
        } else {
            8
        }),
        target: image(8),
    };
    let model = if autodiff { model } else { model.valid() };
    (model, batch, Noise::new(Purpose::Trace, 2, 0, &device))
}

async fn traced(config: &SessionConfig) -> Trace {
    let (model, batch, mut noise) = scene(config, true);
    let optimiser = Optimiser::new(config.training.optimiser);
    let found = trace(&model, &optimiser, batch, SHAPE, &mut noise, STEP).await;
    found.expect("the device answers")
}

fn wide(values: &[f32]) -> Vec<f64> {
    values.iter().map(|&x| x.into()).collect()
}

/// `sum_k` of one number of each code and dimension.
fn over_codes(trace: &Trace, number: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let dims = trace.codes[0].code.len();
    let sum = |i| (0..trace.codes.len()).map(|k| number(k, i)).sum();
    (0..dims).map(sum).collect()
}

fn posterior(trace: &Trace) -> &TracedPosterior {
    trace.posterior.as_ref().expect("there is an encoder")
}

async_test!(a_code_is_the_mean_and_the_scaled_noise, async {
    for config in [small(), with_bound(Iwae { samples: 3 }), vae_gan()] {
        let trace = traced(&config).await;
        let TracedPosterior { loc, scale, .. } = posterior(&trace);
        for code in &trace.codes {
            let noise = code.noise.as_ref().expect("it is drawn");
            let expected: Vec<f64> = (0..loc.len())
                .map(|i| f64::from(loc[i] + scale[i] * noise[i]))
                .collect();
            assert_close("code", &code.code, &expected, tolerance::IDENTITY);
        }
    }
});

async_test!(a_model_without_a_posterior_shows_no_noise, async {
    for config in [autoencoder(), gan(GeneratorLoss::NonSaturating)] {
        let trace = traced(&config).await;
        assert!(trace.posterior.is_none());
        assert!(trace.codes[0].noise.is_none());
        assert_eq!((trace.codes.len(), trace.codes[0].weight), (1, 1.0));
    }
});

/// What the system itself measures.
fn terms(config: &SessionConfig) -> Terms {
    let (model, batch, mut noise) = scene(config, false);
    model.terms(batch, &mut noise, STEP)
}

async_test!(the_terms_are_the_systems_own_on_the_same_noise, async {
    let mut configs = vec![
        small(),
        with_bound(Dreg { samples: 4 }),
        gan(GeneratorLoss::Minimax),
        vae_gan(),
    ];
    configs.extend(variants());
    for config in configs {
        let trace = traced(&config).await;
        let expected = terms(&config);
        assert_eq!(trace.terms.len(), expected.len());
        for (name, value) in expected {
            let expected = read(value).await[0].into();
            let what = format!("{name:?} of {:?}", config.model);
            assert_close_to(&what, trace.terms[&name], expected, tolerance::IDENTITY);
        }
    }
});

#[track_caller]
fn assert_split(trace: &Trace, by_loc: &[f64], by_log_scale: &[f64]) {
    let found = posterior(trace);
    assert_close("by mean", &found.by_loc, by_loc, tolerance::GRADIENT);
    let found = &found.by_log_scale;
    assert_close("by log scale", found, by_log_scale, tolerance::GRADIENT);
}

async_test!(
    with_a_closed_form_kl_the_mean_takes_the_codes_gradient_and_the_kls,
    async {
        let mut config = with_bound(Elbo {
            beta: 4.0,
            warmup_steps: 6,
            free_bits: 0.0,
            samples: 3,
        });
        for likelihood in [
            LikelihoodKind::default(),
            LikelihoodKind::ContinuousBernoulli,
            LikelihoodKind::NormalPerPixel,
        ] {
            vae(&mut config).likelihood = likelihood;
            let trace = traced(&config).await;
            assert_eq!(trace.beta, 2.0, "half way up");
            let (loc, scale) = (wide(&posterior(&trace).loc), wide(&posterior(&trace).scale));
            let back = |k: usize, i: usize| f64::from(trace.codes[k].by_code[i]);
            let noise = |k: usize, i: usize| f64::from(trace.codes[k].noise.as_ref().unwrap()[i]);
            let mut by_loc = over_codes(&trace, back);
            let mut by_log_scale = over_codes(&trace, |k, i| back(k, i) * scale[i] * noise(k, i));
            for i in 0..loc.len() {
                by_loc[i] += trace.beta * loc[i];
                by_log_scale[i] += trace.beta * (scale[i] * scale[i] - 1.0);
            }
            assert_split(&trace, &by_loc, &by_log_scale);
        }
    }
);

async_test!(
    with_a_sampled_kl_the_mean_takes_the_codes_gradient_and_the_priors,
    async {
        for bound in [
            Bound::SgvbA(SgvbA { samples: 2 }),
            Bound::Iwae(Iwae { samples: 5 }),
            Bound::Miwae(Miwae {
                estimates: 2,
                samples: 2,
            }),
            Bound::Piwae(Piwae {
                estimates: 2,
                samples: 2,
            }),
            Bound::Dreg(Dreg { samples: 5 }),
        ] {
            let trace = traced(&with_bound(bound)).await;
            let scale = wide(&posterior(&trace).scale);
            let dreg = matches!(bound, Bound::Dreg(_));
            let noise = |k: usize, i: usize| f64::from(trace.codes[k].noise.as_ref().unwrap()[i]);
            // The slope of log q at a code, where only the code may move.
            let back = |k: usize, i: usize| {
                let code = &trace.codes[k];
                let of_q = if dreg { noise(k, i) / scale[i] } else { 0.0 };
                let weight = f64::from(code.encoder_weight);
                f64::from(code.by_code[i]) + weight * (f64::from(code.code[i]) - of_q)
            };
            let entropy = |k: usize| {
                let weight = f64::from(trace.codes[k].encoder_weight);
                if dreg { 0.0 } else { weight }
            };
            let by_loc = over_codes(&trace, back);
            let by_log_scale = over_codes(&trace, |k, i| {
                back(k, i) * scale[i] * noise(k, i) - entropy(k)
            });
            assert_split(&trace, &by_loc, &by_log_scale);
        }
    }
);

/// Central differences of `loss` around `place`, one for each number.
async fn differences(place: &[f32], loss: impl Fn(Tensor<2>) -> Tensor<1>) -> Vec<f64> {
    let step = 1.0 / 256.0;
    let device = ComputeDevice::cpu().plain();
    let mut slopes = Vec::new();
    for i in 0..place.len() {
        let mut at = [0.0; 2];
        for (loss_there, sign) in at.iter_mut().zip([1.0, -1.0]) {
            let mut moved = place.to_vec();
            moved[i] += sign * step;
            let moved = host_tensor(moved, [1, place.len()], &device);
            *loss_there = f64::from(read(loss(moved)).await[0]);
        }
        slopes.push((at[0] - at[1]) / f64::from(2.0 * step));
    }
    slopes
}

#[track_caller]
fn assert_slopes(what: &str, found: &[f32], expected: &[f64]) {
    let distance: f64 = found
        .iter()
        .zip(expected)
        .map(|(&f, e)| (f64::from(f) - e).powi(2))
        .sum();
    let length: f64 = expected.iter().map(|e| e * e).sum();
    let share = (distance / length).sqrt();
    assert!(share < tolerance::DIFFERENCES, "{what}: {share}");
}

async_test!(
    the_gradients_are_the_differences_of_what_the_code_leads_to,
    async {
        let config = small();
        let (model, batch, _) = scene(&config, false);
        let Model::Vae(vae) = &model else { panic!() };
        let code = &traced(&config).await.codes[0];
        let loss = |code| vae.likelihood(code).log_prob(batch.target.clone()).neg();
        let expected = differences(&code.code, loss).await;
        assert_slopes("VAE", &code.by_code, &expected);

        let config = autoencoder();
        let (model, batch, _) = scene(&config, false);
        let Model::Autoencoder(autoencoder) = &model else {
            panic!()
        };
        let code = &traced(&config).await.codes[0];
        let loss = |code| {
            autoencoder
                .decode(code)
                .log_prob(batch.target.clone())
                .neg()
        };
        let expected = differences(&code.code, loss).await;
        assert_slopes("autoencoder", &code.by_code, &expected);

        for kind in [GeneratorLoss::NonSaturating, GeneratorLoss::Minimax] {
            let config = gan(kind);
            let (model, ..) = scene(&config, false);
            let Model::Gan(gan) = &model else { panic!() };
            let code = &traced(&config).await.codes[0];
            let of_image = |image| generator_loss(gan.discriminator().forward(image).logits, kind);
            let expected = differences(&code.image.pixels, of_image).await;
            assert_slopes("GAN's image", &code.by_pixels.pixels, &expected);
            let expected = differences(&code.code, |code| of_image(gan.generate(code))).await;
            assert_slopes("GAN", &code.by_code, &expected);
        }
    }
);

async_test!(
    by_its_logit_a_black_or_white_pixel_lacks_what_it_misses_of_the_image,
    async {
        for config in [with_bound(Iwae { samples: 4 }), small(), autoencoder()] {
            let trace = traced(&config).await;
            for code in &trace.codes {
                let pairs = code.image.pixels.iter().zip(&trace.target.pixels);
                let missing =
                    pairs.map(|(image, target)| f64::from(code.weight * (image - target)));
                let missing: Vec<_> = missing.collect();
                let found = &code.by_pixels.pixels;
                assert_close("pixels", found, &missing, tolerance::GRADIENT);
            }
        }
    }
);

async_test!(the_heaviest_codes_are_shown, async {
    let trace = traced(&with_bound(Iwae { samples: 50 })).await;
    assert_eq!((trace.codes_drawn, trace.codes.len()), (50, TRACED_CODES));
    let weights: Vec<_> = trace.codes.iter().map(|code| code.weight).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b) && weights[0] > 1.0 / 50.0);
    assert!(weights.iter().sum::<f32>() < 1.0);

    let even = traced(&with_bound(SgvbA { samples: 4 })).await;
    assert!(even.codes.iter().all(|code| code.weight == 0.25));
});

async_test!(each_part_that_learns_has_a_gradient, async {
    let non_saturating = gan(GeneratorLoss::NonSaturating);
    for (config, parts) in [
        (small(), &["decoder", "encoder"][..]),
        (autoencoder(), &["decoder", "encoder"]),
        (non_saturating, &["discriminator", "generator"]),
        (vae_gan(), &["decoder", "discriminator", "encoder"]),
    ] {
        let trace = traced(&config).await;
        assert!(trace.gradient_norms.keys().eq(parts));
        assert!(trace.gradient_norms.values().all(|&norm| norm > 0.0));
    }
});

async_test!(a_trace_changes_nothing_of_the_run, async {
    for config in [small(), gan(GeneratorLoss::NonSaturating), vae_gan()] {
        let mut untraced = on_bars(ComputeDevice::cpu(), config.clone());
        let mut session = on_bars(ComputeDevice::cpu(), config);
        losses(&mut session, 2).await;
        losses(&mut untraced, 2).await;
        let before = session.weights().await.expect("the device answers");
        let first = session.trace(1, 0).await.expect("there is such an image");
        assert_eq!(first.step, 2);
        assert_eq!(first, session.trace(1, 0).await.expect("there still is"));
        let after = session.weights().await.expect("the device answers");
        assert_eq!(before, after);
        let expected = losses(&mut untraced, 3).await;
        assert_eq!(losses(&mut session, 3).await, expected);
    }
});

async_test!(another_draw_is_another_noise_on_the_same_posterior, async {
    let session = on_bars(ComputeDevice::cpu(), with_bound(elbo(1.0)));
    let one = session.trace(0, 0).await.expect("there is such an image");
    let other = session.trace(0, 1).await.expect("there is such an image");
    assert_eq!(posterior(&one).loc, posterior(&other).loc);
    assert_ne!(one.codes[0].noise, other.codes[0].noise);
});

async_test!(
    a_denoising_autoencoder_is_given_the_corrupted_image,
    async {
        let [.., denoising] = variants();
        let session = on_bars(ComputeDevice::cpu(), denoising);
        let trace = session.trace(2, 0).await.expect("there is such an image");
        assert_ne!(trace.input, trace.target);
        let held_out = session.held_out(&[2]).expect("there is such an image");
        assert_eq!(trace.target, held_out);
    }
);

async_test!(an_image_that_is_not_there_is_refused, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    let refused = session.trace(1_000, 0).await.expect_err("there are four");
    assert!(refused.to_string().contains("no held-out image 1000"));
});
