//! Checkpoints that PyTorch wrote give its codes and reconstructions here.

use serde::Deserialize;
use vae_lab::ImageShape;
use vae_lab::session::Session;

use crate::support::sessions::losses;
use crate::support::{assert_close, device, tolerance};

const FILES: [(&str, ImageShape, &[u8]); 7] = [
    (
        "mlp",
        ImageShape::grey(8, 8),
        include_bytes!("../golden/mlp.safetensors"),
    ),
    (
        "conv",
        ImageShape::grey(8, 8),
        include_bytes!("../golden/conv.safetensors"),
    ),
    (
        "colour",
        ImageShape::rgb(8, 12),
        include_bytes!("../golden/colour.safetensors"),
    ),
    (
        "one",
        ImageShape::grey(9, 8),
        include_bytes!("../golden/one.safetensors"),
    ),
    (
        "three",
        ImageShape::grey(28, 30),
        include_bytes!("../golden/three.safetensors"),
    ),
    (
        "four",
        ImageShape::rgb(9, 13),
        include_bytes!("../golden/four.safetensors"),
    ),
    (
        "nearest",
        ImageShape::rgba(9, 6),
        include_bytes!("../golden/nearest.safetensors"),
    ),
];

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

/// What PyTorch computed, in double precision.
#[derive(Deserialize)]
struct Case {
    name: String,
    images: Vec<f32>,
    loc: Vec<f64>,
    mean: Vec<f64>,
}

/// A session that has opened one of the files, on images of its shape.
async fn opened(image: ImageShape, file: &[u8]) -> Session {
    let mut session = Session::new(device().await);
    let images: Vec<_> = (0..8 * image.elements())
        .map(|at| (at % 5) as f32 / 4.0)
        .collect();
    let loaded = session.load_images(&images, image);
    loaded.expect("they have its shape");
    let summary = session.load(file).expect("PyTorch's file is whole");
    assert_eq!(summary.step, 40);
    session
}

async_test!(
    a_checkpoint_that_pytorch_wrote_gives_its_codes_and_reconstructions,
    async {
        let golden: Golden = golden!("checkpoints.json");
        for ((name, image, file), case) in FILES.into_iter().zip(&golden.cases) {
            assert_eq!(name, case.name);
            let session = opened(image, file).await;
            let (codes, _) = session.encode(case.images.clone()).await.expect("codes");
            assert_close(name, &codes, &case.loc, tolerance::NETWORK);
            let rebuilt = session.reconstruct(case.images.clone()).await;
            let rebuilt = rebuilt.expect("the images are whole");
            assert_close(name, &rebuilt.pixels, &case.mean, tolerance::NETWORK);
        }
    }
);

async_test!(a_checkpoint_that_pytorch_wrote_trains_on, async {
    for (name, image, file) in FILES {
        let mut session = opened(image, file).await;
        let losses = losses(&mut session, 5).await;
        assert!(losses.iter().all(|loss| loss.is_finite()), "{name}");
    }
});
