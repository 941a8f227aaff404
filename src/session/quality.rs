//! How good a model's samples are, in figures.

use serde::Serialize;

use super::pictures::rows;
use super::{MAX_PICTURES, Run, Session};
use crate::config::{ClassifierConfig, Preparation};
use crate::device::ComputeDevice;
use crate::diagnostics::{ClassCoverage, class_coverage, frechet_distance, gradient_energy};
use crate::error::{DataError, Error, Rows};
use crate::image::ImageBatch;
use crate::train::{Examples, FittedClassifier};

/// What samples of the prior are worth beside held-out images, compared by a small classifier of the
/// training images.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SampleQuality {
    /// How many samples were compared, and how many held-out images beside them.
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
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Recognition {
    /// How many classes there are.
    pub classes: usize,
    /// `[images, classes]`.
    #[serde(with = "crate::typed_array")]
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub probabilities: Vec<f32>,
}

/// How many labelled images the feature classifier learns from: enough for one digit in twenty or fewer to be
/// mistaken, few enough for seconds on a page.
const LABELS: usize = 10_000;

impl Session {
    /// Compares `samples` draws of the prior with as many held-out images, at least 2 and at most as
    /// many as there are; the same seed gives the same draws. The classifier is trained at the first call
    /// and kept as long as the images are.
    ///
    /// # Errors
    /// [`Error::Data`] when the images have no labels or a single one is held out.
    pub async fn sample_quality(
        &mut self,
        samples: usize,
        seed: u32,
    ) -> Result<SampleQuality, Error> {
        let data = &self.run()?.data.held_out;
        let held_out = data.len();
        if held_out < 2 {
            return Err(DataError::TooFewHeldOut {
                name: data.name().to_owned(),
                count: held_out,
            }
            .into());
        }
        let samples = samples.max(2).min(held_out).min(MAX_PICTURES);
        self.ensure_feature_classifier().await?;
        let drawn = self.sample(samples, seed).await?;
        self.run()?.quality(&drawn).await
    }

    /// What the feature classifier takes `images` `[count, elements]` for: it is trained at the first call and kept
    /// as long as the images are.
    ///
    /// # Errors
    /// [`Error::Data`] when the training images have no labels.
    pub async fn recognise(&mut self, images: Vec<f32>) -> Result<Recognition, Error> {
        let pixels = self.run()?.pixels();
        rows(&images, pixels, Rows::Images)?;
        self.ensure_feature_classifier().await?;
        let run = self.run()?;
        Ok(Recognition {
            classes: run.data.train.classes(),
            probabilities: run
                .feature_classifier()
                .probabilities(&images, pixels)
                .await?,
        })
    }

    /// Trains the feature classifier unless it is there.
    async fn ensure_feature_classifier(&mut self) -> Result<(), Error> {
        let device = self.device.clone();
        let run = self.run_mut()?;
        if run.feature_classifier.is_none() {
            run.feature_classifier = Some(train_feature_classifier(run, &device).await?);
        }
        Ok(())
    }
}

impl Run {
    fn feature_classifier(&self) -> &FittedClassifier {
        self.feature_classifier
            .as_ref()
            .expect("it is trained before")
    }

    async fn quality(&self, drawn: &ImageBatch) -> Result<SampleQuality, Error> {
        let samples = drawn.count();
        let classifier = self.feature_classifier();
        let mut real = Vec::new();
        let held_out = &self.data.held_out;
        held_out.fill(&(0..samples).collect::<Vec<_>>(), &mut real);
        let of_drawn = classifier.predict(&drawn.pixels, self.pixels()).await?;
        let of_real = classifier.predict(&real, self.pixels()).await?;
        let features = of_real.features.len() / samples;
        Ok(SampleQuality {
            samples,
            frechet_distance: frechet_distance(&of_drawn.features, &of_real.features, features)?,
            gradient_energy: gradient_energy(&drawn.pixels, drawn.shape),
            real_gradient_energy: gradient_energy(&real, self.image()),
            coverage: class_coverage(&of_drawn.classes, self.data.train.classes()),
        })
    }
}

/// A classifier of the training images as they lie: grey, whatever the model is given, so that one
/// classifier does for all models.
async fn train_feature_classifier(
    run: &Run,
    device: &ComputeDevice,
) -> Result<FittedClassifier, Error> {
    let images = &run.data.train;
    let config = ClassifierConfig {
        labels: LABELS.min(images.len()),
        patience: 3,
        max_epochs: 20,
        ..ClassifierConfig::default()
    };
    let labelled = images.draw_labelled(config.labels, config.seed)?;
    let grey = Preparation::default();
    FittedClassifier::fit(
        None,
        &Examples::images(images, labelled.train, grey)?,
        &Examples::images(images, labelled.validation, grey)?,
        images.classes(),
        &config,
        &device.autodiff(),
    )
    .await
}
