//! Networks of no layer to five, and codes of one number to many.

use vae_lab::ImageShape;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::config::{Network, PosteriorKind, SessionConfig, VaeConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::models::Vae;
use vae_lab::models::weights;
use vae_lab::session::Session;

use crate::support::sessions::{losses, of, on_bars_of, small, without_bound};
use crate::support::{assert_same_bits, device, draws, host_tensor, read};

const SIDE: usize = 8;

/// A model of each kind with these networks and codes.
fn family(network: &Network, latent_dim: usize) -> [SessionConfig; 5] {
    let vae = |posterior| {
        of(VaeConfig {
            network: network.clone(),
            latent_dim,
            posterior,
            ..VaeConfig::default()
        })
    };
    let [autoencoder, gan, vae_gan] = without_bound(network, latent_dim);
    [
        vae(PosteriorKind::Diagonal),
        vae(PosteriorKind::Full),
        autoencoder,
        gan,
        vae_gan,
    ]
}

fn sizes() -> Vec<SessionConfig> {
    let mlp = |layers: usize| Network::mlp(vec![16; layers]);
    let networks = [
        (mlp(0), 1),
        (mlp(0), 3),
        (mlp(5), 1),
        (Network::conv([4, 6]), 1),
        (Network::conv([4]), 1),
        (Network::conv([4, 5, 6, 7, 8]), 3),
    ];
    networks
        .iter()
        .flat_map(|(network, latent_dim)| family(network, *latent_dim))
        .collect()
}

/// Everything that a page may ask of the codes of a model has an answer.
async fn assert_explored(session: &mut Session, what: &str) {
    let pictures = session.manifold(3, 2.0).await.expect("codes have a plane");
    assert_eq!(pictures.count(), 9, "{what}");
    let images = session.held_out(&[0, 1]).expect("some are held out").pixels;
    let Ok((loc, scale)) = session.encode(images).await else {
        return;
    };
    assert!(loc.iter().chain(&scale).all(|x| x.is_finite()), "{what}");
    let plane = session.latent_plane(4).await.expect("there is an encoder");
    assert_eq!(plane.points.len(), 8, "{what}");
    let posterior = session.posterior_on_plane(0).await.expect("there is one");
    assert!(posterior.covariance.iter().all(|x| x.is_finite()), "{what}");
    let summary = session.latent_summary(4).await;
    assert!(summary.is_ok(), "{what}");
}

async_test!(every_model_of_any_size_learns_and_is_explored, async {
    for config in sizes() {
        let what = format!("{:?}", config.model);
        let mut session = on_bars_of(SIDE, device().await, config);
        let found = losses(&mut session, 3).await;
        assert!(found.iter().all(|loss| loss.is_finite()), "{what}");
        let drawn = session.sample(3, 1).await.expect("codes can be drawn");
        assert_eq!(drawn.count(), 3, "{what}");
        assert_explored(&mut session, &what).await;
    }
});

async_test!(a_checkpoint_of_any_size_goes_on_bit_for_bit, async {
    for config in sizes() {
        let what = format!("{:?}", config.model);
        let mut session = on_bars_of(SIDE, ComputeDevice::cpu(), config.clone());
        session.train(2).await.expect("training goes well");
        let file = session.save().await.expect("it can be saved");
        let read = Checkpoint::from_bytes(&file).expect("it is whole");
        assert_eq!(read.config, config, "{what}");
        let mut opened = on_bars_of(SIDE, ComputeDevice::cpu(), small());
        opened.load(&file).expect("its images are at hand");
        let (found, expected) = (losses(&mut opened, 2).await, losses(&mut session, 2).await);
        assert_same_bits(&what, &found, &expected);
    }
});

async_test!(five_hundred_and_twelve_numbers_make_a_code, async {
    let config = of(VaeConfig {
        latent_dim: 512,
        network: Network::mlp(vec![16]),
        ..VaeConfig::default()
    });
    let mut session = on_bars_of(SIDE, device().await, config);
    assert!(losses(&mut session, 2).await.iter().all(|x| x.is_finite()));
    assert_explored(&mut session, "512").await;
});

async_test!(without_hidden_layers_a_model_is_linear, async {
    let device = device().await.plain();
    let config = VaeConfig {
        network: Network::mlp(Vec::new()),
        latent_dim: 2,
        ..VaeConfig::default()
    };
    let model = Vae::new(&config, ImageShape::grey(4, 4), 1, &device);
    let specs = weights::param_specs(&model);
    let names: Vec<_> = specs.iter().map(|spec| spec.name.as_str()).collect();
    let expected = ["encoder.loc", "encoder.log_scale", "decoder.out"];
    let expected = expected.map(|name| [format!("{name}.weight"), format!("{name}.bias")]);
    assert_eq!(names, expected.concat());
    // What is linear but for a constant maps a midpoint to the midpoint.
    let (a, b) = (draws::standard_normal(1, 2), draws::standard_normal(2, 2));
    let middle = a.iter().zip(&b).map(|(a, b)| (a + b) / 2.0);
    let codes: Vec<_> = a.iter().chain(&b).copied().chain(middle).collect();
    let codes = host_tensor(codes, [3, 2], &device);
    let logits = read(model.likelihood(codes).location()).await;
    for at in 0..16 {
        let middle = (logits[at] + logits[16 + at]) / 2.0;
        assert!((logits[32 + at] - middle).abs() < 1e-6);
    }
});
