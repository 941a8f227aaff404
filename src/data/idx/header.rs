//! The header of an IDX file, checked before anything is made room for.

use super::super::dataset::{MAX_IMAGES, MAX_SIDE, MIN_SIDE};
use super::guess::guess;
use crate::error::Error;

/// Bytes that are enough to read any allowed header: magic and four dimensions.
pub const LONGEST: usize = 20;
/// Most bytes the elements of one file may have: the largest data set's pixels.
pub const MAX_PAYLOAD: usize = MAX_IMAGES * MAX_SIDE * MAX_SIDE;

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
        height: usize,
        width: usize,
    },
    Labels {
        count: usize,
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
    /// checked at most eight times as many, which 32 bits still hold.
    pub fn payload(&self) -> usize {
        self.element.size()
            * match self.shape {
                Shape::Images {
                    count,
                    height,
                    width,
                } => count * height * width,
                Shape::Labels { count } => count,
            }
    }

    /// Reads the header of the file called `name`, whose unpacked bytes begin
    /// with `head` (all of them, or at least [`LONGEST`]).
    pub fn read(name: &str, head: &[u8]) -> Result<Header, Error> {
        let refuse = |why: String| Err(Error::Data(format!("“{name}” {why}")));
        let (element, dimensions) = match *head {
            [0, 0, code, dimensions, ..] if Element::from_code(code).is_some() => (
                Element::from_code(code).unwrap_or(Element::U8),
                usize::from(dimensions),
            ),
            _ => {
                let looks =
                    guess(head).map_or(String::new(), |kind| format!(" It looks like {kind}."));
                return refuse(format!(
                    "is not an IDX file, which begins with two zero bytes and a type code.{looks}"
                ));
            }
        };
        if !matches!(dimensions, 1 | 3 | 4) {
            return refuse(format!(
                "has {dimensions} dimensions; images have 3 (count, height, width) and labels 1."
            ));
        }
        let size = 4 + 4 * dimensions;
        let Some(sizes) = head.get(4..size) else {
            return refuse(format!(
                "breaks off in its header, which needs {size} bytes and has {}.",
                head.len()
            ));
        };
        let (sizes, _) = sizes.as_chunks::<4>();
        let sizes: Vec<u32> = sizes
            .iter()
            .map(|&bytes| u32::from_be_bytes(bytes))
            .collect();
        if sizes.contains(&0) {
            return refuse(format!(
                "says it is {}; no dimension may be 0.",
                times(&sizes)
            ));
        }
        if let [_, _, _, channels] = sizes[..]
            && channels != 1
        {
            return refuse(format!(
                "has images of {channels} channels; only grey ones, of 1 channel, can be read."
            ));
        }
        let count = within(sizes[0], 1, MAX_IMAGES);
        let Some(count) = count else {
            return refuse(format!(
                "holds {} items; at most {MAX_IMAGES} are allowed.",
                sizes[0]
            ));
        };
        let shape = match sizes[1..] {
            [height, width, ..] => {
                let side = |pixels| within(pixels, MIN_SIDE, MAX_SIDE);
                let (Some(height), Some(width)) = (side(height), side(width)) else {
                    return refuse(format!(
                        "has images of {height} by {width} pixels; each side has to be \
                         {MIN_SIDE} to {MAX_SIDE} pixels."
                    ));
                };
                Shape::Images {
                    count,
                    height,
                    width,
                }
            }
            _ => Shape::Labels { count },
        };
        let header = Header {
            element,
            shape,
            size,
        };
        // Wide elements can be over the limit though the counts are not.
        let bytes = header.payload();
        if bytes > MAX_PAYLOAD {
            return refuse(format!(
                "holds {bytes} bytes of elements; at most {MAX_PAYLOAD} are allowed."
            ));
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
