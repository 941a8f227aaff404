//! A classifier of codes or pixels, trained with early stopping.

mod network;

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::examples::CHUNK;
use super::{Examples, cross_entropy};
use crate::config::{ClassifierConfig, OptimiserConfig};
use crate::data::Batches;
use crate::device;
use crate::error::{DivergedError, Error};
use crate::kernels;
use crate::math::softmax;
use crate::models::weights;
use crate::optimiser::Optimiser;
use crate::systems::Model;

pub use network::Classifier;

/// An epoch is cut into about this many steps, so that a hundred labels and sixty thousand both
/// fit into tens of epochs.
const STEPS_PER_EPOCH: usize = 20;
/// Smallest and largest batch.
const BATCH: (usize, usize) = (16, 128);

/// A classifier with the weights of its best epoch.
#[derive(Debug, Clone)]
pub struct FittedClassifier {
    /// Without autodiff.
    pub classifier: Classifier,
    /// The share of the validation examples it gets right.
    pub validation_accuracy: f64,
    /// Epochs until it stopped.
    pub epochs: usize,
    classes: usize,
    device: Device,
}

/// What a classifier makes of some inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The likeliest class of each.
    pub classes: Vec<u8>,
    /// The hidden layer, `[inputs, hidden]`.
    pub features: Vec<f32>,
}

impl FittedClassifier {
    /// Trains on `train` with Adam until `validation` has not got better for `config.patience`
    /// epochs. With an `encoder`, a copy of that model's encoder learns too, and the examples are
    /// images; otherwise the inputs stay as they are. `device` has autodiff.
    ///
    /// The same config, examples and kind of device give the same weights.
    ///
    /// # Errors
    /// [`Error::Diverged`] when a loss was not finite, [`Error::Argument`] if the model has no
    /// encoder, [`Error::Device`] when the device doesn't answer.
    pub async fn fit(
        encoder: Option<&Model>,
        train: &Examples<'_>,
        validation: &Examples<'_>,
        classes: usize,
        config: &ClassifierConfig,
        device: &Device,
    ) -> Result<Self, Error> {
        let plain = device.clone().inner();
        let mut classifier = untrained(encoder, train, classes, config, device).await?;
        let mut optimiser = Optimiser::new(OptimiserConfig::default());
        let batch_size = (train.len() / STEPS_PER_EPOCH).clamp(BATCH.0, BATCH.1);
        let mut batches = Batches::new(train.len(), batch_size, config.seed.into())?;
        let steps = batches.steps_per_epoch();

        let mut best = classifier.valid();
        let mut best_score = score(&best, validation, classes, &plain).await?;
        let (mut epoch, mut best_epoch) = (0, 0);
        while epoch < config.max_epochs && epoch - best_epoch < config.patience {
            for step in 0..steps {
                let places = batches.indices(epoch as u64 * steps + step);
                let features = classifier.features(train.batch(&places, device));
                let one_hot = train.one_hot(&places, classes, device);
                let loss = cross_entropy(classifier.logits(features), one_hot).mean();
                let gradients = weights::gradients(&classifier, &mut loss.backward());
                classifier = optimiser.update(classifier, gradients, config.learning_rate);
            }
            epoch += 1;
            let candidate = classifier.valid();
            let reached = score(&candidate, validation, classes, &plain).await?;
            if !reached.loss.is_finite() {
                return Err(DivergedError::ClassifierLoss {
                    loss: reached.loss,
                    epoch,
                    rate: config.learning_rate,
                }
                .into());
            }
            if reached.beats(best_score) {
                (best, best_score, best_epoch) = (candidate, reached, epoch);
            }
        }
        Ok(Self {
            classifier: best,
            validation_accuracy: best_score.accuracy,
            epochs: epoch,
            classes,
            device: plain,
        })
    }

    /// The share of `examples` it gets right.
    pub async fn accuracy(&self, examples: &Examples<'_>) -> Result<f64, Error> {
        let score = score(&self.classifier, examples, self.classes, &self.device).await?;
        Ok(score.accuracy)
    }

