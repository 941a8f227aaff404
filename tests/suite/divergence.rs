//! Runs that leave the finite numbers, and the way back.

use vae_lab::config::Network;
use vae_lab::session::Session;
use vae_lab::systems::Term;
use vae_lab::{Error, ImageShape};

use crate::support::sessions::{
    self, SIDE, learning_rate, losses, on_bars, on_digits, small, step, tune,
};
use crate::support::{assert_same_bits, device};

/// A session whose fifth step, and no other of its first epoch, has an infinite loss: one image has
/// a pixel of its own, and one hidden unit sees that pixel only and drives the code to infinity.
async fn on_a_trap() -> Session {
    const PIXEL: usize = SIDE * SIDE - 1;
    let mut images = sessions::bars(SIDE);
    for (i, image) in images.chunks_exact_mut(SIDE * SIDE).enumerate() {
        image[PIXEL] = f32::from(u8::from(i == 36));
    }
    let mut config = small();
    config.training.shuffle = false;
    let mut session = on_bars(device().await, config);
    let loaded = session.load_images(&images, ImageShape::grey(SIDE, SIDE));
    loaded.expect("these are images");
    let mut weights = session.weights().await.expect("there is a model");
    for tensor in &mut weights {
        match tensor.name.as_str() {
            // [outputs, inputs]: the first unit sees the last pixel, and that alone.
            "encoder.body.layers.0.weight" => {
                tensor.values[..PIXEL].fill(0.0);
                tensor.values[PIXEL] = 1e20;
            }
            "encoder.body.layers.0.bias" => tensor.values[0] = 0.0,
            "encoder.loc.weight" => tensor.values[0] = 1e20,
            _ => {}
        }
    }
    session.set_weights(&weights).expect("they fit");
    session
}

fn diverged(result: Result<impl Sized, Error>) -> String {
    match result {
        Err(error @ Error::Diverged(_)) => error.to_string(),
        Err(error) => panic!("another failure: {error}"),
        Ok(_) => panic!("it did not diverge"),
    }
}

async fn assert_finite(session: &Session) {
    for tensor in session.weights().await.expect("there is a model") {
        let finite = tensor.values.iter().all(|x| x.is_finite());
        assert!(finite, "{}", tensor.name);
    }
}

async_test!(a_burst_that_diverges_is_undone_as_a_whole, async {
    let mut session = on_a_trap().await;
    let expected = losses(&mut session, 4).await;
    let mut session = on_a_trap().await;
    let message = diverged(session.train(10).await);
    assert!(message.contains("the loss of step 5 was"), "{message}");
    assert!(message.contains("back at step 0"), "{message}");
    assert!(message.contains("smaller learning rate"), "{message}");
    assert_eq!(step(&session), 0);
    assert_finite(&session).await;
    assert_same_bits("losses", &losses(&mut session, 4).await, &expected);
});

async_test!(
    a_given_batch_that_diverges_leaves_the_model_as_it_was,
    async {
        let bad: Vec<_> = (0..SIDE * SIDE)
            .map(|at| f32::from(u8::from(at + 1 == SIDE * SIDE)))
            .collect();
        let mut session = on_a_trap().await;
        let message = diverged(session.train_on_batch(bad).await);
        assert!(message.contains("back at step 0"), "{message}");
        assert_eq!(step(&session), 0);
        assert_finite(&session).await;
        let good = session.train_on_batch(vec![0.0; SIDE * SIDE]).await;
        assert_eq!(good.expect("this one goes well").step, 1);
    }
);

async_test!(
    a_divergence_at_the_start_of_a_burst_goes_back_to_weights_that_were_good,
    async {
        // The loss of step 5 is that of the weights which step 4 made: they may be what is wrong,
        // so the way back is to the weights that step 4 started from, whose loss was finite.
        let mut session = on_a_trap().await;
        let mut expected = Vec::new();
        for _ in 0..4 {
            expected.extend(losses(&mut session, 1).await);
        }
        let message = diverged(session.train(1).await);
        assert!(message.contains("the loss of step 5 was"), "{message}");
        assert!(message.contains("back at step 3"), "{message}");
        assert_eq!(step(&session), 3);
        assert_finite(&session).await;
        assert_same_bits("losses", &losses(&mut session, 1).await, &expected[3..]);
    }
);

