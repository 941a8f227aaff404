//! Reads IDX files, the format of MNIST: big-endian, a magic number that tells
//! the kind of element and the number of dimensions, the dimensions, the
//! elements (Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database").
//!
//! A file goes through [`open`] (gzip or plain, never more memory than its
//! checked [`header`] allows), its elements through [`values`] (to bytes), and
//! all of them through [`pair`] (which labels belong to which images, which
//! images train). [`guess`] says what a file that is not IDX looks like.

mod guess;
mod header;
mod open;
mod pair;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod values;

use super::dataset::Split;
use crate::error::Error;

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

/// Reads images, and labels if there are any, from one to four IDX files,
/// plain or gzipped, in any order:
///
/// - one image file, `[n, height, width]` or `[n, height, width, 1]`, alone or
///   with its label file, `[n]`: a tenth, at most 10 000 images, picked with
///   `seed`, is held out;
/// - two image files, both with label files or both without: the one with
///   more images trains, the other is held out, and `seed` is not used. With
///   as many images in both, the one whose name comes later in the alphabet
///   trains (`train-…` after `t10k-…` and `test-…`). Labels go with the images
///   of their number; if that fits both, with those whose name is the same
///   but for words such as `images` and `labels`.
///
/// Elements may be of any IDX type. Images have to hold 0 to 255, or 0 to 1 if
/// they are floating-point (then they are multiplied by 255); labels whole
/// numbers 0 to 255.
///
/// # Errors
/// [`Error::Data`], a sentence that names the file, for anything that is not as
/// above or outside the limits of [`Dataset`](super::Dataset). Whatever a header
/// says and however far a gzip file would unpack, no more is unpacked of a file
/// than the pixels of the largest data set that is allowed.
pub fn read_idx(files: Vec<NamedBytes>, seed: u64) -> Result<Split, Error> {
    if files.is_empty() || files.len() > 4 {
        return Err(Error::Data(format!(
            "{} files were given; give one or two IDX image files, each with its label file or \
             without.",
            files.len()
        )));
    }
    let mut images = Vec::new();
    let mut labels = Vec::new();
    for NamedBytes { name, bytes } in files {
        let name = quoted(&name);
        let array = open::open(&name, bytes)?;
        match array.header.shape {
            header::Shape::Images { height, width, .. } => {
                let pixels = values::greys(&name, array)?;
                images.push(pair::Images {
                    name,
                    height,
                    width,
                    pixels,
                });
            }
            header::Shape::Labels { .. } => {
                let labels_read = values::labels(&name, array)?;
                labels.push(pair::Labels {
                    name,
                    labels: labels_read,
                });
            }
        }
    }
    pair::pair(images, labels, seed)
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
