//! The images a session learns from.

use super::Session;
use crate::config::{Checked, DataConfig, Network, SessionConfig};
use crate::data::{Dataset, NamedBytes, Split, digits, read_idx};
use crate::error::Error;
use crate::networks::REDUCTION;
use crate::session::DataSummary;

/// Files that come without a test set are split the same way whatever the run's seed, so that
/// opening them again gives a resumed run the same images.
const SPLIT_SEED: u64 = 0;

/// Grey images of one size, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageSet {
    /// What they are called.
    pub name: String,
    /// Rows of an image, in pixels.
    pub height: usize,
    /// Columns of an image, in pixels.
    pub width: usize,
    /// `[count, height, width]`, 0 black to 255 white.
    pub pixels: Vec<u8>,
    /// The class of each image, `[count]`.
    pub labels: Option<Vec<u8>>,
    /// How many of the last images are held out; with 0 a tenth, at most 10,000, is picked.
    pub held_out: usize,
}

impl ImageSet {
    fn split(self) -> Result<Split, Error> {
        let all = Dataset::new(self.name, self.height, self.width, self.pixels, self.labels)?;
        match self.held_out {
            0 => all.split_tenth(SPLIT_SEED),
            held_out => all.cut(held_out),
        }
    }
}

impl Session {
    /// Trains on the built-in digits from now on.
    ///
    /// # Errors
    /// As [`Session::configure`].
    pub fn load_digits(&mut self, count: usize, seed: u32) -> Result<DataSummary, Error> {
        self.change_data(
            draw_digits(count, seed)?,
            DataConfig::Digits { count, seed },
        )
    }

    /// Trains on the images of IDX files from now on; the model stays if they have its size.
    ///
    /// # Errors
    /// [`Error::Data`] says which file is wrong and why; nothing is changed then.
    pub fn load_idx(&mut self, files: Vec<NamedBytes>) -> Result<DataSummary, Error> {
        let data = read_idx(files, SPLIT_SEED)?;
        let name = data.train.name().to_owned();
        self.change_data(data, DataConfig::Files { name })
    }

    /// Trains on images that somebody else has read; the model stays if they have its size.
    ///
    /// # Errors
    /// [`Error::Data`] when sizes, pixels and labels don't fit together, or when too few images are
    /// left to train on; nothing is changed then.
    pub fn load_pixels(&mut self, set: ImageSet) -> Result<DataSummary, Error> {
        let name = set.name.clone();
        let data = set.split()?;
        self.change_data(data, DataConfig::Files { name })
    }

    /// All images at hand, those to train on before those held out.
    pub fn images(&self) -> Result<ImageSet, Error> {
        let Split { train, held_out } = &self.run()?.data;
        let labels = |part: &Dataset| part.labels().map(<[u8]>::to_vec);
        Ok(ImageSet {
            name: train.name().to_owned(),
            height: train.height(),
            width: train.width(),
            pixels: [train.pixels(), held_out.pixels()].concat(),
            labels: labels(train)
                .zip(labels(held_out))
                .map(|(a, b)| [a, b].concat()),
            held_out: held_out.len(),
        })
    }

    /// Trains on `images` from now on: `[count, height * width]`, grey in `[0, 1]`, kept in 255
    /// levels. All of them are trained on; the last tenth stands in for held-out ones.
    ///
    /// # Errors
    /// [`Error::Data`] when the images have no valid size.
    pub fn load_images(
        &mut self,
        images: &[f32],
        height: usize,
        width: usize,
    ) -> Result<DataSummary, Error> {
        let name = "images";
        let pixels: Vec<u8> = images.iter().map(|x| (x * 255.0).round() as u8).collect();
        let train = Dataset::new(name, height, width, pixels, None)?;
        let tail = train.pixels()[train.event_size() * (train.len() - train.len().div_ceil(10))..]
            .to_vec();
        let held_out = Dataset::new(name, height, width, tail, None)?;
        let config = DataConfig::Files { name: name.into() };
        self.change_data(Split { train, held_out }, config)
    }

    /// Goes on with other images; a model is made anew only where it doesn't have their size.
    fn change_data(&mut self, data: Split, source: DataConfig) -> Result<DataSummary, Error> {
        let (mut config, size) = match &self.run {
            Some(run) => (run.config.get().clone(), run.image()),
            None => (SessionConfig::default(), [0, 0]),
        };
        config.data = source;
        let config = config.check()?;
        let same_size = size == [data.train.height(), data.train.width()];
        match &mut self.run {
            Some(run) if same_size => {
                run.trainer.change_data(&config, &data.train)?;
                run.data = data;
                run.judge = None;
                run.config = config;
                run.plane = None;
            }
            _ => {
                self.start(config, Some(data))?;
            }
        }
        self.data_summary()
    }
}

/// Digits with a tenth of them held out.
pub(super) fn draw_digits(count: usize, seed: u32) -> Result<Split, Error> {
    digits(count, seed.into())?.split(count / 10, seed.into())
}

/// Refuses a network that can't take images of this size.
pub(super) fn fits(config: &Checked, [height, width]: [usize; 2]) -> Result<(), Error> {
    let convolutional = matches!(config.get().model.network, Network::Conv { .. });
    if convolutional && (height % REDUCTION != 0 || width % REDUCTION != 0) {
        return Err(Error::Config(format!(
            "Convolutions need images whose sides are divisible by {REDUCTION}; these are {height} \
             by {width} pixels. Fully connected layers take any size."
        )));
    }
    Ok(())
}
