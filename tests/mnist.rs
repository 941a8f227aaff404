//! The published figure: a default model on real MNIST. Native only; the page's tests do the same
//! in a browser.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;

use vae_lab::config::SessionConfig;
use vae_lab::data::NamedBytes;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

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
            println!("epoch {epoch}: {:.2} nats", -evaluation.bound);
        }
        -session
            .evaluate(10_000)
            .await
            .expect("10,000 are held out")
            .bound
    });
    assert!(loss <= PUBLISHED, "{loss} nats");
}