/// Steps of a burst until the run diverges, and the message.
async fn until_it_diverges(session: &mut Session, burst: usize) -> String {
    for _ in 0..300 {
        match session.train(burst).await {
            Ok(_) => {}
            failed => return diverged(failed),
        }
    }
    panic!("it goes on and on");
}

/// The bound on some images that are held out.
async fn bound(session: &Session) -> f64 {
    let evaluation = session.evaluate(10).await.expect("some are held out");
    evaluation.of(Term::Bound)
}

/// A run of 120 steps that go well.
async fn calm() -> Session {
    let mut config = small();
    // Wide enough for the first steps of one to overflow the scale of the codes.
    *config.model.network_mut() = Network::mlp(vec![64]);
    config.training.batch_size = 16;
    let mut session = on_digits(device().await, 100, config);
    session.train(120).await.expect("training goes well");
    session
}

async_test!(
    after_a_ruinous_rate_the_model_is_back_where_its_bound_was_sensible,
    async {
        for burst in [1, 2, 7] {
            let mut session = calm().await;
            let before = bound(&session).await;
            // The loss of the next step is still that of good weights; the ones after are finite ruins.
            tune(&mut session, learning_rate(1.0)).expect("it is allowed");
            let message = until_it_diverges(&mut session, burst).await;
            assert!(message.contains("back at step 120"), "{message}");
            assert_eq!(step(&session), 120);
            assert_eq!(bound(&session).await, before, "bursts of {burst}");
            tune(&mut session, learning_rate(1e-3)).expect("it is allowed");
            let expected = losses(&mut calm().await, 5).await;
            assert_same_bits("losses", &losses(&mut session, 5).await, &expected);
        }
    }
);

async_test!(
    a_rate_that_is_raised_by_and_by_leads_back_to_before_the_ruin,
    async {
        let mut session = calm().await;
        let before = bound(&session).await;
        // Each acts for a step, as while a slider is pulled: the ruin is there before anybody knows of it.
        for rate in [0.1, 0.5, 1.0] {
            tune(&mut session, learning_rate(rate)).expect("it is allowed");
            if session.train(1).await.is_err() {
                break;
            }
        }
        until_it_diverges(&mut session, 1).await;
        assert!((120..=123).contains(&step(&session)), "{}", step(&session));
        // The losses of so young a run fall fast, and ten of their standard deviations are much.
        let after = bound(&session).await;
        assert!(after > 5.0 * before, "{before} and {after}");
    }
);

async_test!(
    a_new_model_that_is_ruined_at_once_is_back_at_its_beginning,
    async {
        let mut config = small();
        *config.model.network_mut() = Network::mlp(vec![64]);
        config.training.batch_size = 16;
        config.training.learning_rate = 1.0;
        let mut session = on_digits(device().await, 100, config);
        let before = bound(&session).await;
        until_it_diverges(&mut session, 1).await;
        assert_eq!(step(&session), 0);
        assert_eq!(bound(&session).await, before);
    }
);

async_test!(failing_again_and_again_does_no_harm, async {
    let mut session = on_a_trap().await;
    session.train(2).await.expect("the first steps are good");
    for _ in 0..3 {
        let message = diverged(session.train(5).await);
        assert!(message.contains("back at step 2"), "{message}");
        assert_finite(&session).await;
    }
    session.train(2).await.expect("the way to step 4 is free");
});

async_test!(
    after_too_large_a_learning_rate_a_small_one_goes_on_as_if_nothing_had_been,
    async {
        let mut config = small();
        // Wide enough for the first steps of one to overflow the scale of the codes.
        *config.model.network_mut() = Network::mlp(vec![64]);
        config.training.batch_size = 16;
        let mut calm = on_digits(device().await, 100, config.clone());
        let expected = losses(&mut calm, 5).await;
        // The largest allowed.
        config.training.learning_rate = 1.0;
        let mut session = on_digits(device().await, 100, config);
        diverged(session.train(20).await);
        assert_finite(&session).await;
        tune(&mut session, learning_rate(1e-3)).expect("it is allowed");
        assert_same_bits("losses", &losses(&mut session, 5).await, &expected);
    }
);
