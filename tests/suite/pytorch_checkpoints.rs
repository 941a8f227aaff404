//! Checkpoints that PyTorch wrote give its codes and reconstructions here.

use serde::Deserialize;
use vae_lab::session::Session;

use crate::support::sessions::{losses, on_bars_of, small};
use crate::support::{assert_close, device, tolerance};

const FILES: [(&str, &[u8]); 2] = [
    ("mlp", include_bytes!("../golden/mlp.safetensors")),
    ("conv", include_bytes!("../golden/conv.safetensors")),
];

#[derive(Deserialize)]
struct Golden {
    images: Vec<f32>,
    cases: Vec<Case>,
}

/// What PyTorch computed, in double precision.
#[derive(Deserialize)]
struct Case {
    name: String,
    loc: Vec<f64>,
    mean: Vec<f64>,
}

/// A session that has opened one of the files, on images of its size.
async fn opened(file: &[u8]) -> Session {
    let mut session = on_bars_of(8, device().await, small());
    let summary = session.load(file).expect("PyTorch's file is whole");
    assert_eq!(summary.step, 40);
    session
}

async_test!(
    a_checkpoint_that_pytorch_wrote_gives_its_codes_and_reconstructions,
    async {
        let golden: Golden = golden!("checkpoints.json");
        for ((name, file), case) in FILES.into_iter().zip(&golden.cases) {
            assert_eq!(name, case.name);
            let session = opened(file).await;
            let (codes, _) = session.encode(golden.images.clone()).await.expect("codes");
            assert_close(name, &codes, &case.loc, tolerance::NETWORK);
            let rebuilt = session.reconstruct(golden.images.clone()).await;
            let rebuilt = rebuilt.expect("the images are whole");
            assert_close(name, &rebuilt.pixels, &case.mean, tolerance::NETWORK);
        }
    }
);

async_test!(a_checkpoint_that_pytorch_wrote_trains_on, async {
    for (name, file) in FILES {
        let mut session = opened(file).await;
        let losses = losses(&mut session, 5).await;
        assert!(losses.iter().all(|loss| loss.is_finite()), "{name}");
    }
});