    /// The probability of each class for `inputs` `[count, size]`: `[count, classes]`.
    ///
    /// # Panics
    /// If the inputs are not of `size` numbers each.
    pub async fn probabilities(&self, inputs: &[f32], size: usize) -> Result<Vec<f32>, Error> {
        let shape = [inputs.len() / size, size];
        let inputs = kernels::tensor(inputs.to_vec(), shape, &self.device);
        let features = self.classifier.features(inputs);
        let chances = softmax(self.classifier.logits(features).transpose()).transpose();
        Ok(device::read(vec![chances]).await?.remove(0))
    }

    /// The classes and features of `inputs` `[count, size]`.
    ///
    /// # Panics
    /// If the inputs are not of `size` numbers each.
    pub async fn predict(&self, inputs: &[f32], size: usize) -> Result<Prediction, Error> {
        let (features, logits) = inputs
            .chunks(CHUNK * size)
            .map(|chunk| {
                let shape = [chunk.len() / size, size];
                let chunk = kernels::tensor(chunk.to_vec(), shape, &self.device);
                let features = self.classifier.features(chunk);
                let logits = self.classifier.logits(features.clone());
                (features, logits)
            })
            .unzip::<_, _, Vec<_>, Vec<_>>();
        let chunks = features.len();
        let mut read = device::read([features, logits].concat()).await?;
        let logits = read.split_off(chunks).concat();
        Ok(Prediction {
            classes: logits
                .chunks_exact(self.classes)
                .map(|logits| likeliest(logits) as u8)
                .collect(),
            features: read.concat(),
        })
    }
}

/// How well a classifier does on examples.
#[derive(Debug, Clone, Copy)]
struct Score {
    accuracy: f64,
    loss: f64,
}

impl Score {
    /// Accuracies of few examples are often equal; then the loss decides.
    fn beats(self, other: Self) -> bool {
        self.accuracy > other.accuracy
            || (self.accuracy == other.accuracy && self.loss < other.loss)
    }
}

/// Judges a classifier without autodiff, in one read.
async fn score(
    classifier: &Classifier,
    examples: &Examples<'_>,
    classes: usize,
    device: &Device,
) -> Result<Score, Error> {
    let rows = examples.chunks().map(|places| {
        let features = classifier.features(examples.batch(&places, device));
        let logits = classifier.logits(features);
        let one_hot = examples.one_hot(&places, classes, device);
        let loss = cross_entropy(logits.clone(), one_hot);
        // Side by side, so that one read brings both.
        Tensor::cat(vec![logits, loss.unsqueeze_dim(1)], 1)
    });
    let rows = device::read(rows.collect()).await?.concat();
    let (mut right, mut loss) = (0, 0.0);
    for (row, &label) in rows.chunks_exact(classes + 1).zip(examples.labels()) {
        right += usize::from(likeliest(&row[..classes]) == usize::from(label));
        loss += f64::from(row[classes]);
    }
    let count = examples.len() as f64;
    Ok(Score {
        accuracy: right as f64 / count,
        loss: loss / count,
    })
}

/// A classifier whose weights are as drawn.
async fn untrained(
    encoder: Option<&Model>,
    train: &Examples<'_>,
    classes: usize,
    config: &ClassifierConfig,
    device: &Device,
) -> Result<Classifier, Error> {
    let &ClassifierConfig { hidden, seed, .. } = config;
    let on = |inputs: &Examples| {
        let (centre, scale) = inputs.moments();
        Classifier::new(inputs.size(), hidden, classes, seed, device).standardising(centre, scale)
    };
    Ok(match encoder {
        None => on(train),
        Some(model) => {
            let codes = train
                .encoded(&model.valid(), &device.clone().inner())
                .await?;
            on(&codes).on_encoder(model.clone())
        }
    })
}

/// The place of the largest of `logits`.
fn likeliest(logits: &[f32]) -> usize {
    let places = 0..logits.len();
    places
        .max_by(|&a, &b| logits[a].total_cmp(&logits[b]))
        .unwrap_or_default()
}
