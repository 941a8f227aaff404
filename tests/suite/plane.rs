//! The plane of a session's codes, and what the codes carry.

use vae_lab::config::{ClassifierConfig, GanConfig, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::explore;
use vae_lab::session::Session;

use crate::support::sessions::{autoencoder, elbo, network, of, on_digits, small, vae};

const IMAGES: usize = 15;

fn wide() -> SessionConfig {
    let mut config = small();
    *config.model.latent_dim_mut() = 5;
    config
}

fn session(config: SessionConfig) -> Session {
    on_digits(ComputeDevice::cpu(), 200, config)
}

async_test!(codes_of_two_dimensions_are_their_own_plane, async {
    let mut session = session(small());
    let codes = session.encode_held_out(IMAGES).await.expect("there are 20");
    let plane = session.latent_plane(IMAGES).await.expect("there are 20");
    assert_eq!(plane.points, codes);
    let whole: f64 = plane.explained.iter().sum();
    assert!((whole - 1.0).abs() < 1e-9, "{whole}");
    let decoded = session.decode(codes.clone()).await;
    assert_eq!(session.decode_plane(codes).await, decoded);
});

async_test!(the_plane_of_wider_codes_goes_there_and_back, async {
    let mut session = session(wide());
    let codes = session.encode_held_out(IMAGES).await.expect("there are 20");
    let plane = session.latent_plane(IMAGES).await.expect("there are 20");
    let expected = explore::Projection::fit(&codes, 5).expect("they are codes");
    assert_eq!(plane.points, expected.to_plane(&codes));
    assert_eq!(plane.explained, expected.explained());
    assert_eq!(plane.prior.to_vec(), expected.to_plane(&[0.0; 5]));
    let pictures = session.decode_plane(plane.points.clone()).await;
    let nearest = session.decode(expected.from_plane(&plane.points)).await;
    assert_eq!(pictures, nearest);
});

async_test!(the_manifold_lies_on_the_plane_that_was_drawn_last, async {
    let mut session = session(wide());
    let corners = explore::plane(2, 2.0);
    let mut before = None;
    for images in [IMAGES, 4] {
        session.latent_plane(images).await.expect("there are 20");
        let pictures = session.manifold(2, 2.0).await;
        assert_eq!(pictures, session.decode_plane(corners.clone()).await);
        let codes = session.encode_held_out(images).await.expect("there are 20");
        let mut plane = explore::Projection::fit(&codes, 5).expect("they are codes");
        if let Some(before) = &before {
            plane = plane.aligned_to(before);
        }
        assert_eq!(pictures, session.decode(plane.from_plane(&corners)).await);
        before = Some(plane);
    }
    // Other images give other codes, so that the plane is forgotten.
    session.load_digits(300, 2).expect("few digits");
    let codes = session.encode_held_out(30).await.expect("there are 30");
    let plane = explore::Projection::fit(&codes, 5).expect("they are codes");
    assert_eq!(
        session.manifold(2, 2.0).await,
        session.decode(plane.from_plane(&corners)).await
    );
});

async_test!(points_that_are_no_pairs_are_refused, async {
    let session = session(wide());
    for points in [vec![], vec![1.0], vec![1.0, f32::NAN]] {
        let refused = session
            .decode_plane(points)
            .await
            .expect_err("it was taken");
        assert!(refused.to_string().contains("points"), "{refused}");
    }
});

async_test!(the_plane_of_a_gan_is_its_first_two_coordinates, async {
    let mut config = of(GanConfig {
        network: network(),
        ..GanConfig::default()
    });
    *config.model.latent_dim_mut() = 5;
    let mut session = session(config);
    let pictures = session.decode_plane(vec![1.0, -2.0]).await;
    let expected = session.decode(vec![1.0, -2.0, 0.0, 0.0, 0.0]).await;
    assert_eq!(pictures, expected);
    // Images have no codes, so that there is nothing to lay on a plane, sum up or classify.
    let config = ClassifierConfig {
        labels: 20,
        ..ClassifierConfig::default()
    };
    let tuned = ClassifierConfig {
        fine_tune: true,
        ..config.clone()
    };
    for refused in [
        session.latent_plane(IMAGES).await.err(),
        session.latent_summary(IMAGES).await.err(),
        session.classify(config).await.err(),
        session.classify(tuned).await.err(),
    ] {
        let message = refused.expect("it was taken").to_string();
        assert!(message.contains("has no encoder"), "{message}");
    }
});

async_test!(an_autoencoders_codes_have_no_kl, async {
    let mut config = autoencoder();
    *config.model.latent_dim_mut() = 5;
    let session = session(config);
    let summary = session.latent_summary(IMAGES).await.expect("there are 20");
    assert!(summary.kl_per_dimension.is_empty());
    assert_eq!(summary.variance_of_mean.len(), 5);
});

async_test!(an_untrained_model_is_warned_about, async {
    let summary = session(wide()).latent_summary(IMAGES).await;
    let summary = summary.expect("there are 20");
    let warning = summary.warning.expect("its codes hardly vary");
    assert!(
        warning.message.starts_with("Posterior collapse"),
        "{warning}"
    );
});

async_test!(a_model_that_ignores_its_codes_is_warned_about, async {
    let mut config = wide();
    vae(&mut config).bound = elbo(100.0);
    config.training.learning_rate = 1e-2;
    let mut session = session(config);
    session.train(150).await.expect("training goes well");
    let summary = session.latent_summary(IMAGES).await.expect("there are 20");
    assert_eq!((summary.active_units, summary.active), (0, vec![false; 5]));
    let warning = summary.warning.expect("it has collapsed");
    assert!(warning.message.contains("0 of 5"), "{warning}");
    assert!(summary.kl_per_dimension.iter().all(|kl| *kl < 0.05));
});
