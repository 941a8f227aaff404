//! The header of an IDX file, checked before anything is made room for.

use super::super::dataset::{MAX_BYTES, MAX_IMAGES, MAX_SIDE, MIN_SIDE};
use super::super::guess::looks_like;
use crate::error::{DataError, Error};
use crate::image::{CHANNELS, ImageShape};

/// Bytes that are enough to read any allowed header: magic and four dimensions.
pub const LONGEST: usize = 20;
/// Most columns of a table of labels.
const MAX_COLUMNS: usize = 256;
/// Most bytes the elements of one file may have: the largest data set's pixels.
pub const MAX_PAYLOAD: usize = MAX_BYTES;

/// The kinds of element IDX knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    U8,
    I8,
    I16,
    I32,
    F32,
    F64,
}

impl Element {
    fn from_code(code: u8) -> Option<Element> {
        Some(match code {
            0x08 => Element::U8,
            0x09 => Element::I8,
            0x0b => Element::I16,
            0x0c => Element::I32,
            0x0d => Element::F32,
            0x0e => Element::F64,
            _ => return None,
        })
    }

    /// Bytes of one element.
    pub fn size(self) -> usize {
        match self {
            Element::U8 | Element::I8 => 1,
            Element::I16 => 2,
            Element::I32 | Element::F32 => 4,
            Element::F64 => 8,
        }
    }
}

/// What the file holds; every number is within the limits of a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Images {
        count: usize,
        image: ImageShape,
    },
    /// A number an image, or several of which one may be the class.
    Labels {
        count: usize,
        columns: usize,
    },
}

/// A header that was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    pub element: Element,
    pub shape: Shape,
    /// Bytes of the header itself.
    pub size: usize,
}

impl Header {
    /// Bytes of all elements together, at most [`MAX_PAYLOAD`]; before that is
    /// checked more than 32 bits may hold, and then as many as they can.
    pub fn payload(&self) -> usize {
        let elements = match self.shape {
            Shape::Images { count, image } => count.saturating_mul(image.elements()),
            Shape::Labels { count, columns } => count * columns,
        };
        elements.saturating_mul(self.element.size())
    }

    /// Reads the header of the file called `name`, whose unpacked bytes begin
    /// with `head` (all of them, or at least [`LONGEST`]).
    pub fn read(name: &str, head: &[u8]) -> Result<Header, Error> {
        Ok(Self::within_limits(name.to_owned(), head)?)
    }

    fn within_limits(name: String, head: &[u8]) -> Result<Header, DataError> {
        let (element, dimensions) = match *head {
            [0, 0, code, dimensions, ..] if Element::from_code(code).is_some() => (
                Element::from_code(code).unwrap_or(Element::U8),
                usize::from(dimensions),
            ),
            _ => {
                return Err(match looks_like(head) {
                    Some(kind) => DataError::NotIdxBut { name, kind },
                    None => DataError::NotIdx { name },
                });
            }
        };
        if !matches!(dimensions, 1..=4) {
            let count = dimensions;
            return Err(DataError::IdxDimensions { name, count });
        }
        let size = 4 + 4 * dimensions;
        let Some(sizes) = head.get(4..size) else {
            return Err(DataError::IdxHeaderBreaksOff {
                name,
                expected: size,
                actual: head.len(),
            });
        };
        let (sizes, _) = sizes.as_chunks::<4>();
        let sizes: Vec<u32> = sizes
            .iter()
            .map(|&bytes| u32::from_be_bytes(bytes))
            .collect();
        if sizes.contains(&0) {
            let sizes = times(&sizes);
            return Err(DataError::IdxZeroDimension { name, sizes });
        }
        let channels = sizes.get(3).map_or(1, |&channels| channels as usize);
        if !CHANNELS.contains(&channels) {
            return Err(DataError::Channels { name, channels });
        }
        let count = within(sizes[0], 1, MAX_IMAGES);
        let Some(count) = count else {
            return Err(DataError::IdxItems {
                name,
                count: sizes[0],
                most: MAX_IMAGES,
            });
        };
        let shape = match sizes[1..] {
            [] => Shape::Labels { count, columns: 1 },
            [columns] => match within(columns, 1, MAX_COLUMNS) {
                Some(columns) => Shape::Labels { count, columns },
                None => {
                    return Err(DataError::IdxColumns {
                        name,
                        columns,
                        most: MAX_COLUMNS,
                    });
                }
            },
            [height, width, ..] => {
                let side = |pixels| within(pixels, MIN_SIDE, MAX_SIDE);
                let (Some(height), Some(width)) = (side(height), side(width)) else {
                    return Err(DataError::IdxSides {
                        name,
                        height,
                        width,
                        min: MIN_SIDE,
                        max: MAX_SIDE,
                    });
                };
                let image = ImageShape {
                    channels,
                    height,
                    width,
                };
                Shape::Images { count, image }
            }
        };
        let header = Header {
            element,
            shape,
            size,
        };
        // Wide elements can be over the limit though the counts are not.
        let bytes = header.payload();
        if bytes > MAX_PAYLOAD {
            return Err(DataError::IdxBytes {
                name,
                bytes,
                most: MAX_PAYLOAD,
            });
        }
        Ok(header)
    }
}

fn within(number: u32, least: usize, most: usize) -> Option<usize> {
    usize::try_from(number)
        .ok()
        .filter(|number| (least..=most).contains(number))
}

fn times(sizes: &[u32]) -> String {
    sizes
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(" × ")
}
