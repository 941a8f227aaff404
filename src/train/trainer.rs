use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

use super::{Adam, TrainReport};
use crate::config::{Checked, Objective, SessionConfig};
use crate::data::{Batches, Dataset};
use crate::device;
use crate::error::Error;
use crate::models::Vae;
use crate::objectives::Terms;
use crate::random::{Purpose, standard_normal};

/// A model, its optimiser and how far they have come.
#[derive(Debug, Clone)]
pub struct Trainer {
    device: Device,
    state: State,
    /// The latest weights known to give a finite loss.
    proven: State,
    batches: Order,
    objective: Objective,
    learning_rate: f64,
    latent_dim: usize,
    seed: u32,
}

/// What a step changes. Cloning it copies no numbers: tensors are shared until written.
#[derive(Debug, Clone)]
struct State {
    model: Vae,
    adam: Adam,
    step: u64,
}

/// Which images a step sees.
#[derive(Debug, Clone)]
enum Order {
    Shuffled(Batches),
    /// As they lie, starting over after the last whole batch.
    InOrder {
        len: usize,
        batch_size: usize,
    },
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
            model: Vae::new(&config.model, image, config.seed, &device),
            adam: Adam::default(),
            step: 0,
        };
        let batches = Order::new(config, data)?;
        Ok(Self {
            device,
            proven: state.clone(),
            state,
            batches,
            objective: config.objective,
            learning_rate: config.training.learning_rate,
            latent_dim: config.model.latent_dim,
            seed: config.seed,
        })
    }

    /// The model in training; burn's `Module::valid` gives one for inference.
    pub fn model(&self) -> &Vae {
        &self.state.model
    }

    /// The optimiser's state.
    pub fn adam(&self) -> &Adam {
        &self.state.adam
    }

    /// Steps taken since the model began.
    pub fn step(&self) -> u64 {
        self.state.step
    }

    /// Goes on from other weights, optimiser state and step.
    pub fn resume(&mut self, model: Vae, adam: Adam, step: u64) {
        self.state = State { model, adam, step };
        self.proven = self.state.clone();
    }

    /// Takes the learning rate and objective of `config` from the next step on.
    pub fn tune(&mut self, config: &Checked) {
        self.learning_rate = config.get().training.learning_rate;
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

    /// Takes `steps` steps on `data`, then reads their losses in one go.
    ///
    /// # Errors
    /// [`Error::Diverged`] when a loss was not finite; the trainer is then back at the latest
    /// weights known to give a finite one. [`Error::Device`] when the losses could not be read.
    pub async fn train(&mut self, data: &Dataset, steps: usize) -> Result<TrainReport, Error> {
        // `self.state` stays at the start of the burst until its losses are known.
        let mut state = self.state.clone();
        let mut terms = Vec::with_capacity(2 * steps);
        let mut betas = Vec::with_capacity(steps);
        for _ in 0..steps {
            let step;
            (state, step) = self.advance(state, data);
            terms.extend([step.reconstruction.inner(), step.kl.inner()]);
            betas.push(step.beta);
        }
        let report = self.report(state.step, &betas, device::read(terms).await?);
        if let Some(failed) = report.loss.iter().position(|loss| !loss.is_finite()) {
            // The weights at the start of the burst are good only if its first loss was.
            if failed == 0 {
                self.state = self.proven.clone();
            }
            return Err(Error::Diverged(format!(
                "Training stopped: the loss of step {} was {}. The model is back at step {}. A \
                 smaller learning rate usually helps; it is {} now.",
                report.first_step + failed as u64,
                report.loss[failed],
                self.state.step,
                self.learning_rate
            )));
        }
        self.proven = std::mem::replace(&mut self.state, state);
        Ok(report)
    }

    /// One step from `state`, which is consumed so that unshared weights are updated in place.
    fn advance(&mut self, state: State, data: &Dataset) -> (State, Terms) {
        let State {
            model,
            mut adam,
            step,
        } = state;
        let images = self.batch(data, step);
        let shape = [images.dims()[0], self.latent_dim];
        let noise = standard_normal(self.seed, Purpose::Noise, step, shape[0] * shape[1]);
        let noise = Tensor::from_data(TensorData::new(noise, shape), &self.device);

        let terms = self.objective.terms(&model, images, noise, step);
        let gradients = GradientsParams::from_grads(terms.loss().backward(), &model);
        let model = adam.update(model, gradients, self.learning_rate);
        let step = step + 1;
        (State { model, adam, step }, terms)
    }

    fn batch(&mut self, data: &Dataset, step: u64) -> Tensor<2> {
        let indices = self.batches.indices(step);
        let shape = [indices.len(), data.event_size()];
        let mut pixels = Vec::with_capacity(shape[0] * shape[1]);
        data.fill(&indices, &mut pixels);
        Tensor::from_data(TensorData::new(pixels, shape), &self.device)
    }

    fn report(&self, step: u64, betas: &[f64], terms: Vec<Vec<f32>>) -> TrainReport {
        let column = |i: usize| {
            let pairs = terms.chunks_exact(2);
            pairs.map(|pair| f64::from(pair[i][0])).collect::<Vec<_>>()
        };
        let (reconstruction, kl) = (column(0), column(1));
        let sum = |weight: &dyn Fn(usize) -> f64| {
            let terms = reconstruction.iter().zip(&kl).enumerate();
            terms
                .map(|(i, (r, k))| r + weight(i) * k)
                .collect::<Vec<_>>()
        };
        TrainReport {
            first_step: step - betas.len() as u64 + 1,
            step,
            epoch: self.batches.epoch(step),
            beta: betas.last().copied().unwrap_or_default(),
            loss: sum(&|i| betas[i]),
            bound: sum(&|_| 1.0).iter().map(|negative| -negative).collect(),
            reconstruction,
            kl,
        }
    }
}

impl Order {
    fn new(config: &SessionConfig, data: &Dataset) -> Result<Self, Error> {
        let (len, batch_size) = (data.len(), config.training.batch_size);
        Ok(if config.training.shuffle {
            Self::Shuffled(Batches::new(len, batch_size, config.seed.into())?)
        } else {
            let batch_size = batch_size.min(len);
            Self::InOrder { len, batch_size }
        })
    }

    fn indices(&mut self, step: u64) -> Vec<usize> {
        match self {
            Self::Shuffled(batches) => batches.indices(step),
            &mut Self::InOrder { len, batch_size } => {
                let start = (step % (len / batch_size) as u64) as usize * batch_size;
                (start..start + batch_size).collect()
            }
        }
    }

    fn epoch(&self, step: u64) -> u64 {
        match self {
            Self::Shuffled(batches) => batches.epoch(step),
            Self::InOrder { len, batch_size } => step / (len / batch_size) as u64,
        }
    }
}
