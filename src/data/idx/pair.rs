//! Which labels belong to which images, and which images train.

use super::super::dataset::{Dataset, Split};
use crate::error::{DataError, Error};
use crate::image::ImageShape;

/// One image file, read.
pub struct Images {
    pub name: String,
    pub shape: ImageShape,
    /// `[count, channels, height, width]`.
    pub pixels: Vec<u8>,
}

impl Images {
    fn count(&self) -> usize {
        self.pixels.len() / self.shape.elements()
    }

    fn with(self, labels: Option<Labels>) -> Result<Dataset, Error> {
        let labels = labels.map(|labels| labels.labels);
        Dataset::new(self.name, self.shape, self.pixels, labels)
    }
}

/// One label file, read.
pub struct Labels {
    pub name: String,
    pub labels: Vec<u8>,
}

/// Puts together what [`read_idx`](super::read_idx) was given.
pub fn pair(images: Vec<Images>, labels: Vec<Labels>, seed: u64) -> Result<Split, Error> {
    let (image_files, label_files) = (images.len(), labels.len());
    let mut images = images.into_iter();
    let mut labels = labels.into_iter();
    match (
        images.next(),
        images.next(),
        images.next(),
        labels.next(),
        labels.next(),
    ) {
        (Some(images), None, _, labels, None) => one(images, labels, seed),
        (Some(a), Some(b), None, None, _) => two((a, None), (b, None)),
        (Some(a), Some(b), None, Some(c), Some(d)) => {
            let (c, d) = assign([&a, &b], c, d)?;
            two((a, Some(c)), (b, Some(d)))
        }
        (None, _, _, Some(Labels { name, .. }), _) => Err(DataError::LabelsAlone { name }.into()),
        _ => Err(DataError::FileKinds {
            images: image_files,
            labels: label_files,
        }
        .into()),
    }
}

fn one(images: Images, labels: Option<Labels>, seed: u64) -> Result<Split, Error> {
    if let Some(labels) = &labels
        && labels.labels.len() != images.count()
    {
        return Err(DataError::LabelsOfOthers {
            count: images.count(),
            images: images.name,
            labels: labels.name.clone(),
            label_count: labels.labels.len(),
        }
        .into());
    }
    images.with(labels)?.split_tenth(seed)
}

fn two(a: (Images, Option<Labels>), b: (Images, Option<Labels>)) -> Result<Split, Error> {
    let (shape, other) = (a.0.shape, b.0.shape);
    if shape.channels != other.channels {
        return Err(DataError::ChannelsDiffer {
            first: a.0.name,
            channels: shape.channels,
            second: b.0.name,
            other_channels: other.channels,
        }
        .into());
    }
    if shape != other {
        return Err(DataError::SizesDiffer {
            first: a.0.name,
            height: shape.height,
            width: shape.width,
            second: b.0.name,
            other_height: other.height,
            other_width: other.width,
        }
        .into());
    }
    let rank = |images: &Images| (images.count(), images.name.to_lowercase());
    let (train, held_out) = if rank(&a.0) >= rank(&b.0) {
        (a, b)
    } else {
        (b, a)
    };
    let split = Split {
        train: train.0.with(train.1)?,
        held_out: held_out.0.with(held_out.1)?,
    };
    split.check()
}

/// The label files in the order of their image files.
fn assign(images: [&Images; 2], c: Labels, d: Labels) -> Result<(Labels, Labels), Error> {
    let counts = images.map(Images::count);
    let (straight, crossed) = {
        let fits =
            |first: &Labels, second: &Labels| counts == [first.labels.len(), second.labels.len()];
        (fits(&c, &d), fits(&d, &c))
    };
    match (straight, crossed) {
        (true, false) => Ok((c, d)),
        (false, true) => Ok((d, c)),
        (false, false) => Err(DataError::LabelsOfOtherPairs {
            images: images[0].name.clone(),
            count: counts[0],
            more_images: images[1].name.clone(),
            more_count: counts[1],
            labels: c.name,
            label_count: c.labels.len(),
            more_labels: d.name,
            more_label_count: d.labels.len(),
        }
        .into()),
        (true, true) => {
            let [a, b] = images.map(|images| stem(&images.name));
            let (stem_c, stem_d) = (stem(&c.name), stem(&d.name));
            match (a == stem_c && b == stem_d, a == stem_d && b == stem_c) {
                (true, false) => Ok((c, d)),
                (false, true) => Ok((d, c)),
                _ => Err(DataError::LabelsUndecided {
                    first: c.name,
                    second: d.name,
                }
                .into()),
            }
        }
    }
}

/// The words of a file's name that tell training from test: not what kind of
/// file it is.
fn stem(name: &str) -> Vec<String> {
    const KIND: [&str; 12] = [
        "image", "images", "label", "labels", "idx", "idx1", "idx2", "idx3", "idx4", "ubyte",
        "int", "gz",
    ];
    name.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !KIND.contains(word))
        .map(String::from)
        .collect()
}
