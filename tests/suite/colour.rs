//! Images in colour, through every kind of model, network and likelihood, and what they are measured by.

use vae_lab::bounds::Iwae;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::config::{
    AutoencoderConfig, Binarisation, Corruption, GanConfig, LikelihoodKind, ModelConfig, Network,
    PosteriorKind, SessionConfig, VaeConfig, VaeGanConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::diagnostics::gradient_energy;
use vae_lab::session::{ImageSet, ModelAtHand, Session};
use vae_lab::systems::Term;
use vae_lab::{ImageBatch, ImageShape};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::checkpoint_file::CheckpointFile;
use crate::support::patches::{COUNT, on, patches};
use crate::support::sessions::{self, losses, network, of, on_bars_of, small};
use crate::support::{assert_close_to, assert_same_bits, device, tolerance};

const SHAPES: [ImageShape; 2] = [ImageShape::rgb(8, 12), ImageShape::rgba(12, 8)];
fn convolutions() -> Network {
    Network::conv([4, 6])
}

/// Every kind of model, body and likelihood, each at least once.
fn family() -> Vec<SessionConfig> {
    let latent_dim = 2;
    let mut configs = Vec::new();
    for network in [network(), convolutions()] {
        let likelihoods = [
            LikelihoodKind::Bernoulli {
                binarisation: Binarisation::Stochastic,
            },
            LikelihoodKind::ContinuousBernoulli,
            LikelihoodKind::normal(0.2),
            LikelihoodKind::NormalLearned,
            LikelihoodKind::NormalPerPixel,
            LikelihoodKind::DiscretisedLogistic,
        ];
        configs.extend(likelihoods.map(|likelihood| {
            of(VaeConfig {
                network: network.clone(),
                latent_dim,
                likelihood,
                posterior: PosteriorKind::Full,
                bound: Iwae { samples: 2 }.into(),
                ..VaeConfig::default()
            })
        }));
        configs.push(of(AutoencoderConfig {
            network: network.clone(),
            latent_dim,
            corruption: Corruption::SaltAndPepper { share: 0.25 },
            ..AutoencoderConfig::default()
        }));
        configs.push(of(GanConfig {
            network: network.clone(),
            latent_dim,
            ..GanConfig::default()
        }));
        configs.push(of(VaeGanConfig {
            network,
            latent_dim,
            ..VaeGanConfig::default()
        }));
    }
    configs
}

/// Images of this shape whose levels a page can draw.
fn assert_drawable(images: &ImageBatch, shape: ImageShape, count: usize) {
    assert_eq!((images.shape, images.count()), (shape, count));
    let drawable = |level: &f32| (0.0..=1.0).contains(level);
    assert!(images.pixels.iter().all(drawable), "{shape}");
}

async_test!(every_model_learns_from_colour_and_draws_it, async {
    for shape in SHAPES {
        for config in family() {
            let what = format!("{shape}, {:?}", config.model);
            let mut session = on(device().await, patches(shape), config);
            let first = losses(&mut session, 2).await;
            assert!(first.iter().all(|loss| loss.is_finite()), "{what}");
            let evaluation = session.evaluate(3).await.expect("eight are held out");
            let mut values = evaluation.terms.values();
            assert!(values.all(|value| value.is_finite()), "{what}");
            let drawn = session.sample(3, 1).await.expect("codes can be drawn");
            assert_drawable(&drawn, shape, 3);
            let images = session.held_out(&[0, 1]).expect("eight are held out");
            assert_drawable(&images, shape, 2);
            if let Ok(rebuilt) = session.reconstruct(images.pixels).await {
                assert_drawable(&rebuilt, shape, 2);
            }
        }
    }
});

async_test!(a_checkpoint_of_colour_goes_on_bit_for_bit, async {
    for shape in SHAPES {
        for config in family() {
            let mut session = on(ComputeDevice::cpu(), patches(shape), config);
            session.train(2).await.expect("training goes well");
            let file = session.save().await.expect("it can be saved");
            assert_eq!(Checkpoint::from_bytes(&file).map(|f| f.image), Ok(shape));
            assert_eq!(Session::saved_image(&file), Ok(shape));
            let mut opened = on(ComputeDevice::cpu(), patches(shape), small());
            let summary = opened.load(&file).expect("its images are at hand");
            assert_eq!((summary.step, summary.notice), (2, None));
            let (found, expected) = (losses(&mut opened, 2).await, losses(&mut session, 2).await);
            assert_same_bits("losses", &found, &expected);
        }
    }
});

async_test!(
    fully_connected_layers_see_channels_as_more_rows_of_a_grey_image,
    async {
        let colour = patches(ImageShape::rgb(8, 12));
        let grey = ImageSet {
            shape: ImageShape::grey(24, 12),
            ..colour.clone()
        };
        let mut one = on(ComputeDevice::cpu(), colour, small());
        let mut other = on(ComputeDevice::cpu(), grey, small());
        let (found, expected) = (losses(&mut one, 10).await, losses(&mut other, 10).await);
        assert_same_bits("losses", &found, &expected);
    }
);

async_test!(
    a_run_on_grey_images_goes_on_when_a_checkpoint_of_colour_is_refused,
    async {
        let colour = on(
            ComputeDevice::cpu(),
            patches(ImageShape::rgb(8, 8)),
            small(),
        );
        let file = colour.save().await.expect("it can be saved");
        let mut session = on_bars_of(8, ComputeDevice::cpu(), small());
        let mut undisturbed = on_bars_of(8, ComputeDevice::cpu(), small());
        for refused in [session.load(&file), session.load_onto_images(&file)] {
            let message = refused.expect_err("it is of colour").to_string();
            assert!(message.contains("of 3 channels"), "{message}");
            assert!(message.contains("at hand have 1"), "{message}");
        }
        let expected = losses(&mut undisturbed, 3).await;
        assert_same_bits("losses", &losses(&mut session, 3).await, &expected);
    }
);

async_test!(
    other_numbers_of_channels_are_refused_in_data_and_files,
    async {
        let mut session = on_bars_of(8, ComputeDevice::cpu(), small());
        let file = session.save().await.expect("it can be saved");
        for channels in [0, 2, 5] {
            let shape = ImageShape {
                channels,
                ..ImageShape::grey(8, 8)
            };
            let set = ImageSet {
                pixels: vec![0; COUNT * shape.elements()],
                shape,
                ..patches(ImageShape::grey(8, 8))
            };
            let refused = session.load_pixels(set, ModelAtHand::Kept);
            let message = refused.expect_err("no image has so many").to_string();
            let words = format!("{channels} channels; images have 1 (grey)");
            assert!(message.contains(&words), "{message}");
            let mut other = CheckpointFile::open(&file);
            let image = format!("8x8x{channels}");
            other.metadata.insert("image".into(), image);
            let refused = Session::saved_image(&other.bytes());
            let message = refused.expect_err("no image has so many").to_string();
            assert!(message.contains(&words), "{message}");
            assert!(session.load(&other.bytes()).is_err());
        }
        session.train(1).await.expect("the bars are still there");
    }
);

async_test!(a_threshold_is_each_channels_own, async {
    let mut config = small();
    let set = patches(ImageShape::rgb(8, 12));
    let last = set.pixels[(COUNT - 8) * set.shape.elements()..].to_vec();
    *sessions::binarisation(&mut config) = Binarisation::Threshold;
    let session = on(ComputeDevice::cpu(), set, config);
    let images = session.held_out(&[0]).expect("eight are held out");
    for (found, level) in images.pixels.iter().zip(last) {
        assert_eq!(*found, f32::from(u8::from(level >= 128)));
    }
});

#[wasm_bindgen_test(unsupported = test)]
fn colour_is_as_sharp_as_its_channels_are_on_average() {
    let sharp = [0.0, 1.0, 0.0, 1.0];
    let planes = [sharp, [0.5; 4], [0.25; 4]].concat();
    let found = gradient_energy(&planes, ImageShape::rgb(2, 2));
    assert_close_to("energy", found, 0.5 / 3.0, tolerance::IDENTITY);
}

async_test!(samples_in_colour_are_judged_beside_real_ones, async {
    let shape = ImageShape::rgb(8, 12);
    let mut session = on(ComputeDevice::cpu(), patches(shape), small());
    session.train(20).await.expect("training goes well");
    let quality = session
        .sample_quality(8, 1)
        .await
        .expect("there are labels");
    assert_eq!((quality.samples, quality.coverage.shares.len()), (8, 2));
    assert!(quality.frechet_distance > 0.0 && quality.gradient_energy > 0.0);
    let images = session.held_out(&[0, 1]).expect("eight are held out");
    let found = session.recognise(images.pixels).await;
    let chances = found.expect("there are labels").probabilities;
    assert!(chances[0] > 0.5 && chances[3] > 0.5, "{chances:?}");
});

async_test!(the_longest_sides_train_in_colour, async {
    let shape = ImageShape::rgb(128, 124);
    let set = ImageSet {
        pixels: vec![90; 4 * shape.elements()],
        labels: None,
        held_out: 1,
        ..patches(shape)
    };
    let mut config = small();
    *config.model.network_mut() = convolutions();
    let mut session = on(device().await, set, config);
    let losses = losses(&mut session, 1).await;
    assert!(losses[0].is_finite());
});

async_test!(
    levels_are_measured_in_bits_and_their_scales_learned_by_channel,
    async {
        let shape = ImageShape::rgb(8, 12);
        let mut config = small();
        config.training.learning_rate = 1e-2;
        sessions::vae(&mut config).likelihood = LikelihoodKind::DiscretisedLogistic;
        // One channel of three never changes.
        let mut set = patches(shape);
        for image in set.pixels.chunks_mut(shape.elements()) {
            image[shape.pixels()..2 * shape.pixels()].fill(77);
        }
        let mut session = on(device().await, set, config);
        session.train(300).await.expect("training goes well");
        let found = session.evaluate(8).await.expect("eight are held out");
        let bits = found.of(Term::Bound) / -(shape.elements() as f64 * std::f64::consts::LN_2);
        assert_close_to(
            "bits",
            found.of(Term::BitsPerDimension),
            bits,
            tolerance::NETWORK,
        );
        assert!((0.0..8.0).contains(&bits), "{bits}");
        let weights = session.weights().await.expect("there is a model");
        let scales = weights.iter().find(|tensor| tensor.name == "log_scale");
        let [red, green, blue] = scales.expect("they are learned").values[..] else {
            panic!("there is one for each channel");
        };
        assert!(
            green < red - 0.5 && green < blue - 0.5,
            "{red} {green} {blue}"
        );
    }
);

async_test!(densities_are_not_measured_in_bits, async {
    for config in family() {
        let levels = matches!(
            &config.model,
            ModelConfig::Vae(vae) if vae.likelihood == LikelihoodKind::DiscretisedLogistic
        );
        let mut session = on(ComputeDevice::cpu(), patches(SHAPES[0]), config);
        let report = session.train(1).await.expect("training goes well");
        assert_eq!(report.terms.contains_key(&Term::BitsPerDimension), levels);
    }
});

/// As many zeros as memory that nothing has touched holds without cost.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn more_bytes_of_images_than_a_browser_holds_are_refused() {
    use vae_lab::data::{Dataset, MAX_BYTES};
    let shape = ImageShape::rgb(128, 128);
    let images = MAX_BYTES / shape.elements() + 1;
    let refused = Dataset::new("many", shape, vec![0; images * shape.elements()], None);
    let message = refused.expect_err("they are too many").to_string();
    assert!(message.contains("30518 images of 49152 bytes"), "{message}");
    assert!(message.contains("at most 1500000000"), "{message}");
}
