//! Elements of any IDX type to levels of pixels and labels.

use super::header::Element;
use super::open::Array;
use crate::error::{DataError, Error, Notice};
use crate::image::ImageShape;

/// How far resampling swings beyond black and white, as a share of the distance
/// between them: beyond 0 to 1, and beyond 0 to 255.
const RINGING: [f64; 2] = [0.25, 0.125];
/// So few of all pixels, and of those that lie between 0 and 1, that they are
/// single hot ones.
const RARE: [usize; 2] = [1000, 100];

/// The levels of images of shape `image`, `[count, channels, height, width]`: a file has the channels of each
/// pixel side by side, `[count, height, width, channels]`.
pub fn levels(name: &str, array: Array, image: ImageShape) -> Result<Vec<u8>, Error> {
    let levels = greys(name, array)?;
    if image.channels == 1 {
        return Ok(levels);
    }
    let mut planes = Vec::with_capacity(levels.len());
    for pixels in levels.chunks_exact(image.elements()) {
        for channel in 0..image.channels {
            planes.extend(pixels[channel..].iter().step_by(image.channels));
        }
    }
    Ok(planes)
}

/// Grey values 0 to 255. Whole numbers are taken as they are; floating-point
/// ones are rounded, after times 255 if nearly all are 0 to 1, and what rounding
/// or resampling has put beyond the ends is cut off there.
fn greys(name: &str, array: Array) -> Result<Vec<u8>, Error> {
    if array.header.element == Element::U8 {
        return Ok(array.elements);
    }
    let floating = matches!(array.header.element, Element::F32 | Element::F64);
    let scale = if floating && are_shares(&array) {
        255.0
    } else {
        let beyond = if floating { 255.0 * RINGING[1] } else { 0.0 };
        for value in values(&array) {
            if !(-beyond..=255.0 + beyond).contains(&value) {
                let name = name.to_owned();
                return Err(DataError::PixelValue { name, value }.into());
            }
        }
        1.0
    };
    Ok(values(&array)
        .map(|value| (value * scale).clamp(0.0, 255.0).round() as u8)
        .collect())
}

/// Whether the pixels are 0 to 1, by nearly all of them and not by single ones.
fn are_shares(array: &Array) -> bool {
    let [mut all, mut inside, mut outside] = [0; 3];
    for value in values(array) {
        if !value.is_finite() {
            return false;
        }
        all += 1;
        inside += usize::from(value > 0.0 && value < 1.0);
        outside += usize::from(!(-RINGING[0]..=1.0 + RINGING[0]).contains(&value));
    }
    outside == 0 || (outside * RARE[0] <= all && outside * RARE[1] <= inside)
}

/// The classes of some images, as far as a file tells.
pub struct Classes {
    /// One an image; none where the file holds something else about them.
    pub labels: Option<Vec<u8>>,
    /// What was not read as it lies there.
    pub notice: Option<Notice>,
}

/// How many columns QMNIST's tables have: the class, and where the digit comes from.
const QMNIST: usize = 8;

/// The classes in a file of `columns` numbers an image.
pub fn classes(name: &str, array: Array, columns: usize) -> Result<Classes, Error> {
    let read = |labels, notice| Classes { labels, notice };
    if columns == 1 && array.header.element == Element::U8 {
        return Ok(read(Some(array.elements), None));
    }
    if columns == 1 {
        return Ok(read(Some(labels(name, values(&array))?), None));
    }
    let rows: Vec<f64> = values(&array).collect();
    if let Some(labels) = ones(&rows, columns) {
        let name = name.to_owned();
        let notice = Notice::OneHotLabels { name, columns };
        return Ok(read(Some(labels), Some(notice)));
    }
    if columns == QMNIST {
        let first = rows.into_iter().step_by(columns);
        let labels = labels(name, first)?;
        let name = name.to_owned();
        let notice = Notice::FirstColumnLabels { name, columns };
        return Ok(read(Some(labels), Some(notice)));
    }
    let name = name.to_owned();
    Ok(read(None, Some(Notice::LabelsLeftOut { name, columns })))
}

/// The place of the only 1 in each row, if all else is 0.
fn ones(rows: &[f64], columns: usize) -> Option<Vec<u8>> {
    let place = |row: &[f64]| {
        let mut ones = row.iter().enumerate().filter(|(_, value)| **value != 0.0);
        match (ones.next(), ones.next()) {
            (Some((place, &1.0)), None) => u8::try_from(place).ok(),
            _ => None,
        }
    };
    rows.chunks_exact(columns).map(place).collect()
}

/// Labels 0 to 255, whole numbers whatever their type.
fn labels(name: &str, values: impl Iterator<Item = f64>) -> Result<Vec<u8>, Error> {
    values
        .map(|value| {
            let label = value as u8;
            if f64::from(label) == value {
                Ok(label)
            } else {
                let name = name.to_owned();
                Err(DataError::LabelValue { name, value }.into())
            }
        })
        .collect()
}

fn values(array: &Array) -> impl Iterator<Item = f64> {
    let element = array.header.element;
    array
        .elements
        .chunks_exact(element.size())
        .map(move |bytes| match element {
            Element::U8 => f64::from(bytes[0]),
            Element::I8 => f64::from(bytes[0].cast_signed()),
            Element::I16 => f64::from(i16::from_be_bytes(whole(bytes))),
            Element::I32 => f64::from(i32::from_be_bytes(whole(bytes))),
            Element::F32 => f64::from(f32::from_be_bytes(whole(bytes))),
            Element::F64 => f64::from_be_bytes(whole(bytes)),
        })
}

/// The bytes of one element.
fn whole<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().expect("chunks as long as the element")
}
