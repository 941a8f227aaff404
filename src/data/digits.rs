//! The built-in data: handwritten-looking digits, drawn by a pen model.
//!
//! Each image is made in four steps, each in its own file: a writer's
//! [`style`] is drawn; the digit's [skeleton](`ink`) is laid out as control
//! points, with choices such as a bar through the 7 ([`low`], [`high`]); the
//! points become smooth strokes ([`curve`]), which are bent, leaned and fitted
//! into the field ([`place`]); and a round soft pen follows them ([`raster`]).
//!
//! Only `+ - * /`, square roots and rounding are used, all exactly rounded, so
//! `(seed, index)` gives the same bits natively and in WebAssembly.

mod curve;
mod high;
mod ink;
mod low;
mod place;
mod raster;
mod style;

use super::dataset::{Dataset, MAX_IMAGES};
use super::random::Stream;
use crate::error::{DataError, Error};
use crate::image::ImageShape;
use crate::random::Purpose;
use ink::Ink;
use style::Style;

/// Side of a generated digit, in pixels.
pub const DIGIT_SIDE: usize = 28;
/// Pixels of a generated digit.
const EVENT: usize = DIGIT_SIDE * DIGIT_SIDE;

/// Digit `index` of the endless sequence that `seed` starts: its label (0 to 9,
/// all equally likely) and its grey values, `[28, 28]`, white (255) on black.
pub fn digit(seed: u64, index: u64) -> (u8, [u8; 784]) {
    let mut stream = Stream::new(Purpose::Digit, seed, index);
    let label = stream.below(10) as u8;
    (label, draw(label, &mut stream))
}

/// The first `count` digits of the sequence `seed` as a labelled data set.
///
/// ```
/// use vae_lab::data::digits;
///
/// let images = digits(100, 1)?;
/// assert_eq!((images.shape(), images.classes()), (vae_lab::ImageShape::grey(28, 28), 10));
/// assert_eq!(images.image(42), digits(50, 1)?.image(42)); // a longer set begins like a shorter one
/// let split = images.split_tenth(0)?;
/// assert_eq!((split.train.len(), split.held_out.len()), (90, 10));
/// # Ok::<(), vae_lab::Error>(())
/// ```
///
/// # Errors
/// [`Error::Data`] unless `count` is 1 to [`MAX_IMAGES`].
pub fn digits(count: usize, seed: u64) -> Result<Dataset, Error> {
    if count == 0 || count > MAX_IMAGES {
        return Err(DataError::DigitCount {
            count,
            most: MAX_IMAGES,
        }
        .into());
    }
    let mut pixels = Vec::with_capacity(count * EVENT);
    let mut labels = Vec::with_capacity(count);
    for index in 0..count as u64 {
        let (label, image) = digit(seed, index);
        pixels.extend_from_slice(&image);
        labels.push(label);
    }
    Dataset::new(
        "Generated digits",
        ImageShape::grey(DIGIT_SIDE, DIGIT_SIDE),
        pixels,
        Some(labels),
    )
}

fn draw(label: u8, stream: &mut Stream) -> [u8; EVENT] {
    let style = Style::draw(stream).fit_for(label);
    let mut ink = Ink::new(stream, style.wobble);
    match label {
        0 => low::zero(&mut ink),
        1 => low::one(&mut ink),
        2 => low::two(&mut ink),
        3 => low::three(&mut ink),
        4 => low::four(&mut ink),
        5 => high::five(&mut ink),
        6 => high::six(&mut ink),
        7 => high::seven(&mut ink),
        8 => high::eight(&mut ink),
        _ => high::nine(&mut ink),
    }
    let mut dots = curve::flatten(ink.nodes(), &style);
    place::place(&mut dots, &style);
    raster::raster(&dots, style.softness)
}
