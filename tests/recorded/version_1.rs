//! Checkpoints of every kind of model as version 1 of their format wrote them: they open, draw what they
//! drew and go on as they went on.

use std::collections::BTreeMap;

use vae_lab::ImageShape;
use vae_lab::device::ComputeDevice;
use vae_lab::session::{ImageSet, ModelAtHand, Session};

use crate::record::{Record, place, recorded};

/// The checkpoints, each `NAME.safetensors`, of models that were trained for ten steps on [`stripes`].
const KINDS: [&str; 6] = [
    "vae",
    "vae-full",
    "vae-per-pixel",
    "autoencoder",
    "gan",
    "vae-gan",
];

#[test]
fn a_checkpoint_of_version_1_of_each_kind_opens_and_goes_on() {
    let runs = KINDS.map(|name| {
        let bytes =
            std::fs::read(place(&format!("version-1/{name}.safetensors"))).expect("it is there");
        let mut session = Session::new(ComputeDevice::cpu());
        session
            .load_pixels(stripes(), ModelAtHand::Replaced)
            .expect("they are images");
        let summary = session.load(&bytes).expect(name);
        assert_eq!((summary.step, summary.notice), (10, None), "{name}");
        (name.to_owned(), Record::of(&mut session))
    });
    let found = BTreeMap::from(runs);
    let then = recorded("version-1/runs.json", &found);
    for name in KINDS {
        found[name].assert_is(&then[name], name);
    }
}

/// Forty images of 8 by 8 pixels, each of four stripes of its own grey levels.
fn stripes() -> ImageSet {
    let grey = |image: usize, row: usize| ((image * 37 + row / 2 * 83) % 256) as u8;
    let pixels = (0..40).flat_map(|image| (0..64).map(move |pixel| grey(image, pixel / 8)));
    ImageSet {
        name: "stripes".into(),
        shape: ImageShape::grey(8, 8),
        pixels: pixels.collect(),
        labels: None,
        held_out: 4,
    }
}
