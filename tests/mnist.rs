//! Real MNIST: read whole, and learnt to the published figure. Native only; the page's tests do the same
//! in a browser.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::time::Instant;

use vae_lab::config::{ClassifierConfig, Network, SessionConfig, presets};
use vae_lab::data::{NamedBytes, Split, read_idx};
use vae_lab::device::ComputeDevice;
use vae_lab::objectives::Term;
use vae_lab::session::{ClassifierResult, SampleQuality, Session};

/// PyTorch's VAE example reaches 105 to 106 nats.
const PUBLISHED: f64 = 106.0;

/// The files of MNIST in `VAE_LAB_MNIST` or `../shared/data/mnist`, if there are any.
fn mnist() -> Option<Vec<NamedBytes>> {
    let folder = std::env::var("VAE_LAB_MNIST").unwrap_or_else(|_| "../shared/data/mnist".into());
    let Ok(entries) = std::fs::read_dir(&folder) else {
        // Past the test harness, which would hide a line printed by a test that passes.
        let line = "skipped: mnist: no MNIST there (VAE_LAB_MNIST names its folder)";
        writeln!(std::io::stderr(), "{line}").expect("stderr can be written");
        return None;
    };
    let files = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.contains("ubyte").then(|| NamedBytes {
            name,
            bytes: std::fs::read(entry.path()).expect("the file can be read"),
        })
    });
    Some(files.collect())
}

#[test]
fn mnist_reaches_106_nats_in_ten_epochs() {
    let Some(files) = mnist() else { return };
    let mut session = Session::new(ComputeDevice::cpu());
    // The default model, objective and training: 784-400-20, grey cross-entropy, Adam at 1e-3,
    // batches of 128, which 60,000 images fill 468 times.
    let data = session.load_idx(files).expect("MNIST is IDX");
    assert_eq!((data.train, data.held_out), (60_000, 10_000));
    let config = session.config().expect("there is a model");
    let expected = SessionConfig {
        data: config.data.clone(),
        ..SessionConfig::default()
    };
    assert_eq!(config, &expected);
    let loss = pollster::block_on(async {
        for epoch in 1..=10 {
            session.train(468).await.expect("training goes well");
            let evaluation = session.evaluate(10_000).await.expect("10,000 are held out");
            println!("epoch {epoch}: {:.2} nats", -evaluation.of(Term::Bound));
        }
        -session
            .evaluate(10_000)
            .await
            .expect("10,000 are held out")
            .of(Term::Bound)
    });
    assert!(loss <= PUBLISHED, "{loss} nats");
}

/// Passes over the training images before samples are judged.
const EPOCHS: u64 = 5;

/// Trains a preset on MNIST and judges 10,000 of its samples; prints a row of docs/results.
fn samples_of(preset: &str, files: Vec<NamedBytes>) -> SampleQuality {
    let mut session = Session::new(ComputeDevice::cpu());
    session.load_idx(files).expect("MNIST is IDX");
    let data = session.config().expect("there is a model").data.clone();
    let mut all = presets().into_iter();
    let found = all.find(|found| found.name == preset);
    let mut config = found.expect("it is a preset").config;
    config.data = data;
    session
        .configure(config.check().expect("presets are allowed"))
        .expect("it fits 28 by 28 pixels");
    pollster::block_on(async {
        let start = Instant::now();
        let step = loop {
            let report = session.train(100).await.expect("training goes well");
            if report.epoch >= EPOCHS {
                break report.step;
            }
        };
        let minutes = start.elapsed().as_secs_f64() / 60.0;
        let quality = session.sample_quality(10_000, 1).await.expect("labelled");
        println!(
            "| `{preset}` | {step} | {minutes:.1} | {:.1} | {:.4} | {} |",
            quality.frechet_distance, quality.gradient_energy, quality.coverage.covered
        );
        quality
    })
}

#[test]
#[ignore = "trains for some ten minutes; `cargo test --test mnist samples -- --ignored --nocapture` runs it"]
fn samples_are_sharper_with_an_adversary_and_worthless_without_a_prior() {
    if mnist().is_none() {
        return;
    }
    let judge = |preset| samples_of(preset, mnist().expect("the files are there"));
    let [autoencoder, vae, gan, vae_gan] =
        ["autoencoder", "digits", "gan-2014", "vae-gan-2016"].map(judge);
    let real = vae.real_gradient_energy;
    println!("| held-out images | | | 0 | {real:.4} | |");
    let blur = |quality: &SampleQuality| (quality.gradient_energy - real).abs();
    assert!(blur(&vae_gan) < blur(&vae));
    assert!(vae_gan.frechet_distance < vae.frechet_distance);
    assert!(autoencoder.frechet_distance > vae.frechet_distance);
    assert!(gan.coverage.covered >= 8, "{:?}", gan.coverage);
}

