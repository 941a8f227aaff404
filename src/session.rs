//! Everything a page can ask, without one JavaScript type.

mod beginning;
mod classifier;
mod external_data;
mod images;
mod latent;
mod measures;
mod persistence;
mod pictures;
mod plane;
mod quality;
mod resumption;
mod summary;
mod trace;

use burn::module::Module;
use burn::tensor::Tensor;

use crate::config::{Checked, DataConfig, SessionConfig};
use crate::data::{Dataset, Split, relabelled};
use crate::device::ComputeDevice;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::explore::Projection;
use crate::image::{ImageBatch, ImageShape};
use crate::kernels;
use crate::train::{Evaluation, FittedClassifier, TrainReport, Trainer, held_out_pixels};

use beginning::{draw, fits};

pub use classifier::{ClassifierInput, ClassifierReport, ClassifierResult};
pub use images::{ImageSet, ModelAtHand};
pub use pictures::MAX_PICTURES;
pub use plane::{LatentPlane, PlanePosterior};
pub use quality::{Recognition, SampleQuality};
pub use summary::{DataSummary, DeviceReport, ModelSummary};

/// A device and, once configured, a model in training on it.
///
/// A run can be saved and gone on with, also in a page:
///
/// ```ignore-wasm32
/// use vae_lab::config::{DataConfig, Network, SessionConfig};
/// use vae_lab::device::ComputeDevice;
/// use vae_lab::session::Session;
///
/// # pollster::block_on(async {
/// let mut config = SessionConfig::default();
/// *config.model.network_mut() = Network::mlp(vec![16]);
/// config.data = DataConfig::Digits { count: 200, seed: 1 };
///
/// let mut session = Session::new(ComputeDevice::cpu());
/// session.configure(config.clone().check()?)?;
/// session.train(5).await?;
/// config.training.learning_rate = 0.0005;
/// session.tune(config.check()?)?;
/// let checkpoint = session.save().await?; // the bytes of a safetensors file
///
/// let mut another = Session::new(ComputeDevice::cpu());
/// assert_eq!(another.load(&checkpoint)?.step, 5);
/// let (next, same) = (session.train(1).await?, another.train(1).await?);
/// assert_eq!(next.terms, same.terms); // on the CPU, to the bit
/// # Ok::<(), vae_lab::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Session {
    device: ComputeDevice,
    run: Option<Run>,
}

#[derive(Debug)]
struct Run {
    config: Checked,
    data: Split,
    trainer: Trainer,
    /// Of samples; trained on `data` when it is first asked.
    feature_classifier: Option<FittedClassifier>,
    /// Where codes of more than two dimensions were last drawn.
    plane: Option<Projection>,
}

impl Session {
    /// A session without a model: [`Session::configure`] or loading data makes one.
    pub fn new(device: ComputeDevice) -> Self {
        Self { device, run: None }
    }

    /// Which device computes.
    pub fn device(&self) -> DeviceReport {
        DeviceReport {
            kind: self.device.kind(),
            self_test: self.device.self_test().clone().into(),
        }
    }

    /// Starts a new model; digits and sprites are drawn if they are asked for and not there yet.
    ///
    /// # Errors
    /// [`Error::Config`] when the network doesn't fit the images or a file isn't loaded. The model
    /// so far is then left alone.
    pub fn configure(&mut self, config: Checked) -> Result<ModelSummary, Error> {
        let wanted = &config.get().data;
        let known = self.run.as_ref().map(|run| &run.config.get().data);
        if known == Some(wanted) {
            return self.start(config, None);
        }
        let data = match wanted {
            DataConfig::Digits { .. } | DataConfig::Sprites(_) => draw(wanted)?,
            DataConfig::Files { name } => {
                let name = name.clone();
                return Err(ConfigError::ImagesNotLoaded { name }.into());
            }
        };
        self.start(config, data)
    }

    /// Goes on as `config` says, as long as that needs no new model: rates, schedules, bounds and losses
    /// act at once, as do what images go through and which factor labels sprites.
    ///
    /// # Errors
    /// [`Error::Config`] names the first setting that needs a new model; nothing is changed then.
    pub fn tune(&mut self, config: Checked) -> Result<(), Error> {
        let run = self.run_mut()?;
        run.trainer.tune(&config)?;
        run.relabel(&config)?;
        run.config = config;
        Ok(())
    }

    /// The config of the run.
    ///
    /// # Errors
    /// [`Error::Argument`] before the session is configured, as for every call below.
    pub fn config(&self) -> Result<&SessionConfig, Error> {
        Ok(self.run()?.config.get())
    }

    /// What the images are.
    pub fn data_summary(&self) -> Result<DataSummary, Error> {
        let Split { train, held_out } = &self.run()?.data;
        Ok(DataSummary {
            name: train.name().to_owned(),
            shape: train.shape(),
            train: train.len(),
            held_out: held_out.len(),
            labelled: held_out.labels().is_some(),
            classes: train.classes(),
            class_names: train.class_names(),
        })
    }

