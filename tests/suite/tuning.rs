//! What acts at once, without a new model, whatever the device.

use vae_lab::Error;
use vae_lab::bounds::Elbo;
use vae_lab::config::{ModelKind, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::systems::Term;

use crate::support::sessions::{
    bound, elbo, learning_rate, losses, on_bars, small, step, tune, vae, with_bound,
};
use crate::support::{assert_close_to, assert_same_bits, tolerance};

async_test!(a_new_learning_rate_acts_from_the_next_step_on, async {
    let mut plain = on_bars(ComputeDevice::cpu(), small());
    let mut tuned = on_bars(ComputeDevice::cpu(), small());
    let expected = losses(&mut plain, 3).await;
    assert_same_bits("losses", &losses(&mut tuned, 3).await, &expected);
    tune(&mut tuned, learning_rate(1e-2)).expect("it is allowed");
    assert_eq!(step(&tuned), 3, "the model stays");
    let (expected, found) = (losses(&mut plain, 2).await, losses(&mut tuned, 2).await);
    // The loss of a step is that of the weights before it.
    assert_same_bits("losses", &found[..1], &expected[..1]);
    assert_ne!(found[1], expected[1]);
    let config = tuned.config().expect("configured");
    assert_eq!(config.training.learning_rate, 1e-2);
});

async_test!(a_new_beta_acts_from_the_next_step_on, async {
    let mut plain = on_bars(ComputeDevice::cpu(), small());
    let mut tuned = on_bars(ComputeDevice::cpu(), small());
    plain.train(3).await.expect("training goes well");
    tuned.train(3).await.expect("training goes well");
    tune(&mut tuned, bound(elbo(5.0))).expect("it is allowed");
    let before = plain.train(1).await.expect("training goes well");
    let after = tuned.train(1).await.expect("training goes well");
    assert_eq!((before.beta, after.beta), (1.0, 5.0));
    assert_same_bits(
        "reconstruction",
        after.of(Term::Reconstruction),
        before.of(Term::Reconstruction),
    );
    assert_same_bits("kl", after.of(Term::Kl), before.of(Term::Kl));
    let expected = after.of(Term::Reconstruction)[0] + 5.0 * after.of(Term::Kl)[0];
    assert_close_to(
        "loss",
        after.of(Term::Loss)[0],
        expected,
        tolerance::SUM_OF_TERMS,
    );
});

async_test!(warm_up_follows_the_steps_of_the_run, async {
    let config = with_bound(Elbo {
        beta: 2.0,
        warmup_steps: 4,
        free_bits: 0.0,
        samples: 1,
    });
    let mut session = on_bars(ComputeDevice::cpu(), config);
    let mut betas = Vec::new();
    for _ in 0..6 {
        betas.push(session.train(1).await.expect("training goes well").beta);
    }
    assert_eq!(betas, [0.0, 0.5, 1.0, 1.5, 2.0, 2.0]);
});

async_test!(tuning_beyond_the_limits_changes_nothing, async {
    let mut plain = on_bars(ComputeDevice::cpu(), small());
    let mut tuned = on_bars(ComputeDevice::cpu(), small());
    for refused in [
        tune(&mut tuned, learning_rate(2.0)),
        tune(&mut tuned, learning_rate(f64::NAN)),
        tune(&mut tuned, bound(elbo(-1.0))),
        tune(&mut tuned, |config| {
            vae(config).bound = elbo(101.0);
            config.training.learning_rate = 1e-2;
        }),
    ] {
        assert!(matches!(refused, Err(Error::Config(_))), "{refused:?}");
    }
    assert_eq!(tuned.config(), plain.config());
    let expected = losses(&mut plain, 3).await;
    assert_same_bits("losses", &losses(&mut tuned, 3).await, &expected);
});

async_test!(what_needs_a_new_model_is_refused_by_its_name, async {
    let mut session = on_bars(ComputeDevice::cpu(), small());
    let before = session.config().expect("configured").clone();
    for (change, named) in [
        (
            (|config| *config.model.latent_dim_mut() = 3) as fn(&mut SessionConfig),
            "model.latentDim",
        ),
        (
            |config| config.model = ModelKind::Gan.config(),
            "model.kind",
        ),
        (
            |config| config.training.batch_size = 4,
            "training.batchSize",
        ),
        (|config| config.seed = 8, "seed"),
    ] {
        match tune(&mut session, change) {
            Err(error @ Error::Config(_)) => assert!(error.to_string().contains(named), "{error}"),
            other => panic!("{named}: {other:?}"),
        }
        assert_eq!(session.config(), Ok(&before));
    }
});
