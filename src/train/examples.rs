//! Labelled inputs of a classifier, made into numbers when they are needed.

use burn::tensor::{Device, Tensor};

use super::held_out_pixels;
use crate::config::Preparation;
use crate::data::Dataset;
use crate::device;
use crate::error::{ArgumentError, Error};
use crate::kernels;
use crate::systems::Model;

/// How many examples are looked at in one go when nothing is learnt.
pub(super) const CHUNK: usize = 250;

/// Inputs of a classifier, each with its class.
#[derive(Debug, Clone)]
pub struct Examples<'a> {
    inputs: Inputs<'a>,
    labels: Vec<u8>,
}

#[derive(Debug, Clone)]
enum Inputs<'a> {
    /// Made into numbers only when they are asked for: all of MNIST would fill 180 MiB.
    Images {
        data: &'a Dataset,
        indices: Vec<usize>,
        preparation: Preparation,
    },
    /// `[len, size]`.
    Features { values: Vec<f32>, size: usize },
}

impl<'a> Examples<'a> {
    /// Images `indices` of `data` as evaluations see them.
    ///
    /// # Errors
    /// [`Error::Data`] if they have no labels.
    pub fn images(
        data: &'a Dataset,
        indices: Vec<usize>,
        preparation: Preparation,
    ) -> Result<Self, Error> {
        let labels = data.require_labels()?;
        Ok(Self {
            labels: indices.iter().map(|&index| labels[index]).collect(),
            inputs: Inputs::Images {
                data,
                indices,
                preparation,
            },
        })
    }

    /// Numbers `[labels, size]`, an equal number for each label.
    pub fn features(values: Vec<f32>, labels: Vec<u8>) -> Self {
        let size = values.len() / labels.len().max(1);
        Self {
            inputs: Inputs::Features { values, size },
            labels,
        }
    }

    /// The same examples as the means of the codes that `model`, one without autodiff, gives them.
    ///
    /// # Errors
    /// [`Error::Argument`] if the model has no encoder.
    pub async fn encoded(
        &self,
        model: &Model,
        device: &Device,
    ) -> Result<Examples<'static>, Error> {
        let codes = self.chunks().map(|places| {
            let codes = model.encode(self.batch(&places, device));
            codes.map(|[loc, _]| loc).ok_or(ArgumentError::NoEncoder)
        });
        let codes = device::read(codes.collect::<Result<_, _>>()?).await?;
        Ok(Examples::features(codes.concat(), self.labels.clone()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The class of each.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// How many numbers each has.
    pub fn size(&self) -> usize {
        match &self.inputs {
            Inputs::Images { data, .. } => data.event_size(),
            Inputs::Features { size, .. } => *size,
        }
    }

    /// The mean of each input, and the one number that brings their mean variance to 1: to scale
    /// each by itself would blow up pixels and code dimensions that hardly ever change.
    pub(super) fn moments(&self) -> (Vec<f32>, f64) {
        let count = self.len() as f64;
        let mut sums = vec![0.0; self.size()];
        let mut squares = 0.0;
        for places in self.chunks() {
            for row in self.rows(&places).chunks_exact(self.size()) {
                for (sum, value) in sums.iter_mut().zip(row) {
                    let value = f64::from(*value);
                    *sum += value;
                    squares += value * value;
                }
            }
        }
        let means = sums.iter().map(|sum| sum / count);
        let mean_squares: f64 = means.clone().map(|mean| mean * mean).sum();
        let variance = (squares / count - mean_squares) / self.size() as f64;
        let scale = if variance > 0.0 { variance.sqrt() } else { 1.0 };
        (means.map(|mean| mean as f32).collect(), scale)
    }

    /// The examples `places`, `[places, size]`.
    pub(super) fn batch(&self, places: &[usize], device: &Device) -> Tensor<2> {
        let shape = [places.len(), self.size()];
        kernels::tensor(self.rows(places), shape, device)
    }

    /// The classes of the examples `places`, each a one among zeros, `[places, classes]`.
    pub(super) fn one_hot(&self, places: &[usize], classes: usize, device: &Device) -> Tensor<2> {
        let mut values = vec![0.0f32; places.len() * classes];
        for (row, &place) in values.chunks_exact_mut(classes).zip(places) {
            row[usize::from(self.labels[place])] = 1.0;
        }
        kernels::tensor(values, [places.len(), classes], device)
    }

    /// All places in order, some at a time.
    pub(super) fn chunks(&self) -> impl Iterator<Item = Vec<usize>> {
        let len = self.len();
        (0..len)
            .step_by(CHUNK)
            .map(move |start| (start..len.min(start + CHUNK)).collect())
    }

    fn rows(&self, places: &[usize]) -> Vec<f32> {
        match &self.inputs {
            Inputs::Images {
                data,
                indices,
                preparation,
            } => {
                let indices: Vec<_> = places.iter().map(|&place| indices[place]).collect();
                held_out_pixels(data, &indices, *preparation)
            }
            Inputs::Features { values, size } => places
                .iter()
                .flat_map(|place| &values[place * size..(place + 1) * size])
                .copied()
                .collect(),
        }
    }
}
