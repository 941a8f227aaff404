//! The checkpoints that ship with the page.

use std::path::Path;

use crate::support::Folder;

/// A file, and the least bound that it has on digits it has not seen, in nats.
const SHIPPED: [(&str, f64); 3] = [("plane", -132.0), ("conv", -94.0), ("iwae-50", -99.0)];
const MOST_BYTES: u64 = 500_000;

#[test]
fn they_are_small_and_as_good_as_when_they_were_trained() {
    let folder = Folder::new("shipped");
    for (name, least) in SHIPPED {
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("www/public/checkpoints")
            .join(name)
            .with_extension("safetensors");
        assert!(file.metadata().expect("it is there").len() < MOST_BYTES);
        let file = file.to_str().expect("a plain path");
        let measure = ["--samples", "10", "--json", "figures.json"];
        folder.prints(&[&["evaluate", file], &measure[..]].concat());
        let bound = folder.json("figures.json")["terms"]["bound"].as_f64();
        assert!(bound > Some(least), "{name}: {bound:?}");
    }
}
