//! Reads IDX files, the format of MNIST: big-endian, a magic number that tells
//! the kind of element and the number of dimensions, the dimensions, the
//! elements (Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database").
//!
//! The program's reader, which no wasm artifact has: on the page, IDX is one of many formats, of which
//! `www/data` makes images before the engine sees them. `tests/idx.json` holds the two together.
//!
//! A file goes through [`open`] (gzip or plain, never more memory than its
//! checked [`header`] allows), its elements through [`values`] (to bytes), and
//! all of them through [`twice`] (which are the same) and [`pair`] (which
//! labels belong to which images, which images train).

mod header;
mod open;
mod pair;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod twice;
mod values;

use super::dataset::Split;
use crate::error::{DataError, Error, Notice};

/// A file in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct NamedBytes {
    /// The file's name, for messages and for telling training from test files.
    pub name: String,
    /// All the file's bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for NamedBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NamedBytes({:?}, {} bytes)", self.name, self.bytes.len())
    }
}

/// What IDX files hold.
#[derive(Debug, Clone, PartialEq)]
pub struct IdxSet {
    /// The images, with their labels.
    pub split: Split,
    /// What was not read as it lies there: files that are there twice, tables of which one column or
    /// nothing says the class.
    pub notices: Vec<Notice>,
}

/// Reads images, and labels if there are any, from one to four IDX files,
/// plain or gzipped, in any order:
///
/// - one image file, `[n, height, width]` or `[n, height, width, channels]`, alone or
///   with its label file, `[n]`: a tenth, at most 10 000 images, picked with
///   `seed`, is held out;
/// - two image files, both with label files or both without: the one with
///   more images trains, the other is held out, and `seed` is not used. With
///   as many images in both, the one whose name comes later in the alphabet
///   trains (`train-…` after `t10k-…` and `test-…`). Labels go with the images
///   of their number; if that fits both, with those whose name is the same
///   but for words such as `images` and `labels`.
///
/// A label file may be a table, `[n, columns]`: with a 1 in each row for the class and zeros elsewhere, or
/// QMNIST's eight columns, of which the first is the class. Of other tables nothing is read.
///
/// A file that is there plain and gzipped, as torchvision leaves them, is read once.
///
/// Elements may be of any IDX type. Images have to hold 0 to 255, or 0 to 1 if
/// they are floating-point (then they are multiplied by 255); what rounding or
/// resampling has put a little beyond these ends is cut off. Labels are whole
/// numbers 0 to 255.
///
/// # Errors
/// [`Error::Data`], which names the file, for anything that is not as
/// above or outside the limits of [`Dataset`](super::Dataset). Whatever a header
/// says and however far a gzip file would unpack, no more is unpacked of a file
/// than the pixels of the largest data set that is allowed.
pub fn read_idx(files: Vec<NamedBytes>, seed: u64) -> Result<IdxSet, Error> {
    // Each of four may be there twice.
    if files.is_empty() || files.len() > 8 {
        return Err(DataError::FileCount { count: files.len() }.into());
    }
    let mut found = Vec::new();
    for NamedBytes { name, bytes } in files {
        let name = quoted(&name);
        let array = open::open(&name, bytes)?;
        found.push(File::read(name, array)?);
    }
    let mut notices = Vec::new();
    let found = twice::once_each(found, &mut notices)?;
    if found.len() > 4 {
        return Err(DataError::FileCount { count: found.len() }.into());
    }
    let mut images = Vec::new();
    let mut labels = Vec::new();
    let mut classes = true;
    for file in found {
        match file.contents {
            Contents::Images(pixels) => images.push(pixels),
            Contents::Labels(found) => {
                notices.extend(found.notice);
                classes &= found.labels.is_some();
                labels.extend(found.labels.map(|labels| pair::Labels {
                    name: file.name,
                    labels,
                }));
            }
        }
    }
    if !classes {
        labels.clear();
    }
    let split = pair::pair(images, labels, seed)?;
    Ok(IdxSet { split, notices })
}

/// A file, read.
struct File {
    name: String,
    contents: Contents,
}

enum Contents {
    Images(pair::Images),
    Labels(values::Classes),
}

impl File {
    fn read(name: String, array: open::Array) -> Result<Self, Error> {
        let contents = match array.header.shape {
            header::Shape::Images { image, .. } => Contents::Images(pair::Images {
                name: name.clone(),
                shape: image,
                pixels: values::levels(&name, array, image)?,
            }),
            header::Shape::Labels { columns, .. } => {
                Contents::Labels(values::classes(&name, array, columns)?)
            }
        };
        Ok(Self { name, contents })
    }
}

/// A file's name as messages show it: without folders and of bearable length.
fn quoted(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
    let shown: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    if shown.is_empty() {
        "(unnamed file)".into()
    } else {
        shown
    }
}
