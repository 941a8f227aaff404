//! Training and judging on images that the caller brings.

use vae_lab::Error;
use vae_lab::bounds::{Bound, Iwae};
use vae_lab::config::{Network, SessionConfig};
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::adversarial::runs::{gan, vae_gan};
use crate::support::sessions::{
    SIDE, autoencoder, bars, losses, on_bars, on_bars_of, small, step, vae, variants,
};
use crate::support::{assert_same_bits, device};

const PIXELS: usize = SIDE * SIDE;

/// The first `count` bars.
fn first(count: usize) -> Vec<f32> {
    bars(SIDE)[..count * PIXELS].to_vec()
}

fn every_kind() -> Vec<SessionConfig> {
    let mut kinds = vec![small(), autoencoder(), gan(), vae_gan()];
    kinds.extend(variants());
    kinds
}

async fn loss_of_batch(session: &mut Session, images: Vec<f32>) -> f64 {
    let report = session.train_on_batch(images).await;
    report.expect("training goes well").of(Term::Loss)[0]
}

fn refusal<T>(result: Result<T, Error>) -> String {
    match result {
        Err(error @ (Error::Argument(_) | Error::Config(_))) => error.to_string(),
        Err(error) => panic!("another failure: {error}"),
        Ok(_) => panic!("it was taken"),
    }
}

async_test!(
    a_step_on_given_images_is_the_step_that_training_takes_on_them,
    async {
        let one_batch_a_step = |config: &SessionConfig| config.model.batches_per_step() == 1;
        for mut config in every_kind().into_iter().filter(one_batch_a_step) {
            config.training.shuffle = false;
            let mut trained = on_bars(device().await, config.clone());
            let mut given = on_bars(device().await, config);
            let expected = losses(&mut trained, 2).await;
            let mut found = vec![loss_of_batch(&mut given, first(8)).await];
            let second = first(16).split_off(8 * PIXELS);
            found.push(loss_of_batch(&mut given, second).await);
            assert_same_bits("losses", &found, &expected);
            assert_eq!(step(&given), 2);
            // And the run goes on as if nothing had been different.
            let expected = losses(&mut trained, 2).await;
            assert_same_bits("later losses", &losses(&mut given, 2).await, &expected);
        }
    }
);

async_test!(every_kind_learns_from_one_image_and_from_many, async {
    for config in every_kind() {
        for count in [1, 40] {
            let mut session = on_bars(device().await, config.clone());
            let mut again = on_bars(device().await, config.clone());
            for number in 1..=3 {
                let loss = loss_of_batch(&mut session, first(count)).await;
                assert!(loss.is_finite());
                let expected = loss_of_batch(&mut again, first(count)).await;
                assert_same_bits("loss", &[loss], &[expected]);
                assert_eq!(step(&session), number);
            }
        }
    }
});

async_test!(convolutions_learn_from_one_image_too, async {
    let mut config = small();
    *config.model.network_mut() = Network::conv([4, 6]);
    let mut session = on_bars_of(8, device().await, config);
    let before = session.total_cost(bars(8)).await.expect("they fit");
    for _ in 0..20 {
        loss_of_batch(&mut session, bars(8)[..64].to_vec()).await;
    }
    let after = session.total_cost(bars(8)[..64].to_vec()).await;
    assert!(after.expect("it fits") < before);
});

async_test!(
    the_total_cost_is_what_an_evaluation_of_these_images_says,
    async {
        for config in every_kind() {
            let mut session = on_bars(device().await, config);
            session.train(3).await.expect("training goes well");
            let images = session.held_out(&[0, 1, 2, 3]).expect("four are held out");
            let images = images.pixels;
            let expected = session.evaluate(4).await.expect("four are held out");
            let cost = session.total_cost(images.clone()).await.expect("they fit");
            assert_same_bits("cost", &[cost], &[expected.of(Term::Loss)]);
            let again = session.total_cost(images).await.expect("they fit");
            assert_same_bits("cost", &[again], &[cost]);
            assert_eq!(step(&session), 3, "nothing is learnt");
        }
    }
);

async_test!(the_cost_of_an_elbo_is_minus_the_bound, async {
    let session = on_bars(device().await, small());
    let images = session.held_out(&[0, 1, 2, 3]).expect("four are held out");
    let bound = session.evaluate(4).await.expect("they are there");
    let cost = session.total_cost(images.pixels).await.expect("they fit");
    assert_same_bits("cost", &[cost], &[-bound.of(Term::Bound)]);
});

async_test!(
    images_that_cannot_be_learnt_from_are_refused_and_the_model_stays,
    async {
        let mut session = on_bars(device().await, small());
        for (images, complaint) in [
            (vec![], "1 to 10000"),
            (vec![0.5; PIXELS + 1], "36 pixels each"),
            (vec![f32::NAN; PIXELS], "no finite number"),
            (vec![255.0; PIXELS], "0 for black to 1 for white"),
            (vec![-0.1; PIXELS], "0 for black to 1 for white"),
        ] {
            let message = refusal(session.total_cost(images.clone()).await);
            assert!(message.contains(complaint), "{message}");
            let message = refusal(session.train_on_batch(images).await);
            assert!(message.contains(complaint), "{message}");
        }
        let message = refusal(session.train_on_batch(vec![0.5; 1025 * PIXELS]).await);
        assert!(message.contains("1 to 1024"), "{message}");
        assert_eq!(step(&session), 0);

        let mut config = small();
        vae(&mut config).bound = Bound::Iwae(Iwae { samples: 256 });
        let mut session = on_bars(device().await, config);
        let message = refusal(session.train_on_batch(vec![0.5; 65 * PIXELS]).await);
        assert!(message.contains("16384 codes"), "{message}");
    }
);
