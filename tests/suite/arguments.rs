//! Calls whose arguments don't fit, and calls that come too early; no device has a say in it.

use vae_lab::config::{ClassifierConfig, DataConfig, Network, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::explore::Path;
use vae_lab::session::{MAX_PICTURES, Session};
use vae_lab::{Error, ImageShape};

use crate::support::sessions::{SIDE, check, losses, on_bars, on_bars_of, small};

fn argument_error<T>(result: Result<T, Error>) -> String {
    match result {
        Err(error @ Error::Argument(_)) => error.to_string(),
        Err(error) => panic!("another failure: {error}"),
        Ok(_) => panic!("it was taken"),
    }
}

fn config_error<T>(result: Result<T, Error>) -> String {
    match result {
        Err(error @ Error::Config(_)) => error.to_string(),
        Err(error) => panic!("another failure: {error}"),
        Ok(_) => panic!("it was taken"),
    }
}

async_test!(before_it_is_configured_a_session_says_so, async {
    let mut session = Session::new(ComputeDevice::cpu());
    let refusals = [
        argument_error(session.train(1).await),
        argument_error(session.evaluate(1).await),
        argument_error(session.train_on_batch(vec![0.0; 784]).await),
        argument_error(session.total_cost(vec![0.0; 784]).await),
        argument_error(session.tune(check(SessionConfig::default()))),
        argument_error(session.config()),
        argument_error(session.data_summary()),
        argument_error(session.model_summary()),
        argument_error(session.held_out(&[0])),
        argument_error(session.held_out_labels()),
        argument_error(session.encode(vec![0.0; 784]).await),
        argument_error(session.encode_held_out(1).await),
        argument_error(session.decode(vec![0.0; 20]).await),
        argument_error(session.sample(1, 1).await),
        argument_error(session.sample_quality(2, 1).await),
        argument_error(session.reconstruct(vec![0.0; 784]).await),
        argument_error(session.interpolate(0, 1, 3, Path::Linear).await),
        argument_error(session.manifold(3, 2.0).await),
        argument_error(session.latent_plane(3).await),
        argument_error(session.decode_plane(vec![0.0; 2]).await),
        argument_error(session.latent_summary(3).await),
        argument_error(session.classify(ClassifierConfig::default()).await),
        argument_error(session.weights().await),
        argument_error(session.set_weights(&[])),
        argument_error(session.save().await),
    ];
    for message in refusals {
        assert!(message.contains("configure it first"), "{message}");
    }
});

async_test!(
    images_of_another_length_are_refused_with_the_length_they_need,
    async {
        let session = on_bars(ComputeDevice::cpu(), small());
        for length in [0, 35, 37] {
            let message = argument_error(session.encode(vec![0.5; length]).await);
            assert!(message.contains("36 pixels"), "{message}");
            argument_error(session.reconstruct(vec![0.5; length]).await);
        }
        let message = argument_error(session.decode(vec![0.0; 3]).await);
        assert!(message.contains("codes of 2 numbers"), "{message}");
    }
);

async_test!(numbers_that_are_not_finite_are_refused, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let message = argument_error(session.decode(vec![0.0, value]).await);
        assert!(message.contains("no finite number"), "{message}");
        let mut image = vec![0.5; SIDE * SIDE];
        image[7] = value;
        argument_error(session.encode(image.clone()).await);
        argument_error(session.reconstruct(image).await);
    }
});

async_test!(held_out_images_that_are_not_there_are_refused, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    // 40 bars, of which the last tenth stands in.
    assert!(session.held_out(&[0, 3]).is_ok());
    let message = argument_error(session.held_out(&[0, 4]));
    assert!(message.contains("no held-out image 4"), "{message}");
    argument_error(session.held_out(&[usize::MAX]));
    argument_error(session.interpolate(0, 4, 3, Path::Linear).await);
});

async_test!(more_pictures_than_one_call_may_draw_are_refused, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    argument_error(session.sample(MAX_PICTURES + 1, 1).await);
    argument_error(session.sample(usize::MAX, 1).await);
    argument_error(session.sample(0, 1).await);
    argument_error(session.manifold(101, 3.0).await);
    argument_error(session.manifold(usize::MAX, 3.0).await);
    argument_error(session.manifold(0, 3.0).await);
    let steps = MAX_PICTURES + 1;
    argument_error(session.interpolate(0, 1, steps, Path::Linear).await);
    argument_error(session.interpolate(0, 1, 0, Path::Linear).await);
});

async_test!(a_grid_without_a_finite_extent_is_refused, async {
    let session = on_bars(ComputeDevice::cpu(), small());
    argument_error(session.manifold(3, f32::NAN).await);
    argument_error(session.manifold(3, f32::INFINITY).await);
});

async_test!(
    a_model_that_no_memory_holds_is_refused_for_its_images,
    async {
        let mut session = on_bars_of(64, ComputeDevice::cpu(), small());
        let mut config = small();
        *config.model.network_mut() = Network::conv([512]);
        *config.model.latent_dim_mut() = 512;
        let message = config_error(session.configure(check(config.clone())));
        // Three layers between 512 channels of 32 by 32 places and the code, and two convolutions.
        let weights =
            3 * 512 * 512 * 32 * 32 + 2 * 512 + 512 * 32 * 32 + 9 * 512 + 512 + 16 * 512 + 1;
        assert!(message.contains(&format!("{weights} weights")), "{message}");
        losses(&mut session, 1).await;
        // Once more convolutions have made the image smaller, it fits.
        *config.model.network_mut() = Network::conv([8, 16, 32, 64, 512]);
        let configured = session.configure(check(config));
        assert!(configured.is_ok(), "{configured:?}");
    }
);

async_test!(files_that_are_not_loaded_are_named, async {
    let mut session = Session::new(ComputeDevice::cpu());
    let config = SessionConfig {
        data: DataConfig::Files {
            name: "cats.idx".into(),
        },
        ..small()
    };
    let message = config_error(session.configure(check(config)));
    assert!(message.contains("“cats.idx”"), "{message}");
});

async_test!(images_without_a_valid_size_are_refused, async {
    let mut session = on_bars(ComputeDevice::cpu(), small());
    for (pixels, height, width) in [
        (36, 5, 7),
        (0, 6, 6),
        (9, 3, 3),
        (4, 0, 0),
        (129 * 129, 129, 129),
    ] {
        let refused = session.load_images(&vec![0.0; pixels], ImageShape::grey(height, width));
        assert!(matches!(refused, Err(Error::Data(_))), "{refused:?}");
    }
    session
        .train(1)
        .await
        .expect("the old images are still there");
});

async_test!(weights_that_do_not_fit_leave_the_model_alone, async {
    let mut session = on_bars(ComputeDevice::cpu(), small());
    let mut other = on_bars(ComputeDevice::cpu(), small());
    let weights = session.weights().await.expect("there is a model");
    let mut nan = weights.clone();
    nan[0].values[0] = f32::NAN;
    let mut extra = weights.clone();
    extra[0].name = "encoder.extra".into();
    for refused in [&weights[1..], &nan, &extra] {
        let refused = session.set_weights(refused);
        assert!(matches!(refused, Err(Error::Checkpoint(_))), "{refused:?}");
    }
    assert_eq!(losses(&mut session, 2).await, losses(&mut other, 2).await);
});
