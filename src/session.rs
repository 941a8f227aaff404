//! Everything a page can ask, without one JavaScript type.

mod classifier;
mod given;
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
use serde::Deserialize;

use crate::config::{
    Binarisation, Checked, Corruption, DataConfig, Objective, Schedule, SessionConfig,
};
use crate::data::{Dataset, Split};
use crate::device::ComputeDevice;
use crate::error::Error;
use crate::explore::Projection;
use crate::kernels;
use crate::train::{Evaluation, FittedClassifier, TrainReport, Trainer, held_out_pixels};

use images::{draw_digits, fits};

pub use classifier::{ClassifierReport, ClassifierResult};
pub use images::ImageSet;
pub use pictures::MAX_PICTURES;
pub use plane::{LatentPlane, PlanePosterior};
pub use quality::{Recognition, SampleQuality};
pub use summary::{DataSummary, DeviceReport, ModelSummary};

/// A device and, once configured, a model in training on it.
///
/// A run can be saved and gone on with, also in a page:
///
/// ```
/// use vae_lab::config::{DataConfig, Network, SessionConfig};
/// use vae_lab::device::ComputeDevice;
/// use vae_lab::session::{Change, Session};
///
/// # pollster::block_on(async {
/// let mut config = SessionConfig::default();
/// config.model.network = Network::mlp(vec![16]);
/// config.data = DataConfig::Digits { count: 200, seed: 1 };
///
/// let mut session = Session::new(ComputeDevice::cpu());
/// session.configure(config.check()?)?;
/// session.train(5).await?;
/// session.tune(Change {
///     learning_rate: Some(0.0005),
///     ..Change::default()
/// })?;
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

/// What can be changed without a new model; what is `None` stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Change {
    /// The optimiser's.
    pub learning_rate: Option<f64>,
    /// How the learning rate changes.
    pub schedule: Option<Schedule>,
    /// What training maximises.
    pub objective: Option<Objective>,
    /// How grey images become black and white.
    pub binarisation: Option<Binarisation>,
    /// What an autoencoder's input goes through.
    pub corruption: Option<Corruption>,
}

#[derive(Debug)]
struct Run {
    config: Checked,
    data: Split,
    trainer: Trainer,
    /// Of samples; trained on `data` when it is first asked.
    judge: Option<FittedClassifier>,
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
            self_test: self.device.self_test().to_owned(),
        }
    }

    /// Starts a new model; digits are drawn if they are asked for and not there yet.
    ///
    /// # Errors
    /// [`Error::Config`] when the network doesn't fit the images or a file isn't loaded. The model
    /// so far is then left alone.
    pub fn configure(&mut self, config: Checked) -> Result<ModelSummary, Error> {
        let known = self.run.as_ref().map(|run| &run.config.get().data);
        let data = match &config.get().data {
            wanted if known == Some(wanted) => None,
            &DataConfig::Digits { count, seed } => Some(draw_digits(count, seed)?),
            DataConfig::Files { name } => {
                return Err(Error::Config(format!(
                    "The images of “{name}” aren't loaded; open their files first."
                )));
            }
        };
        self.start(config, data)
    }

    /// Changes what acts at once.
    ///
    /// # Errors
    /// [`Error::Config`] when a number lies beyond its limits or the objective is of another kind
    /// of model; nothing is changed then.
    pub fn tune(&mut self, change: Change) -> Result<(), Error> {
        let run = self.run_mut()?;
        let mut config = run.config.get().clone();
        let training = &mut config.training;
        training.learning_rate = change.learning_rate.unwrap_or(training.learning_rate);
        training.schedule = change.schedule.unwrap_or(training.schedule);
        training.binarisation = change.binarisation.unwrap_or(training.binarisation);
        training.corruption = change.corruption.unwrap_or(training.corruption);
        config.objective = change.objective.unwrap_or(config.objective);
        run.config = config.check()?;
        run.trainer.tune(&run.config);
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
            height: train.height(),
            width: train.width(),
            train: train.len(),
            held_out: held_out.len(),
            labelled: held_out.labels().is_some(),
            classes: train.classes(),
        })
    }

    /// What the model is.
    pub fn model_summary(&self) -> Result<ModelSummary, Error> {
        let run = self.run()?;
        Ok(ModelSummary {
            parameters: run.trainer.model().num_params(),
            latent_dim: run.config.get().model.latent_dim,
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

    /// The objective's terms on the first `images` held-out images, with noise that is the same
    /// each time.
    pub async fn evaluate(&self, images: usize) -> Result<Evaluation, Error> {
        let Run { trainer, data, .. } = self.run()?;
        trainer.evaluate(&data.held_out, images).await
    }

    fn run(&self) -> Result<&Run, Error> {
        self.run.as_ref().ok_or_else(unconfigured)
    }

    fn run_mut(&mut self) -> Result<&mut Run, Error> {
        self.run.as_mut().ok_or_else(unconfigured)
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
        Ok(&data.as_ref().or(at_hand).ok_or_else(unconfigured)?.train)
    }

    /// A new model of `config` for `images`; the run so far is left alone.
    fn trainer(&self, config: &Checked, images: &Dataset) -> Result<Trainer, Error> {
        fits(config, [images.height(), images.width()])?;
        Trainer::new(config, images, self.device.autodiff())
    }

    /// Puts a run in place of the one so far, whose images it keeps unless `data` are given.
    fn replace(
        &mut self,
        config: Checked,
        data: Option<Split>,
        trainer: Trainer,
    ) -> Result<(), Error> {
        let (data, judge) = match (data, self.run.take()) {
            (Some(data), _) => (data, None),
            (None, Some(run)) => (run.data, run.judge),
            (None, None) => return Err(unconfigured()),
        };
        self.run = Some(Run {
            config,
            data,
            trainer,
            judge,
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
    fn image(&self) -> [usize; 2] {
        [self.data.train.height(), self.data.train.width()]
    }

    fn pixels(&self) -> usize {
        self.data.train.event_size()
    }

    fn held_out(&self, indices: &[usize]) -> Result<Vec<f32>, Error> {
        let images = &self.data.held_out;
        if let Some(index) = indices.iter().find(|&&index| index >= images.len()) {
            return Err(Error::Argument(format!(
                "There is no held-out image {index}; there are {} of them, counted from 0.",
                images.len()
            )));
        }
        Ok(held_out_pixels(
            images,
            indices,
            &self.config.get().training,
        ))
    }
}

fn unconfigured() -> Error {
    Error::Argument("The session has no model yet; configure it first.".into())
}
