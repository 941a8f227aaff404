//! A checked set of images of one shape, with or without labels.

use super::random::Stream;
use crate::error::{DataError, Error};
use crate::image::{CHANNELS, ImageShape};
use crate::random::Purpose;

/// Most images one data set may hold.
pub const MAX_IMAGES: usize = 70_000;
/// Shortest side an image may have, in pixels.
pub const MIN_SIDE: usize = 4;
/// Longest side an image may have, in pixels.
pub const MAX_SIDE: usize = 128;
/// Most bytes the images of one data set may have: what a browser's 32-bit memory holds beside a model.
pub const MAX_BYTES: usize = 1_500_000_000;
/// Fewest images that can be trained on.
pub const MIN_TRAIN: usize = 2;
/// Fewest images that can be held out.
pub const MIN_HELD_OUT: usize = 1;

/// Images of one shape, `[len, channels, height, width]`, and perhaps a label each.
///
/// Nothing can be changed after the checks of [`Dataset::new`], so code that
/// holds one never checks again.
///
/// ```
/// use vae_lab::ImageShape;
/// use vae_lab::data::Dataset;
///
/// let stripes = [[0, 0, 255, 255].repeat(4), [255, 255, 0, 0].repeat(4)].concat();
/// let shape = ImageShape::grey(4, 4);
/// let images = Dataset::new("stripes", shape, stripes, Some(vec![0, 1]))?;
/// assert_eq!(images.len(), 2);
/// assert!(Dataset::new("half an image", shape, vec![0; 8], None).is_err());
/// # Ok::<(), vae_lab::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Dataset {
    name: String,
    shape: ImageShape,
    pixels: Vec<u8>,
    labels: Option<Vec<u8>>,
    class_names: Option<&'static [&'static str]>,
}

/// Images to train on, and images of the same size that training never sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// What the optimiser sees.
    pub train: Dataset,
    /// What only evaluation sees.
    pub held_out: Dataset,
}

impl Split {
    /// Itself, if both parts are large enough.
    ///
    /// # Errors
    /// [`Error::Data`] if there are fewer than [`MIN_TRAIN`] images to train on.
    pub(super) fn check(self) -> Result<Split, Error> {
        if self.train.len() < MIN_TRAIN {
            return Err(DataError::TooFewToTrainOn {
                count: self.train.len(),
                name: self.train.name,
                least: MIN_TRAIN,
            }
            .into());
        }
        Ok(self)
    }
}

impl Dataset {
    /// Checks and wraps `pixels`, which are `[len, channels, height, width]` levels (0 black, 255
    /// full); `labels`, when given, are one number an image.
    ///
    /// # Errors
    /// [`Error::Data`] for another number of channels than 1, 3 or 4, sides
    /// outside [`MIN_SIDE`]..=[`MAX_SIDE`], pixels that are not a whole number of
    /// images, no image at all, more than [`MAX_IMAGES`] or [`MAX_BYTES`], or
    /// labels that are not one an image.
    pub fn new(
        name: impl Into<String>,
        shape: ImageShape,
        pixels: Vec<u8>,
        labels: Option<Vec<u8>>,
    ) -> Result<Dataset, Error> {
        let name = name.into();
        if !CHANNELS.contains(&shape.channels) {
            let channels = shape.channels;
            return Err(DataError::Channels { name, channels }.into());
        }
        let sides = MIN_SIDE..=MAX_SIDE;
        if !sides.contains(&shape.height) || !sides.contains(&shape.width) {
            return Err(DataError::SidesOutOfRange {
                name,
                height: shape.height,
                width: shape.width,
                min: MIN_SIDE,
                max: MAX_SIDE,
            }
            .into());
        }
        let event = shape.elements();
        if pixels.is_empty() || !pixels.len().is_multiple_of(event) {
            return Err(DataError::NotWholeImages {
                name,
                pixels: pixels.len(),
                height: shape.height,
                width: shape.width,
                each: event,
            }
            .into());
        }
        let len = pixels.len() / event;
        if len > MAX_IMAGES {
            return Err(DataError::TooManyImages {
                name,
                count: len,
                most: MAX_IMAGES,
            }
            .into());
        }
        if pixels.len() > MAX_BYTES {
            return Err(DataError::TooManyBytes {
                name,
                count: len,
                each: event,
                bytes: pixels.len(),
                most: MAX_BYTES,
            }
            .into());
        }
        let set = Dataset {
            name,
            shape,
            pixels,
            labels,
            class_names: None,
        };
        set.check_labels()
    }

