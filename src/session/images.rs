//! The images a session learns from.

use super::Session;
use crate::config::{DataConfig, SessionConfig};
use crate::data::{Dataset, IdxSet, NamedBytes, Split, read_idx};
use crate::error::{Error, Notice};
use crate::image::ImageShape;
use crate::session::DataSummary;

/// Files that come without a test set are split the same way whatever the run's seed, so that
/// opening them again gives a resumed run the same images.
const SPLIT_SEED: u64 = 0;

/// Images of one shape, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
// Channels and what is held out may be left out: grey images, of which a part is picked.
#[cfg_attr(
    test,
    derive(ts_rs::TS),
    ts(
        type = "{ name: string; channels?: number; height: number; width: number; pixels: Uint8Array; labels: Uint8Array | null; heldOut?: number }"
    )
)]
pub struct ImageSet {
    /// What they are called.
    pub name: String,
    /// That of each image.
    pub shape: ImageShape,
    /// `[count, channels, height, width]`, 0 black to 255 full.
    pub pixels: Vec<u8>,
    /// The class of each image, `[count]`.
    pub labels: Option<Vec<u8>>,
    /// How many of the last images are held out; with 0 a tenth is picked, as
    /// [`Dataset::split_tenth`] does it.
    pub held_out: usize,
}

impl ImageSet {
    fn split(self) -> Result<Split, Error> {
        let all = Dataset::new(self.name, self.shape, self.pixels, self.labels)?;
        match self.held_out {
            0 => all.split_tenth(SPLIT_SEED),
            held_out => all.cut(held_out),
        }
    }
}

/// What becomes of the model at hand when other images come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelAtHand {
    /// A new one of the same config begins.
    Replaced,
    /// It goes on with its weights, at its step; epochs are counted anew. A model for images of
    /// another size is replaced all the same.
    Kept,
}

impl Session {
    /// Trains a new model on the built-in digits.
    ///
    /// # Errors
    /// As [`Session::configure`].
    pub fn load_digits(&mut self, count: usize, seed: u32) -> Result<DataSummary, Error> {
        let mut config = self.config_or_default();
        config.data = DataConfig::Digits { count, seed };
        self.configure(config.check()?)?;
        self.data_summary()
    }

    /// Trains on the images of IDX files from now on; gives what was not read as it lies in them.
    ///
    /// # Errors
    /// [`Error::Data`] says which file is wrong and why; nothing is changed then.
    pub fn load_idx(
        &mut self,
        files: Vec<NamedBytes>,
        model: ModelAtHand,
    ) -> Result<Vec<Notice>, Error> {
        let IdxSet { split, notices } = read_idx(files, SPLIT_SEED)?;
        let name = split.train.name().to_owned();
        self.change_data(split, DataConfig::Files { name }, model)?;
        Ok(notices)
    }

    /// Trains on images that somebody else has read from now on.
    ///
    /// # Errors
    /// [`Error::Data`] when sizes, pixels and labels don't fit together, or when too few images are
    /// left to train on; nothing is changed then.
    pub fn load_pixels(&mut self, set: ImageSet, model: ModelAtHand) -> Result<DataSummary, Error> {
        let name = set.name.clone();
        let data = set.split()?;
        self.change_data(data, DataConfig::Files { name }, model)
    }

    /// All images at hand, those to train on before those held out.
    pub fn images(&self) -> Result<ImageSet, Error> {
        let Split { train, held_out } = &self.run()?.data;
        let labels = |part: &Dataset| part.labels().map(<[u8]>::to_vec);
        Ok(ImageSet {
            name: train.name().to_owned(),
            shape: train.shape(),
            pixels: [train.pixels(), held_out.pixels()].concat(),
            labels: labels(train)
                .zip(labels(held_out))
                .map(|(a, b)| [a, b].concat()),
            held_out: held_out.len(),
        })
    }

    /// Trains a new model on `images` of `shape`: `[count, elements]` in `[0, 1]`, kept in 255
    /// levels. All of them are trained on; the last tenth stands in for held-out ones.
    ///
    /// # Errors
    /// [`Error::Data`] when the images have no valid size.
    pub fn load_images(&mut self, images: &[f32], shape: ImageShape) -> Result<DataSummary, Error> {
        let name = "images";
        let pixels: Vec<u8> = images.iter().map(|x| (x * 255.0).round() as u8).collect();
        let train = Dataset::new(name, shape, pixels, None)?;
        let tail = train.len().div_ceil(10).max(2).min(train.len());
        let tail = train.pixels()[train.event_size() * (train.len() - tail)..].to_vec();
        let held_out = Dataset::new(name, shape, tail, None)?;
        let config = DataConfig::Files { name: name.into() };
        self.change_data(Split { train, held_out }, config, ModelAtHand::Replaced)
    }

    /// Makes the model at hand ready for the images at hand, which it has not seen: as they come to a model
    /// that goes on ([`ModelAtHand::Kept`]), here for one that was opened on them.
    ///
    /// # Errors
    /// When the batches don't fit the images, and where there is no model yet.
    pub fn meet_images(&mut self) -> Result<(), Error> {
        let run = self.run_mut()?;
        run.trainer.change_data(&run.config, &run.data.train)?;
        run.plane = None;
        Ok(())
    }

    fn change_data(
        &mut self,
        data: Split,
        source: DataConfig,
        model: ModelAtHand,
    ) -> Result<DataSummary, Error> {
        let mut config = self.config_or_default();
        config.data = source;
        let config = config.check()?;
        let shape = self.run.as_ref().map(|run| run.image());
        let same_shape = shape == Some(data.train.shape());
        match &mut self.run {
            Some(run) if same_shape && model == ModelAtHand::Kept => {
                run.trainer.change_data(&config, &data.train)?;
                run.data = data;
                run.feature_classifier = None;
                run.config = config;
                run.plane = None;
            }
            _ => {
                self.start(config, Some(data))?;
            }
        }
        self.data_summary()
    }

    /// What the next images are for, but for the images.
    fn config_or_default(&self) -> SessionConfig {
        let at_hand = self.run.as_ref().map(|run| run.config.get().clone());
        at_hand.unwrap_or_default()
    }
}
