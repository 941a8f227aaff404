//! Images in colour, small enough for a software GPU.

use vae_lab::ImageShape;
use vae_lab::config::SessionConfig;
use vae_lab::device::ComputeDevice;
use vae_lab::session::{ImageSet, ModelAtHand, Session};

use super::sessions::check;

/// How many there are.
pub const COUNT: usize = 40;

/// Of two classes, one bluish and one reddish.
pub fn patches(shape: ImageShape) -> ImageSet {
    let level = |at: usize| {
        let image = at / shape.elements();
        let channel = at / shape.pixels() % shape.channels;
        let lit = channel % 3 == if image.is_multiple_of(2) { 2 } else { 0 };
        (at * 31 % 97) as u8 + if lit { 150 } else { 0 }
    };
    ImageSet {
        name: "patches".into(),
        shape,
        pixels: (0..COUNT * shape.elements()).map(level).collect(),
        labels: Some((0..COUNT).map(|image| (image % 2) as u8).collect()),
        held_out: 8,
    }
}

/// A session on such images with a model of `config`.
pub fn on(device: ComputeDevice, set: ImageSet, mut config: SessionConfig) -> Session {
    let mut session = Session::new(device);
    let loaded = session.load_pixels(set, ModelAtHand::Replaced);
    loaded.expect("they are images");
    config.data = session.config().expect("it has images").data.clone();
    let configured = session.configure(check(config));
    configured.expect("the config fits them");
    session
}