    /// What the model is.
    pub fn model_summary(&self) -> Result<ModelSummary, Error> {
        let run = self.run()?;
        Ok(ModelSummary {
            parameters: run.trainer.model().num_params(),
            latent_dim: run.config.get().model.latent_dim(),
            step: run.trainer.step(),
            notice: None,
        })
    }

    /// Takes `steps` optimiser steps and reads their losses once.
    ///
    /// # Errors
    /// [`Error::Diverged`] when a loss was not finite; the last good weights are kept.
    pub async fn train(&mut self, steps: usize) -> Result<TrainReport, Error> {
        let Run { trainer, data, .. } = self.run_mut()?;
        trainer.train(&data.train, steps).await
    }

    /// The terms of a step on the first `images` held-out images, with noise that is the same
    /// each time.
    pub async fn evaluate(&self, images: usize) -> Result<Evaluation, Error> {
        self.evaluate_telling(images, |_| ()).await
    }

    /// [`Session::evaluate`], where `done` is told on the way how many images have been looked at.
    pub async fn evaluate_telling(
        &self,
        images: usize,
        done: impl FnMut(usize),
    ) -> Result<Evaluation, Error> {
        let Run { trainer, data, .. } = self.run()?;
        trainer.evaluate(&data.held_out, images, done).await
    }

    fn run(&self) -> Result<&Run, Error> {
        Ok(self.run.as_ref().ok_or(ArgumentError::Unconfigured)?)
    }

    fn run_mut(&mut self) -> Result<&mut Run, Error> {
        Ok(self.run.as_mut().ok_or(ArgumentError::Unconfigured)?)
    }

    /// A new model of `config` on `data`, or on the images at hand.
    fn start(&mut self, config: Checked, data: Option<Split>) -> Result<ModelSummary, Error> {
        let trainer = self.trainer(&config, self.train_images(&data)?)?;
        self.replace(config, data, trainer)?;
        self.model_summary()
    }

    /// The training images of `data`, or those at hand.
    fn train_images<'a>(&'a self, data: &'a Option<Split>) -> Result<&'a Dataset, Error> {
        let at_hand = self.run.as_ref().map(|run| &run.data);
        let data = data.as_ref().or(at_hand);
        Ok(&data.ok_or(ArgumentError::Unconfigured)?.train)
    }

    /// A new model of `config` for `images`; the run so far is left alone.
    fn trainer(&self, config: &Checked, images: &Dataset) -> Result<Trainer, Error> {
        fits(config, images.shape(), &self.device.autodiff())?;
        Trainer::new(config, images, self.device.autodiff())
    }

    /// Puts a run in place of the one so far, whose images it keeps unless `data` are given.
    fn replace(
        &mut self,
        config: Checked,
        data: Option<Split>,
        trainer: Trainer,
    ) -> Result<(), Error> {
        let (data, feature_classifier) = match (data, self.run.take()) {
            (Some(data), _) => (data, None),
            (None, Some(run)) => (run.data, run.feature_classifier),
            (None, None) => return Err(ArgumentError::Unconfigured.into()),
        };
        self.run = Some(Run {
            config,
            data,
            trainer,
            feature_classifier,
            plane: None,
        });
        Ok(())
    }

    /// `values` as `[rows, ...]` on the device, for inference.
    fn tensor(&self, values: Vec<f32>, rows: usize) -> Tensor<2> {
        let shape = [rows, values.len() / rows];
        kernels::tensor(values, shape, &self.device.plain())
    }
}

impl Run {
    /// Gives sprites the labels that `config` asks for.
    fn relabel(&mut self, config: &Checked) -> Result<(), Error> {
        let wanted = &config.get().data;
        if let DataConfig::Sprites(sprites) = wanted
            && *wanted != self.config.get().data
        {
            self.data = relabelled(self.data.clone(), sprites)?;
            self.feature_classifier = None;
        }
        Ok(())
    }

    fn image(&self) -> ImageShape {
        self.data.train.shape()
    }

    /// Numbers of an image.
    fn pixels(&self) -> usize {
        self.data.train.event_size()
    }

    /// `pixels` as images like those at hand.
    fn batch(&self, pixels: Vec<f32>) -> ImageBatch {
        ImageBatch {
            shape: self.image(),
            pixels,
        }
    }

    /// The numbers of held-out images, `[indices, elements]`.
    fn held_out(&self, indices: &[usize]) -> Result<Vec<f32>, Error> {
        let images = &self.data.held_out;
        if let Some(&index) = indices.iter().find(|&&index| index >= images.len()) {
            let last = images.len() - 1;
            return Err(ArgumentError::NoSuchImage { index, last }.into());
        }
        let preparation = self.config.get().model.preparation();
        Ok(held_out_pixels(images, indices, preparation))
    }
}
