//! The training loop: batches, steps, evaluations, and going back from a loss that is not finite.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::images::{as_held_out, as_trained_on, held_out_batch, training_batch};
use super::last_good::LastGood;
use super::metrics_buffer::MetricsBuffer;
use super::{Evaluation, TrainReport};
use crate::config::{Checked, SessionConfig};
use crate::data::{BatchSampler, Dataset};
use crate::error::{ConfigError, DivergedError, Error};
use crate::kernels::Noise;
use crate::optimiser::Optimiser;
use crate::random::Purpose;
use crate::systems::{Batch, Model, Term, Terms, Update, with_penalty};

/// How many codes are evaluated at a time: enough to keep a device busy, few enough to fit beside
/// the training state.
const CHUNK: usize = 250;

/// A model, its optimiser and how far they have come.
#[derive(Debug, Clone)]
pub struct Trainer {
    device: Device,
    state: State,
    /// Where to go back to from a loss that is not finite.
    last_good: LastGood<State>,
    sampler: BatchSampler,
    /// The step at which the model came to its images: what they see is counted from there.
    since: u64,
    config: SessionConfig,
}

/// What a step changes. Cloning it copies no numbers: tensors are shared until written.
#[derive(Debug, Clone)]
struct State {
    model: Model,
    optimiser: Optimiser,
    step: u64,
}

impl Trainer {
    /// A new model for `data`, on `device` with autodiff.
    ///
    /// # Errors
    /// When the batches don't fit the data.
    pub fn new(config: &Checked, data: &Dataset, device: Device) -> Result<Self, Error> {
        let config = config.get();
        let state = State {
            model: Model::new(&config.model, data.shape(), config.seed, &device),
            optimiser: Optimiser::new(config.training.optimiser),
            step: 0,
        };
        let sampler = BatchSampler::new(config, data)?;
        Ok(Self {
            device,
            last_good: LastGood::new(state.clone()),
            state,
            sampler,
            since: 0,
            config: config.clone(),
        })
    }

    /// The model in training; burn's `Module::valid` gives one for inference.
    pub fn model(&self) -> &Model {
        &self.state.model
    }

    /// The optimiser's state.
    pub fn optimiser(&self) -> &Optimiser {
        &self.state.optimiser
    }

    /// Steps taken since the model began.
    pub fn step(&self) -> u64 {
        self.state.step
    }

    /// The step at which the model came to its images, from which epochs are counted.
    pub fn since(&self) -> u64 {
        self.since
    }

    /// Goes on from other weights, optimiser state and step; the images are those since step
    /// `since`, at most `step`.
    pub fn resume(&mut self, model: Model, optimiser: Optimiser, step: u64, since: u64) {
        self.since = since;
        self.state = State {
            model,
            optimiser,
            step,
        };
        self.last_good = LastGood::new(self.state.clone());
    }

    /// Goes on as `config` says from the next step on.
    ///
    /// # Errors
    /// [`Error::Config`] when that needs a new model.
    pub fn tune(&mut self, config: &Checked) -> Result<(), Error> {
        let config = config.get();
        if let Some(path) = self.config.needs_new_model(config) {
            return Err(ConfigError::NeedsNewModel { path }.into());
        }
        self.state.model.tune(&config.model)?;
        self.config = config.clone();
        self.last_good.count_anew();
        Ok(())
    }

    /// Goes on with other data of the same image size, which the model has not seen so far and is
    /// [made ready](Model::meeting) for: epochs are counted from now on, and the optimiser, which
    /// remembers how steep the loss was on other images, begins anew.
    ///
    /// # Errors
    /// When the batches don't fit the data.
    pub fn change_data(&mut self, config: &Checked, data: &Dataset) -> Result<(), Error> {
        self.sampler = BatchSampler::new(config.get(), data)?;
        self.config = config.get().clone();
        self.since = self.state.step;
        self.state.optimiser = Optimiser::new(self.config.training.optimiser);
        let count = CHUNK.min(data.len());
        let all_over: Vec<_> = (0..count).map(|at| at * data.len() / count).collect();
        let SessionConfig { model, seed, .. } = &self.config;
        let (device, step, seen_as) = (&self.device, self.state.step, model.preparation());
        let batch = training_batch(data, &all_over, seen_as, *seed, step, device);
        let fresh = Model::new(model, data.shape(), *seed, device);
        let model = self.state.model.clone();
        self.state.model = model.meeting(batch.input, batch.target, &fresh);
        // Its steps are counted from here: none before it is gone back to.
        self.last_good.take(&self.state);
        self.last_good.count_anew();
        Ok(())
    }

