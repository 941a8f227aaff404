//! What the codes are worth to someone with few labels (M1 of Kingma et al. 2014, with a shallow
//! classifier in place of their support vector machine).

use burn::module::Module;
use serde::Serialize;

use super::{Run, Session};
use crate::config::ClassifierConfig;
use crate::data::Labelled;
use crate::error::Error;
use crate::systems::Model;
use crate::train::{Examples, FittedClassifier};

/// The same classifier, with the same labels and budget, on codes and on pixels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClassifierReport {
    /// How many labels both were given.
    pub labels: usize,
    /// On the means of the pretrained codes.
    pub codes: ClassifierResult,
    /// On the images as the encoder is given them.
    pub pixels: ClassifierResult,
}

/// How well a classifier does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClassifierResult {
    /// The share of the held-out images it gets right, of all of them.
    pub accuracy: f64,
    /// The share of the validation images it got right at its best.
    pub validation_accuracy: f64,
    /// Epochs until it stopped.
    pub epochs: usize,
}

/// What a classifier learns from, is stopped by and is judged by.
struct Sets<'a> {
    train: Examples<'a>,
    validation: Examples<'a>,
    held_out: Examples<'a>,
    classes: usize,
}

/// What a classifier learns from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassifierInput {
    /// Images as the encoder is given them.
    Pixels,
    /// The means of their codes.
    Codes,
    /// The codes of a copy of the encoder, which learns as well.
    FineTuned,
}

impl Session {
    /// Trains a classifier on the codes of a few labelled training images, and the same one on
    /// their pixels. The session's model is left as it is.
    ///
    /// # Errors
    /// As [`Session::fit_classifier`].
    pub async fn classify(&self, config: ClassifierConfig) -> Result<ClassifierReport, Error> {
        let codes = match config.fine_tune {
            true => ClassifierInput::FineTuned,
            false => ClassifierInput::Codes,
        };
        Ok(ClassifierReport {
            labels: config.labels,
            codes: self.fit_classifier(&config, codes).await?,
            pixels: self
                .fit_classifier(&config, ClassifierInput::Pixels)
                .await?,
        })
    }

    /// Trains a classifier on `input` of a few labelled training images, whatever `config` says of
    /// fine-tuning. The session's model is left as it is.
    ///
    /// # Errors
    /// [`Error::Config`] for a number beyond its limits, [`Error::Data`] without labels,
    /// [`Error::Argument`] for more labels than images, fewer than classes, or a model without an
    /// encoder, [`Error::Diverged`] when a loss was not finite.
    pub async fn fit_classifier(
        &self,
        config: &ClassifierConfig,
        input: ClassifierInput,
    ) -> Result<ClassifierResult, Error> {
        config.check()?;
        let run = self.run()?;
        let images = run.labelled(config)?;
        let model = run.trainer.model();
        match input {
            ClassifierInput::Pixels => self.fit(None, &images, config).await,
            ClassifierInput::FineTuned => self.fit(Some(model), &images, config).await,
            ClassifierInput::Codes => {
                let codes = images.encoded(self, &model.valid()).await?;
                self.fit(None, &codes, config).await
            }
        }
    }

    async fn fit(
        &self,
        encoder: Option<&Model>,
        sets: &Sets<'_>,
        config: &ClassifierConfig,
    ) -> Result<ClassifierResult, Error> {
        let Sets {
            train,
            validation,
            held_out,
            classes,
        } = sets;
        let device = self.device.autodiff();
        let fitted =
            FittedClassifier::fit(encoder, train, validation, *classes, config, &device).await?;
        Ok(ClassifierResult {
            accuracy: fitted.accuracy(held_out).await?,
            validation_accuracy: fitted.validation_accuracy,
            epochs: fitted.epochs,
        })
    }
}

impl Run {
    fn labelled(&self, config: &ClassifierConfig) -> Result<Sets<'_>, Error> {
        let data = &self.data;
        let Labelled { train, validation } =
            data.train.draw_labelled(config.labels, config.seed)?;
        let preparation = self.config.get().model.preparation();
        let all = (0..data.held_out.len()).collect();
        Ok(Sets {
            train: Examples::images(&data.train, train, preparation)?,
            validation: Examples::images(&data.train, validation, preparation)?,
            held_out: Examples::images(&data.held_out, all, preparation)?,
            classes: data.train.classes().max(data.held_out.classes()),
        })
    }
}

impl Sets<'_> {
    async fn encoded(&self, session: &Session, model: &Model) -> Result<Sets<'static>, Error> {
        let device = &session.device.plain();
        Ok(Sets {
            train: self.train.encoded(model, device).await?,
            validation: self.validation.encoded(model, device).await?,
            held_out: self.held_out.encoded(model, device).await?,
            classes: self.classes,
        })
    }
}
