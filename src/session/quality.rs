//! How good a model's samples are, in figures.

use serde::Serialize;

use super::pictures::rows;
use super::{MAX_PICTURES, Run, Session};
use crate::config::{ClassifierConfig, TrainingConfig};
use crate::device::ComputeDevice;
use crate::diagnostics::{ClassCoverage, class_coverage, frechet_distance, gradient_energy};
use crate::error::Error;
use crate::train::{Examples, FittedClassifier};

/// What samples of the prior are worth beside held-out images, judged by a small classifier of the
/// training images.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SampleQuality {
    /// How many samples were judged, and how many held-out images beside them.
    pub samples: usize,
    /// The Fréchet distance between samples and held-out images in the classifier's hidden layer:
    /// to be compared between models of the same images and for equally many samples only.
    pub frechet_distance: f64,
    /// How sharp the samples are.
    pub gradient_energy: f64,
    /// How sharp the held-out images are.
    pub real_gradient_energy: f64,
    /// Which classes the samples are of.
    pub coverage: ClassCoverage,
}

/// For each image the probability of each class.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognition {
    /// How many classes there are.
    pub classes: usize,
    /// `[images, classes]`.
    pub probabilities: Vec<f32>,
}

/// How many labelled images the judge learns from: enough for one digit in twenty or fewer to be
/// mistaken, few enough for seconds on a page.
const LABELS: usize = 10_000;

impl Session {
    /// Judges `samples` draws of the prior by as many held-out images, at least 2 and at most as
    /// many as there are; the same seed gives the same draws. The judge is trained at the first call
    /// and kept as long as the images are.
    ///
    /// # Errors
    /// [`Error::Data`] when the images have no labels.
    pub async fn sample_quality(
        &mut self,
        samples: usize,
        seed: u32,
    ) -> Result<SampleQuality, Error> {
        let held_out = self.run()?.data.held_out.len();
        let samples = samples.max(2).min(held_out).min(MAX_PICTURES);
        self.train_judge().await?;
        let drawn = self.sample(samples, seed).await?;
        self.run()?.quality(&drawn, samples).await
    }

    /// What the judge takes `images` `[count, pixels]` for: it is trained at the first call and kept
    /// as long as the images are.
    ///
    /// # Errors
    /// [`Error::Data`] when the training images have no labels.
    pub async fn recognise(&mut self, images: Vec<f32>) -> Result<Recognition, Error> {
        let pixels = self.run()?.pixels();
        rows(&images, pixels, "images", "pixels")?;
        self.train_judge().await?;
        let run = self.run()?;
        Ok(Recognition {
            classes: run.data.train.classes(),
            probabilities: run.trained_judge().probabilities(&images, pixels).await?,
        })
    }

    async fn train_judge(&mut self) -> Result<(), Error> {
        let device = self.device.clone();
        let run = self.run_mut()?;
        if run.judge.is_none() {
            run.judge = Some(train_judge(run, &device).await?);
        }
        Ok(())
    }
}

impl Run {
    fn trained_judge(&self) -> &FittedClassifier {
        self.judge.as_ref().expect("it is trained before")
    }

    async fn quality(&self, drawn: &[f32], samples: usize) -> Result<SampleQuality, Error> {
        let [height, width] = self.image();
        let judge = self.trained_judge();
        let mut real = Vec::new();
        let held_out = &self.data.held_out;
        held_out.fill(&(0..samples).collect::<Vec<_>>(), &mut real);
        let of_drawn = judge.judge(drawn, self.pixels()).await?;
        let of_real = judge.judge(&real, self.pixels()).await?;
        let features = of_real.features.len() / samples;
        Ok(SampleQuality {
            samples,
            frechet_distance: frechet_distance(&of_drawn.features, &of_real.features, features)?,
            gradient_energy: gradient_energy(drawn, height, width),
            real_gradient_energy: gradient_energy(&real, height, width),
            coverage: class_coverage(&of_drawn.classes, self.data.train.classes()),
        })
    }
}

/// A classifier of the training images as they lie: grey, whatever the model is given, so that one
/// judge does for all models.
async fn train_judge(run: &Run, device: &ComputeDevice) -> Result<FittedClassifier, Error> {
    let images = &run.data.train;
    let config = ClassifierConfig {
        labels: LABELS.min(images.len()),
        patience: 3,
        max_epochs: 20,
        ..ClassifierConfig::default()
    };
    let labelled = images.draw_labelled(config.labels, config.seed)?;
    let grey = TrainingConfig::default();
    FittedClassifier::fit(
        None,
        &Examples::images(images, labelled.train, &grey)?,
        &Examples::images(images, labelled.validation, &grey)?,
        images.classes(),
        &config,
        &device.autodiff(),
    )
    .await
}
