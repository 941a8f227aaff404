//! Images as files.

use std::path::{Path, PathBuf};

use vae_lab::{ImageBatch, ImageShape};

use super::csv;
use super::files::{Failure, Result};
use super::output::is_device;

/// Accepts the name of a file whose format is known; what is no file takes PNG.
pub fn file(path: &str) -> std::result::Result<PathBuf, String> {
    let ends = [".png", ".npy", ".csv"];
    match ends.iter().any(|end| path.ends_with(end)) || is_device(Path::new(path)) {
        true => Ok(path.into()),
        false => Err("it ends in none of .png, .npy and .csv, so its format is not known".into()),
    }
}

/// The bytes of a file of `images`, in the format that the extension of `path` asks for.
pub fn encode(images: &ImageBatch, path: &Path) -> Result<Vec<u8>> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("npy") => Ok(npy(images)),
        Some("csv") => Ok(csv(images)),
        _ => png(images)
            .map_err(|error| Failure(format!("“{}” can't be encoded: {error}.", path.display()))),
    }
}

/// A sheet about as many images wide as high.
fn png(images: &ImageBatch) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let ImageShape {
        channels,
        height,
        width,
    } = images.shape;
    let colour = match channels {
        1 => png::ColorType::Grayscale,
        3 => png::ColorType::Rgb,
        4 => png::ColorType::Rgba,
        channels => unreachable!("no data set has images of {channels} channels"),
    };
    let columns = (images.count() as f64).sqrt().ceil() as usize;
    let rows = images.count().div_ceil(columns);
    let mut sheet = vec![0; rows * height * columns * width * channels];
    for (at, line) in images.pixels.chunks_exact(width).enumerate() {
        let (image, channel, y) = (at / height / channels, at / height % channels, at % height);
        let (row, column) = (image / columns, image % columns);
        let start = ((row * height + y) * columns + column) * width * channels + channel;
        for (to, &level) in sheet[start..].iter_mut().step_by(channels).zip(line) {
            *to = (level.clamp(0.0, 1.0) * 255.0).round() as u8;
        }
    }
    let mut bytes = Vec::new();
    let size = [columns * width, rows * height].map(|side| side as u32);
    let mut encoder = png::Encoder::new(&mut bytes, size[0], size[1]);
    encoder.set_color(colour);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&sheet)?;
    writer.finish()?;
    Ok(bytes)
}

/// NumPy's format, version 1.0: a magic word, the header's length, the header, the numbers.
fn npy(images: &ImageBatch) -> Vec<u8> {
    let ImageShape {
        channels,
        height,
        width,
    } = images.shape;
    let shape = match channels {
        1 => format!("({}, {height}, {width})", images.count()),
        channels => format!("({}, {channels}, {height}, {width})", images.count()),
    };
    let header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}");
    // The magic string, two bytes of version and two for the header's length.
    const BEFORE: usize = 10;
    // NumPy wants the numbers to begin at a multiple of 64 bytes, after a line break.
    let length = (BEFORE + header.len() + 1).next_multiple_of(64) - BEFORE;
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((length as u16).to_le_bytes());
    bytes.extend(format!("{header:<0$}\n", length - 1).as_bytes());
    bytes.extend(images.pixels.iter().flat_map(|level| level.to_le_bytes()));
    bytes
}

fn csv(images: &ImageBatch) -> Vec<u8> {
    let rows = images.pixels.chunks_exact(images.shape.elements());
    rows.map(csv::row).collect::<String>().into_bytes()
}
