use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::images::{as_held_out, as_trained_on, held_out_batch, training_batch};
use super::order::Order;
use super::record::Record;
use super::{Evaluation, Optimiser, TrainReport, step};
use crate::config::{Checked, Objective, TrainingConfig};
use crate::data::Dataset;
use crate::error::Error;
use crate::kernels::Noise;
use crate::models::Model;
use crate::objectives::{Batch, Term, Terms};
use crate::random::Purpose;

/// How many codes are evaluated at a time: enough to keep a device busy, few enough to fit beside
/// the training state.
const CHUNK: usize = 250;

/// A model, its optimiser and how far they have come.
#[derive(Debug, Clone)]
pub struct Trainer {
    device: Device,
    state: State,
    /// The latest weights known to give a finite loss.
    proven: State,
    batches: Order,
    objective: Objective,
    training: TrainingConfig,
    seed: u32,
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
        let image = [data.height(), data.width()];
        let state = State {
            model: Model::new(&config.model, image, config.seed, &device),
            optimiser: Optimiser::new(config.training.optimiser),
            step: 0,
        };
        let batches = Order::new(config, data)?;
        Ok(Self {
            device,
            proven: state.clone(),
            state,
            batches,
            objective: config.objective,
            training: config.training.clone(),
            seed: config.seed,
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

    /// Goes on from other weights, optimiser state and step.
    pub fn resume(&mut self, model: Model, optimiser: Optimiser, step: u64) {
        self.state = State {
            model,
            optimiser,
            step,
        };
        self.proven = self.state.clone();
    }

    /// Takes the objective and what acts at once of the training of `config` from the next step on.
    pub fn tune(&mut self, config: &Checked) {
        self.training = config.get().training.clone();
        self.objective = config.get().objective;
    }

    /// Draws batches from other data of the same image size.
    ///
    /// # Errors
    /// When the batches don't fit the data.
    pub fn change_data(&mut self, config: &Checked, data: &Dataset) -> Result<(), Error> {
        self.batches = Order::new(config.get(), data)?;
        Ok(())
    }

    /// Takes `steps` steps on `data`, then reads their terms in one go.
    ///
    /// # Errors
    /// [`Error::Diverged`] when a loss was not finite; the trainer is then back at the latest
    /// weights known to give a finite one. [`Error::Device`] when the terms could not be read.
    pub async fn train(&mut self, data: &Dataset, steps: usize) -> Result<TrainReport, Error> {
        // `self.state` stays at the start of the burst until its losses are known.
        let mut state = self.state.clone();
        let mut record = Record::new(steps);
        for _ in 0..steps {
            let batches = self.next_batches(state.step, data);
            let terms;
            (state, terms) = self.advance(state, batches);
            record.push(terms);
        }
        self.settle(state, record).await
    }

    /// Takes one step on `images` `[count, pixels]` in place of those whose turn it is; a step that
    /// takes several batches takes these each time.
    ///
    /// # Errors
    /// As [`Trainer::train`].
    pub async fn train_on(&mut self, images: &[f32], pixels: usize) -> Result<TrainReport, Error> {
        let state = self.state.clone();
        let batches = self.batch_numbers(state.step).map(|index| {
            let (training, device) = (&self.training, &self.device);
            as_trained_on(images.to_vec(), pixels, training, self.seed, index, device)
        });
        let (state, terms) = self.advance(state, batches.collect());
        let mut record = Record::new(1);
        record.push(terms);
        self.settle(state, record).await
    }

    /// Reports what was recorded on the way to `state`, and keeps `state` if all of it is finite.
    async fn settle(&mut self, state: State, record: Record) -> Result<TrainReport, Error> {
        let terms = record.read().await?;
        let report = TrainReport {
            first_step: self.state.step + 1,
            step: state.step,
            epoch: self.epoch(state.step),
            beta: self.objective.kl_weight(state.step.saturating_sub(1)).beta,
            learning_rate: self.learning_rate(state.step.saturating_sub(1)),
            terms,
        };
        let diverged = |values: &Vec<f64>| values.iter().position(|value| !value.is_finite());
        if let Some(failed) = report.terms.values().filter_map(diverged).min() {
            // The weights at the start of the burst are good only if its first loss was.
            if failed == 0 {
                self.state = self.proven.clone();
            }
            return Err(Error::Diverged(format!(
                "Training stopped: the loss of step {} was {}. The model is back at step {}. A \
                 smaller learning rate usually helps; it is {} now.",
                report.first_step + failed as u64,
                report.of(Term::Loss)[failed],
                self.state.step,
                report.learning_rate
            )));
        }
        self.proven = std::mem::replace(&mut self.state, state);
        Ok(report)
    }

    /// The objective's terms on the first `images` of held-out `data`, with noise that is the same
    /// each time.
    ///
    /// # Errors
    /// [`Error::Device`] when the terms could not be read.
    pub async fn evaluate(&self, data: &Dataset, images: usize) -> Result<Evaluation, Error> {
        let images = images.clamp(1, data.len());
        self.measure(images, |indices, device| {
            held_out_batch(data, indices, &self.training, device)
        })
        .await
    }

    /// [`Trainer::evaluate`], of `images` `[count, pixels]` in place of held-out ones.
    ///
    /// # Errors
    /// [`Error::Device`] when the terms could not be read.
    pub async fn evaluate_on(&self, images: &[f32], pixels: usize) -> Result<Evaluation, Error> {
        self.measure(images.len() / pixels, |indices, device| {
            let of = |&index: &usize| &images[index * pixels..][..pixels];
            let chunk = indices.iter().flat_map(of).copied().collect();
            as_held_out(chunk, pixels, indices, &self.training, device)
        })
        .await
    }

    /// The terms on `images` images, of which `batch` makes those of the given numbers.
    async fn measure(
        &self,
        images: usize,
        batch: impl Fn(&[usize], &Device) -> Batch,
    ) -> Result<Evaluation, Error> {
        let model = self.model().valid();
        let plain = self.device.clone().inner();
        let chunk = CHUNK.div_ceil(self.objective.codes_per_image());
        let mut record = Record::new(images.div_ceil(chunk));
        let mut sizes = Vec::new();
        for (number, start) in (0..images).step_by(chunk).enumerate() {
            let indices: Vec<_> = (start..images.min(start + chunk)).collect();
            let batch = batch(&indices, &plain);
            let noise = &mut Noise::new(Purpose::Evaluation, self.seed, number as u64, &plain);
            record.push(step::measure(
                &model,
                &self.objective,
                batch,
                noise,
                self.state.step,
            ));
            sizes.push(indices.len() as f64);
        }
        let mean = |values: Vec<f64>| {
            let sums = values.into_iter().zip(&sizes);
            sums.map(|(value, size)| value * size).sum::<f64>() / images as f64
        };
        let terms = record.read().await?.into_iter();
        Ok(Evaluation {
            step: self.state.step,
            images,
            terms: terms.map(|(name, values)| (name, mean(values))).collect(),
        })
    }

    /// The first `images` of `data` as the next step would see them, `[images, pixels]`, on the
    /// device of training.
    pub fn first_images(&self, data: &Dataset, images: usize) -> Tensor<2> {
        let Self {
            training,
            seed,
            device,
            ..
        } = self;
        let indices: Vec<_> = (0..images.min(data.len())).collect();
        training_batch(data, &indices, training, *seed, self.state.step, device).target
    }

    /// The batches whose turn it is at `step`.
    fn next_batches(&mut self, step: u64, data: &Dataset) -> Vec<Batch> {
        let numbers = self.batch_numbers(step);
        let batches = numbers.map(|index| {
            let indices = self.batches.indices(index);
            let Self {
                training,
                seed,
                device,
                ..
            } = self;
            training_batch(data, &indices, training, *seed, index, device)
        });
        batches.collect()
    }

    fn batch_numbers(&self, step: u64) -> std::ops::Range<u64> {
        let per_step = self.objective.batches_per_step() as u64;
        step * per_step..(step + 1) * per_step
    }

    /// One step from `state`, which is consumed so that unshared weights are updated in place.
    fn advance(&self, state: State, batches: Vec<Batch>) -> (State, Terms) {
        let State {
            model,
            mut optimiser,
            step,
        } = state;
        let noise = &mut Noise::new(Purpose::Noise, self.seed, step, &self.device);
        let rate = self.learning_rate(step);
        let (model, terms) = step::take(
            model,
            &mut optimiser,
            &self.objective,
            batches,
            noise,
            step,
            rate,
        );
        let state = State {
            model,
            optimiser,
            step: step + 1,
        };
        (state, terms)
    }

    fn epoch(&self, step: u64) -> u64 {
        let per_step = self.objective.batches_per_step() as u64;
        self.batches.epoch(step * per_step)
    }

    fn learning_rate(&self, step: u64) -> f64 {
        self.training.learning_rate * self.training.schedule.factor(self.epoch(step))
    }
}
