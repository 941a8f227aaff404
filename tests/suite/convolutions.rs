//! Networks of one convolution to five, on images of sides that halve and of such that don't.

use vae_lab::ImageShape;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::config::{
    ClassifierConfig, LikelihoodKind, Network, PosteriorKind, SessionConfig, Upsampling, VaeConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::networks::{DecoderNetwork, EncoderBody, Head, Initializer};

use crate::support::patches::{on, patches};
use crate::support::sessions::{losses, of, small, without_bound};
use crate::support::{assert_same_bits, device, draws, host_tensor};

const CHANNELS: [usize; 5] = [4, 6, 5, 8, 7];
/// Of sides 14, 7, 4, 2, 1, 1 and 9, 5, 3, 2, 1, 1 by the encoder of five.
const COLOUR: ImageShape = ImageShape::rgb(14, 9);

/// The first of [`CHANNELS`].
fn stages(stages: usize) -> Network {
    Network::conv(&CHANNELS[..stages])
}

/// The same with a decoder that doubles by nearest neighbours.
fn nearest(count: usize) -> Network {
    let mut network = stages(count);
    if let Network::Conv { upsampling, .. } = &mut network {
        *upsampling = Upsampling::Nearest;
    }
    network
}

/// Every kind of model with this network.
fn family(network: &Network) -> [SessionConfig; 5] {
    let latent_dim = 2;
    let vae = |likelihood, posterior| {
        of(VaeConfig {
            network: network.clone(),
            latent_dim,
            likelihood,
            posterior,
            ..VaeConfig::default()
        })
    };
    let [autoencoder, gan, vae_gan] = without_bound(network, latent_dim);
    [
        vae(LikelihoodKind::default(), PosteriorKind::Diagonal),
        vae(LikelihoodKind::NormalPerPixel, PosteriorKind::Full),
        autoencoder,
        gan,
        vae_gan,
    ]
}

async_test!(images_of_every_size_come_back_in_their_size, async {
    let device = ComputeDevice::cpu().plain();
    for side in 8..=33 {
        for count in 1..=5 {
            let image = ImageShape::rgb(side, 41 - side);
            let network = if side % 2 == 0 {
                stages(count)
            } else {
                nearest(count)
            };
            let init = &mut Initializer::new(&device, 1);
            let encoder = EncoderBody::new(&network, image, init);
            let images = draws::uniform(1, 0.0, 1.0, 2 * image.elements());
            let images = host_tensor(images, [2, image.elements()], &device);
            let features = encoder.forward(images).dims();
            let halved = |side: usize| side.div_ceil(1 << count);
            let places = halved(image.height) * halved(image.width);
            assert_eq!(features, [2, CHANNELS[count - 1] * places], "{image}");
            assert_eq!(features[1], EncoderBody::features(&network, image));
            let head = Head::LocationAndLogScale;
            let decoder = DecoderNetwork::new(&network, 3, image, head, init);
            let codes = host_tensor(draws::standard_normal(2, 6), [2, 3], &device);
            let (out, log_scale) = decoder.forward(codes);
            let log_scale = log_scale.expect("the head asks for it");
            for tensor in [out, log_scale] {
                assert_eq!(tensor.dims(), [2, image.elements()], "{image}, {count}");
            }
        }
    }
});

async_test!(
    every_model_learns_and_draws_through_one_convolution_to_five,
    async {
        for network in [stages(1), stages(3), stages(5), nearest(3)] {
            for config in family(&network) {
                let what = format!("{:?}", config.model);
                let mut session = on(device().await, patches(COLOUR), config);
                let found = losses(&mut session, 3).await;
                assert!(found.iter().all(|loss| loss.is_finite()), "{what}");
                let evaluation = session.evaluate(3).await.expect("eight are held out");
                let mut values = evaluation.terms.values();
                assert!(values.all(|value| value.is_finite()), "{what}");
                let drawn = session.sample(3, 1).await.expect("codes can be drawn");
                assert_eq!((drawn.shape, drawn.count()), (COLOUR, 3), "{what}");
                let trace = session.trace(0, 0).await;
                assert!(trace.is_ok(), "{what}");
            }
        }
    }
);

async_test!(three_convolutions_learn_what_images_look_like, async {
    let [config, ..] = family(&stages(3));
    let mut session = on(device().await, patches(COLOUR), config);
    let found = losses(&mut session, 60).await;
    let mean = |losses: &[f64]| losses.iter().sum::<f64>() / losses.len() as f64;
    let (first, last) = (mean(&found[..10]), mean(&found[50..]));
    assert!(last < 0.98 * first, "{first} became {last}");
});

async_test!(a_run_of_any_depth_goes_on_bit_for_bit, async {
    for network in [stages(1), stages(3), stages(4), nearest(3)] {
        for config in family(&network) {
            let what = format!("{:?}", config.model);
            let mut session = on(ComputeDevice::cpu(), patches(COLOUR), config.clone());
            session.train(2).await.expect("training goes well");
            let file = session.save().await.expect("it can be saved");
            let read = Checkpoint::from_bytes(&file).expect("it is whole");
            assert_eq!(read.config.model, config.model, "{what}");
            let mut opened = on(ComputeDevice::cpu(), patches(COLOUR), small());
            let summary = opened.load(&file).expect("its images are at hand");
            assert_eq!((summary.step, summary.notice), (2, None), "{what}");
            let (found, expected) = (losses(&mut opened, 2).await, losses(&mut session, 2).await);
            assert_same_bits(&what, &found, &expected);
        }
    }
});

async_test!(a_classifier_stands_on_convolutions_of_any_depth, async {
    for fine_tune in [false, true] {
        let [config, ..] = family(&stages(3));
        let mut session = on(device().await, patches(COLOUR), config);
        session.train(2).await.expect("training goes well");
        let labels = ClassifierConfig {
            labels: 20,
            hidden: 8,
            fine_tune,
            max_epochs: 3,
            ..ClassifierConfig::default()
        };
        let report = session.classify(labels).await.expect("they are labelled");
        let accuracy = report.codes.accuracy;
        assert!((0.0..=1.0).contains(&accuracy), "{fine_tune}: {accuracy}");
    }
});
