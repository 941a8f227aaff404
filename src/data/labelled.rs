//! Which images a classifier is told the class of.

use super::Dataset;
use super::random::Stream;
use crate::error::{ArgumentError, DataError, Error};
use crate::random::Purpose;

/// Indices of labelled images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// What a classifier learns from.
    pub train: Vec<usize>,
    /// What decides when it stops.
    pub validation: Vec<usize>,
}

impl Dataset {
    /// The labels, one an image.
    ///
    /// # Errors
    /// [`Error::Data`] if there are none.
    pub fn require_labels(&self) -> Result<&[u8], Error> {
        let name = || self.name().to_owned();
        let labels = self.labels();
        Ok(labels.ok_or_else(|| DataError::NoLabels { name: name() })?)
    }

    /// Draws `count` labelled images from `seed`, equally many of every class as long as there
    /// are enough; a fifth of each class, at least one where there are two, is for validation.
    ///
    /// # Errors
    /// [`Error::Data`] without labels, [`Error::Argument`] if `count` exceeds the images or leaves
    /// a class without one.
    pub fn draw_labelled(&self, count: usize, seed: u32) -> Result<Labelled, Error> {
        let labels = self.require_labels()?;
        if count > self.len() {
            return Err(ArgumentError::TooManyLabels {
                count,
                name: self.name().to_owned(),
                images: self.len(),
            }
            .into());
        }
        let mut classes = vec![Vec::new(); self.classes()];
        for image in Stream::new(Purpose::Labels, seed.into(), 0).permutation(self.len()) {
            classes[usize::from(labels[image as usize])].push(image as usize);
        }
        classes.retain(|images| !images.is_empty());
        let needed = classes.len().max(2);
        if count < needed {
            return Err(ArgumentError::TooFewLabels {
                count,
                classes: classes.len(),
                name: self.name().to_owned(),
                needed,
            }
            .into());
        }
        let (mut train, mut validation) = (Vec::new(), Vec::new());
        for (images, take) in classes.iter().zip(shares(&classes, count)) {
            let held = if take > 1 { (take / 5).max(1) } else { 0 };
            validation.extend_from_slice(&images[..held]);
            train.extend_from_slice(&images[held..take]);
        }
        // With one label a class no class can spare one; yet something has to say when to stop.
        if validation.is_empty() {
            validation = train.split_off(train.len() - train.len().div_ceil(5));
        }
        Ok(Labelled { train, validation })
    }
}

/// How many images of each class add up to `count`, as even as the classes allow.
fn shares(classes: &[Vec<usize>], count: usize) -> Vec<usize> {
    let mut shares = vec![0; classes.len()];
    let mut left = count;
    while left > 0 {
        for (share, images) in shares.iter_mut().zip(classes) {
            if *share < images.len() && left > 0 {
                *share += 1;
                left -= 1;
            }
        }
    }
    shares
}