#[test]
fn mnist_is_read_as_60_000_images_to_train_and_10_000_held_out() {
    let Some(files) = mnist() else { return };
    let Split { train, held_out } = read_idx(files, 1).expect("MNIST is IDX");
    assert_eq!((train.len(), held_out.len()), (60_000, 10_000));
    let sizes = (train.height(), train.width(), train.classes());
    assert_eq!(sizes, (28, 28, 10));
    assert_eq!(held_out.labels().expect("labelled")[..5], [7, 2, 1, 0, 4]);
    assert_eq!(train.labels().expect("labelled")[..5], [5, 0, 4, 1, 9]);
    // The published mean of the training images.
    let sum: u64 = train.pixels().iter().map(|&grey| u64::from(grey)).sum();
    let mean = sum as f64 / 255.0 / train.pixels().len() as f64;
    assert!((mean - 0.1307).abs() < 1e-4, "{mean}");
}

/// The seeds that labels, weights and batches are drawn from.
const SEEDS: std::ops::RangeInclusive<u32> = 1..=5;

/// Both classifiers may choose among these, by their accuracy on validation images.
const LEARNING_RATES: [f64; 3] = [1e-3, 3e-3, 1e-2];

#[test]
#[ignore = "trains for some minutes; `cargo test --test mnist codes -- --ignored --nocapture` runs it"]
fn with_few_labels_codes_are_worth_more_than_pixels() {
    let Some(files) = mnist() else { return };
    let mut session = Session::new(ComputeDevice::cpu());
    session.load_idx(files).expect("MNIST is IDX");
    let mut config = session.config().expect("there is a model").clone();
    config.model.network = Network::mlp(vec![512, 256]);
    config.model.latent_dim = 10;
    let config = config.check().expect("the config is allowed");
    session.configure(config).expect("it fits MNIST");
    pollster::block_on(async {
        for _ in 0..20 {
            session.train(468).await.expect("training goes well");
        }
        for (labels, gap) in [(100, 0.05), (1000, 0.01)] {
            let [codes, pixels] = best_accuracies(&session, labels).await;
            println!("{labels} labels: codes {codes}, pixels {pixels}");
            assert!(codes.mean - pixels.mean >= gap);
        }
    });
}

/// Mean and standard deviation over seeds.
struct Spread {
    mean: f64,
    deviation: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let count = values.clone().count() as f64;
        let mean = values.clone().sum::<f64>() / count;
        let squares: f64 = values.map(|value| (value - mean).powi(2)).sum();
        let deviation = (squares / (count - 1.0)).sqrt();
        Self { mean, deviation }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { mean, deviation } = self;
        write!(f, "{:.2} ± {:.2} %", 100.0 * mean, 100.0 * deviation)
    }
}

/// Held-out accuracies on codes and on pixels, each at the learning rate that suits it best.
async fn best_accuracies(session: &Session, labels: usize) -> [Spread; 2] {
    let mut tried = [Vec::new(), Vec::new()];
    for learning_rate in LEARNING_RATES {
        let (mut codes, mut pixels) = (Vec::new(), Vec::new());
        for seed in SEEDS {
            let config = ClassifierConfig {
                labels,
                hidden: 128,
                learning_rate,
                seed,
                ..ClassifierConfig::default()
            };
            let report = session.classify(config).await.expect("MNIST has labels");
            codes.push(report.codes);
            pixels.push(report.pixels);
        }
        let both = [("codes", codes), ("pixels", pixels)];
        for (tried, (inputs, results)) in tried.iter_mut().zip(both) {
            let spread =
                |figure: fn(&ClassifierResult) -> f64| Spread::of(results.iter().map(figure));
            let validation = spread(|result| result.validation_accuracy);
            let accuracy = spread(|result| result.accuracy);
            println!(
                "  {labels} labels, rate {learning_rate}, {inputs}: {accuracy} (validation {validation})"
            );
            tried.push((validation.mean, accuracy));
        }
    }
    tried.map(|rates| {
        let best = rates.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
        best.expect("there are rates").1
    })
}
