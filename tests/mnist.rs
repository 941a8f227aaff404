//! Real MNIST: read whole, and learnt to the published figure. Native only; the page's tests do the same
//! in a browser.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;

use vae_lab::ImageShape;
use vae_lab::config::SessionConfig;
use vae_lab::data::{NamedBytes, Split, read_idx};
use vae_lab::device::ComputeDevice;
use vae_lab::session::{ModelAtHand, Session};
use vae_lab::systems::Term;

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
    let notices = session.load_idx(files, ModelAtHand::Replaced);
    assert_eq!(notices.expect("MNIST is IDX"), []);
    let data = session.data_summary().expect("there are images");
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

#[test]
fn mnist_is_read_as_60_000_images_to_train_and_10_000_held_out() {
    let Some(files) = mnist() else { return };
    let Split { train, held_out } = read_idx(files, 1).expect("MNIST is IDX").split;
    assert_eq!((train.len(), held_out.len()), (60_000, 10_000));
    let sizes = (train.shape(), train.classes());
    assert_eq!(sizes, (ImageShape::grey(28, 28), 10));
    assert_eq!(held_out.labels().expect("labelled")[..5], [7, 2, 1, 0, 4]);
    assert_eq!(train.labels().expect("labelled")[..5], [5, 0, 4, 1, 9]);
    // The published mean of the training images.
    let sum: u64 = train.pixels().iter().map(|&grey| u64::from(grey)).sum();
    let mean = sum as f64 / 255.0 / train.pixels().len() as f64;
    assert!((mean - 0.1307).abs() < 1e-4, "{mean}");
}