    /// The same images with other labels, whose classes have names.
    ///
    /// # Errors
    /// [`Error::Data`] for labels that are not one an image.
    pub(super) fn with_labels(
        self,
        labels: Vec<u8>,
        class_names: &'static [&'static str],
    ) -> Result<Dataset, Error> {
        let set = Dataset {
            labels: Some(labels),
            class_names: Some(class_names),
            ..self
        };
        set.check_labels()
    }

    fn check_labels(self) -> Result<Dataset, Error> {
        let images = self.len();
        match &self.labels {
            Some(labels) if labels.len() != images => Err(DataError::LabelCount {
                name: self.name,
                images,
                labels: labels.len(),
            }
            .into()),
            _ => Ok(self),
        }
    }

    /// What the data set is called on the page and in checkpoints.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Number of images, at least 1.
    pub fn len(&self) -> usize {
        self.pixels.len() / self.event_size()
    }

    /// Always false: a data set without images cannot be made.
    pub fn is_empty(&self) -> bool {
        self.pixels.is_empty()
    }

    /// That of each image.
    pub fn shape(&self) -> ImageShape {
        self.shape
    }

    /// Numbers of an image.
    pub fn event_size(&self) -> usize {
        self.shape.elements()
    }

    /// All levels, `[len, channels, height, width]`.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Image `i`, `[channels, height, width]` levels.
    ///
    /// # Panics
    /// If `i` is not below [`len`](Dataset::len).
    pub fn image(&self, i: usize) -> &[u8] {
        let event = self.event_size();
        &self.pixels[i * event..(i + 1) * event]
    }

    /// The labels, one an image, if there are any.
    pub fn labels(&self) -> Option<&[u8]> {
        self.labels.as_deref()
    }

    /// Number of classes: one more than the largest label; 0 without labels.
    pub fn classes(&self) -> usize {
        let largest = self.labels.as_ref().and_then(|labels| labels.iter().max());
        largest.map_or(0, |&largest| usize::from(largest) + 1)
    }

    /// What the classes are called, where they have other names than their numbers.
    pub fn class_names(&self) -> Option<&'static [&'static str]> {
        self.class_names
    }

    /// Puts the images `indices` into `out` as `[indices.len(), event_size]`
    /// numbers in 0..=1 (level / 255). What `out` held before is gone; its
    /// memory is used again.
    ///
    /// # Panics
    /// If an index is not below [`len`](Dataset::len).
    pub fn fill(&self, indices: &[usize], out: &mut Vec<f32>) {
        out.clear();
        out.reserve(indices.len() * self.event_size());
        for &i in indices {
            out.extend(self.image(i).iter().map(|&level| f32::from(level) / 255.0));
        }
    }

    /// A number that tells whether two data sets hold the same sizes, pixels
    /// and labels (FNV-1a, 64 bits). The name does not count.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::new();
        let ImageShape {
            channels,
            height,
            width,
        } = self.shape;
        for number in [self.len(), height, width] {
            hash.eat(&(number as u64).to_le_bytes());
        }
        // Files of version 1 knew grey images alone, and their fingerprints stay.
        if channels > 1 {
            hash.eat(&(channels as u64).to_le_bytes());
        }
        hash.eat(&self.pixels);
        // The marker keeps "no labels" apart from labels that add nothing.
        hash.eat(&[u8::from(self.labels.is_some())]);
        hash.eat(self.labels.as_deref().unwrap_or_default());
        hash.0
    }

    /// Shuffles with `seed` and keeps `held_out` images away from training.
    ///
    /// # Errors
    /// [`Error::Data`] unless at least [`MIN_HELD_OUT`] are held out and at
    /// least [`MIN_TRAIN`] are left.
    pub fn split(self, held_out: usize, seed: u64) -> Result<Split, Error> {
        self.check_split(held_out)?;
        let order = Stream::new(Purpose::Split, seed, 0).permutation(self.len());
        let (held_out, train) = order.split_at(held_out);
        Ok(Split {
            train: self.take(train),
            held_out: self.take(held_out),
        })
    }

    /// As [`Dataset::split`], with at least a tenth of the images held out, and at least 2 where there
    /// are 4 or more, because one value says nothing about how far it may be off. At most 10,000 are:
    /// more say no more about a model.
    ///
    /// # Errors
    /// [`Error::Data`] when too few images are left.
    pub fn split_tenth(self, seed: u64) -> Result<Split, Error> {
        let least = if self.len() < MIN_TRAIN + 2 {
            MIN_HELD_OUT
        } else {
            2
        };
        let held_out = self.len().div_ceil(10).clamp(least, 10_000);
        self.split(held_out, seed)
    }

    /// Keeps the last `held_out` images away from training.
    ///
    /// # Errors
    /// As [`Dataset::split`].
    pub fn cut(self, held_out: usize) -> Result<Split, Error> {
        let train = self.check_split(held_out)? as u32;
        Ok(Split {
            train: self.take(&(0..train).collect::<Vec<_>>()),
            held_out: self.take(&(train..self.len() as u32).collect::<Vec<_>>()),
        })
    }

    /// How many images are left to train on.
    fn check_split(&self, held_out: usize) -> Result<usize, Error> {
        let len = self.len();
        if held_out < MIN_HELD_OUT || held_out.saturating_add(MIN_TRAIN) > len {
            return Err(DataError::HeldOutCount {
                name: self.name.clone(),
                count: len,
                part: held_out,
                held: MIN_HELD_OUT,
                left: MIN_TRAIN,
            }
            .into());
        }
        Ok(len - held_out)
    }

    fn take(&self, indices: &[u32]) -> Dataset {
        let mut pixels = Vec::with_capacity(indices.len() * self.event_size());
        for &i in indices {
            pixels.extend_from_slice(self.image(i as usize));
        }
        let pick = |labels: &Vec<u8>| indices.iter().map(|&i| labels[i as usize]).collect();
        Dataset {
            name: self.name.clone(),
            shape: self.shape,
            pixels,
            labels: self.labels.as_ref().map(pick),
            class_names: self.class_names,
        }
    }
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let labelled = if self.labels.is_some() {
            "labelled"
        } else {
            "unlabelled"
        };
        let (len, shape) = (self.len(), self.shape);
        write!(
            f,
            "Dataset({:?}, {len} {labelled} images of {shape})",
            self.name
        )
    }
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: offset basis and prime as published.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn eat(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