    /// Takes `steps` steps on `data`, then reads their terms in one go.
    ///
    /// # Errors
    /// [`Error::Diverged`] when a loss was not finite; the trainer is then back at the latest
    /// weights known to be good. [`Error::Device`] when the terms could not be read.
    pub async fn train(&mut self, data: &Dataset, steps: usize) -> Result<TrainReport, Error> {
        // `self.state` stays at the start of the burst until its losses are known.
        let mut state = self.state.clone();
        let mut metrics = MetricsBuffer::new(steps);
        for _ in 0..steps {
            let batches = self.next_batches(state.step, data);
            let terms;
            (state, terms) = self.advance(state, batches);
            metrics.push(terms);
        }
        self.commit(state, metrics).await
    }

    /// Takes one step on `images` `[count, pixels]` in place of those whose turn it is; a step that
    /// takes several batches takes these each time.
    ///
    /// # Errors
    /// As [`Trainer::train`].
    pub async fn train_on(&mut self, images: &[f32], pixels: usize) -> Result<TrainReport, Error> {
        let state = self.state.clone();
        let batches = self.batch_numbers(state.step).map(|index| {
            let (preparation, device) = (self.config.model.preparation(), &self.device);
            let seed = self.config.seed;
            as_trained_on(images.to_vec(), pixels, preparation, seed, index, device)
        });
        let (state, terms) = self.advance(state, batches.collect());
        let mut metrics = MetricsBuffer::new(1);
        metrics.push(terms);
        self.commit(state, metrics).await
    }

    /// Reports what was recorded on the way to `state`, and keeps `state` if all of it is finite.
    async fn commit(&mut self, state: State, metrics: MetricsBuffer) -> Result<TrainReport, Error> {
        let terms = metrics.read().await?;
        let report = TrainReport {
            first_step: self.state.step + 1,
            step: state.step,
            epoch: self.epoch(state.step),
            beta: state.model.beta(state.step.saturating_sub(1)),
            learning_rate: self.learning_rate(state.step.saturating_sub(1)),
            terms,
        };
        let diverged = |values: &Vec<f64>| values.iter().position(|value| !value.is_finite());
        let failed = report.terms.values().filter_map(diverged).min();
        let losses = report.terms.get(&Term::Loss).map_or(&[][..], Vec::as_slice);
        match &losses[..failed.unwrap_or(losses.len())] {
            [] => {}
            // In a game no loss by itself says how good the players are.
            _ if state.model.discriminator().is_some() => self.last_good.take(&self.state),
            losses => self.last_good.observe(&self.state, losses),
        }
        if let Some(failed) = failed {
            self.state = self.last_good.state();
            // Its settings may have changed since.
            self.state.model.tune(&self.config.model)?;
            return Err(DivergedError::Loss {
                step: report.first_step + failed as u64,
                loss: report.of(Term::Loss)[failed],
                good: self.state.step,
                rate: report.learning_rate,
            }
            .into());
        }
        self.state = state;
        Ok(report)
    }

    /// The terms of a step on the first `images` of held-out `data`, with noise that is the same
    /// each time; `done` is told on the way how many images have been looked at.
    ///
    /// # Errors
    /// [`Error::Device`] when the terms could not be read.
    pub async fn evaluate(
        &self,
        data: &Dataset,
        images: usize,
        done: impl FnMut(usize),
    ) -> Result<Evaluation, Error> {
        let images = images.clamp(1, data.len());
        let batch = |indices: &[usize], device: &Device| {
            held_out_batch(data, indices, self.config.model.preparation(), device)
        };
        self.measure(images, batch, done).await
    }

