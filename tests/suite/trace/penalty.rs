//! The penalty on the weights in a step that is shown: its loss, its terms and its gradients have it, as training has.

use std::collections::BTreeMap;

use vae_lab::bounds::Iwae;
use vae_lab::config::{AdamConfig, GeneratorLoss, OptimiserConfig, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::models::weights;
use vae_lab::systems::Term;

use super::{gan, scene, traced, vae_gan, wide};
use crate::support::sessions::{autoencoder, losses, on_bars, small, with_bound};
use crate::support::{assert_close_to, read, tolerance};

/// `config` with a penalty on its weights, which is nearly all of its loss.
fn penalised(mut config: SessionConfig) -> SessionConfig {
    config.training.optimiser = OptimiserConfig::Adam(AdamConfig {
        weight_decay: 1.0,
        ..AdamConfig::default()
    });
    config
}

async_test!(the_loss_is_that_of_the_training_step, async {
    for config in [autoencoder(), penalised(autoencoder())] {
        let mut session = on_bars(ComputeDevice::cpu(), config);
        losses(&mut session, 2).await;
        let image = session.held_out(&[1]).expect("four are held out").pixels;
        let trace = session.trace(1, 0).await.expect("there is such an image");
        let report = session.train_on_batch(image).await.expect("it is an image");
        assert_eq!(trace.step + 1, report.step);
        assert!(trace.terms.keys().eq(report.terms.keys()));
        for (&term, &found) in &trace.terms {
            let what = format!("{term:?}");
            assert_close_to(&what, found, report.of(term)[0], tolerance::IDENTITY);
        }
        let loss = trace.terms[&Term::Loss];
        assert_close_to("the loss shown", trace.loss, loss, tolerance::IDENTITY);
    }
});

async_test!(
    a_penalty_is_a_part_of_the_loss_and_of_its_gradients,
    async {
        for config in [
            small(),
            with_bound(Iwae { samples: 3 }),
            gan(GeneratorLoss::Minimax),
            vae_gan(),
        ] {
            let (plain, decaying) = (
                traced(&config).await,
                traced(&penalised(config.clone())).await,
            );
            let (model, ..) = scene(&config, false);
            let specs = weights::param_specs(&model);
            let mut squares = BTreeMap::<String, f64>::new();
            for (spec, value) in specs.iter().zip(weights::collect(&model)) {
                let part = spec.name.split('.').next().unwrap_or_default();
                let square = wide(&read(value).await).iter().map(|x| x * x).sum::<f64>();
                *squares.entry(part.to_owned()).or_default() += square;
            }
            let all = 0.5 * squares.values().sum::<f64>();
            let own = model.info().traced.trains;
            let own = own.map_or(all, |part| 0.5 * squares[part]);
            let more = |found: f64, without: f64, expected: f64| {
                let what = format!("{:?}", config.model.kind());
                assert_close_to(&what, found - without, expected, tolerance::NETWORK);
            };
            more(decaying.loss, plain.loss, own);
            more(decaying.terms[&Term::WeightPenalty], 0.0, all);
            more(decaying.terms[&Term::Loss], plain.terms[&Term::Loss], all);
            assert!(!plain.terms.contains_key(&Term::WeightPenalty));
            // Beside so strong a penalty, the model's own gradient is a correction.
            for (part, &norm) in &decaying.gradient_norms {
                let of_penalty = squares[part].sqrt();
                let of_model = plain.gradient_norms[part];
                let rounding = 1e-5 * of_penalty;
                assert!((norm - of_penalty).abs() <= of_model + rounding, "{part}");
            }
            // What flows through the image and its code is the same.
            assert_eq!(decaying.codes, plain.codes);
            assert_eq!(decaying.posterior, plain.posterior);
        }
    }
);
