//! Elements of any IDX type to grey values and labels.

use super::header::Element;
use super::open::Array;
use crate::error::Error;

/// Grey values 0 to 255. Whole numbers are taken as they are; floating-point
/// ones are rounded, after times 255 if none is above 1.
pub fn greys(name: &str, array: Array) -> Result<Vec<u8>, Error> {
    if array.header.element == Element::U8 {
        return Ok(array.elements);
    }
    let floating = matches!(array.header.element, Element::F32 | Element::F64);
    let mut largest = 0.0_f64;
    for value in values(&array) {
        if !(0.0..=255.0).contains(&value) {
            return Err(Error::Data(format!(
                "“{name}” holds the pixel value {value}; pixels have to be 0 to 255, or 0 to 1 \
                 as floating-point numbers."
            )));
        }
        largest = largest.max(value);
    }
    let scale = if floating && largest <= 1.0 {
        255.0
    } else {
        1.0
    };
    Ok(values(&array)
        .map(|value| (value * scale).round() as u8)
        .collect())
}

/// Labels 0 to 255, whole numbers whatever their type.
pub fn labels(name: &str, array: Array) -> Result<Vec<u8>, Error> {
    if array.header.element == Element::U8 {
        return Ok(array.elements);
    }
    values(&array)
        .map(|value| {
            let label = value as u8;
            if f64::from(label) == value {
                Ok(label)
            } else {
                Err(Error::Data(format!(
                    "“{name}” holds the label {value}; labels have to be whole numbers 0 to 255."
                )))
            }
        })
        .collect()
}

fn values(array: &Array) -> impl Iterator<Item = f64> {
    let element = array.header.element;
    array
        .elements
        .chunks_exact(element.size())
        .map(move |bytes| match (element, bytes) {
            (Element::I16, &[a, b]) => f64::from(i16::from_be_bytes([a, b])),
            (Element::I32, &[a, b, c, d]) => f64::from(i32::from_be_bytes([a, b, c, d])),
            (Element::F32, &[a, b, c, d]) => f64::from(f32::from_be_bytes([a, b, c, d])),
            (Element::F64, &[a, b, c, d, e, f, g, h]) => {
                f64::from_be_bytes([a, b, c, d, e, f, g, h])
            }
            (Element::I8, &[a]) => f64::from(a.cast_signed()),
            // A `u8`: chunks are exactly as long as the element.
            _ => bytes.first().copied().map_or(0.0, f64::from),
        })
}