    /// [`Trainer::evaluate`], of `images` `[count, pixels]` in place of held-out ones.
    ///
    /// # Errors
    /// [`Error::Device`] when the terms could not be read.
    pub async fn evaluate_on(&self, images: &[f32], pixels: usize) -> Result<Evaluation, Error> {
        let batch = |indices: &[usize], device: &Device| {
            let of = |&index: &usize| &images[index * pixels..][..pixels];
            let chunk = indices.iter().flat_map(of).copied().collect();
            let preparation = self.config.model.preparation();
            as_held_out(chunk, pixels, indices, preparation, device)
        };
        self.measure(images.len() / pixels, batch, |_| ()).await
    }

    /// The terms on `images` images, of which `batch` makes those of the given numbers; `done` is
    /// told how many of them have been looked at.
    async fn measure(
        &self,
        images: usize,
        batch: impl Fn(&[usize], &Device) -> Batch,
        mut done: impl FnMut(usize),
    ) -> Result<Evaluation, Error> {
        let model = self.model().valid();
        let plain = self.device.clone().inner();
        let penalty = self.state.optimiser.penalty(self.model());
        let chunk = CHUNK.div_ceil(self.config.model.codes_per_image());
        let mut metrics = MetricsBuffer::new(images.div_ceil(chunk));
        let mut sizes = Vec::new();
        for (number, start) in (0..images).step_by(chunk).enumerate() {
            let indices: Vec<_> = (start..images.min(start + chunk)).collect();
            let batch = batch(&indices, &plain);
            let seed = self.config.seed;
            let noise = &mut Noise::new(Purpose::Evaluation, seed, number as u64, &plain);
            let terms = model.terms(batch, noise, self.state.step);
            metrics.push(with_penalty(terms, penalty.clone()));
            sizes.push(indices.len() as f64);
            done(start + indices.len());
        }
        let mean = |values: Vec<f64>| {
            let sums = values.into_iter().zip(&sizes);
            sums.map(|(value, size)| value * size).sum::<f64>() / images as f64
        };
        let terms = metrics.read().await?.into_iter();
        Ok(Evaluation {
            step: self.state.step,
            images,
            terms: terms.map(|(name, values)| (name, mean(values))).collect(),
        })
    }

    /// The first `images` of `data` as the next step would see them, `[images, pixels]`, on the
    /// device of training.
    pub fn first_images(&self, data: &Dataset, images: usize) -> Tensor<2> {
        let (preparation, seed) = (self.config.model.preparation(), self.config.seed);
        let (step, device) = (self.state.step, &self.device);
        let indices: Vec<_> = (0..images.min(data.len())).collect();
        training_batch(data, &indices, preparation, seed, step, device).target
    }

    /// The batches whose turn it is at `step`.
    fn next_batches(&mut self, step: u64, data: &Dataset) -> Vec<Batch> {
        let numbers = self.batch_numbers(step);
        let (preparation, seed) = (self.config.model.preparation(), self.config.seed);
        let batches = numbers.map(|index| {
            let indices = self.sampler.indices(index);
            training_batch(data, &indices, preparation, seed, index, &self.device)
        });
        batches.collect()
    }

    fn batch_numbers(&self, step: u64) -> std::ops::Range<u64> {
        let (step, per_step) = (
            step.saturating_sub(self.since),
            self.config.model.batches_per_step() as u64,
        );
        step * per_step..(step + 1) * per_step
    }

    /// One step from `state`, which is consumed so that unshared weights are updated in place.
    fn advance(&self, state: State, batches: Vec<Batch>) -> (State, Terms) {
        let State {
            model,
            mut optimiser,
            step,
        } = state;
        let noise = &mut Noise::new(Purpose::Noise, self.config.seed, step, &self.device);
        let penalty = optimiser.penalty(&model);
        let update = Update {
            optimiser: &mut optimiser,
            learning_rate: self.learning_rate(step),
        };
        let (model, terms) = model.step(update, batches, noise, step);
        let terms = with_penalty(terms, penalty);
        let state = State {
            model,
            optimiser,
            step: step + 1,
        };
        (state, terms)
    }

    fn epoch(&self, step: u64) -> u64 {
        let per_step = self.config.model.batches_per_step() as u64;
        self.sampler
            .epoch(step.saturating_sub(self.since) * per_step)
    }

    fn learning_rate(&self, step: u64) -> f64 {
        let training = &self.config.training;
        training.learning_rate * training.schedule.factor(self.epoch(step))
    }
}
