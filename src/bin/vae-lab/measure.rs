//! How good a trained model is.

use std::collections::BTreeMap;

use pollster::block_on;
use serde::{Deserialize, Serialize};
use vae_lab::config::ModelKind;
use vae_lab::diagnostics;
use vae_lab::limits;
use vae_lab::session::{DataSummary, Session};

use super::curve::name;
use super::files::{Failure, Result};
use super::progress::Progress;

/// How a trained model is measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Measure {
    /// Codes drawn for each image to estimate `log p(x)`.
    pub samples: usize,
    /// How many held-out images are looked at.
    pub images: usize,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            samples: 5000,
            images: 1000,
        }
    }
}

/// What was found, in nats for one image.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// The terms of a step, averaged over the images.
    pub terms: BTreeMap<String, f64>,
    /// The importance-sampled `log p(x)`; only a VAE has one.
    pub log_likelihood: Option<LogLikelihood>,
}

/// The library's estimate, as it can be read back from a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogLikelihood {
    pub mean: f64,
    /// One image says nothing about how far others would move the mean.
    pub standard_error: Option<f64>,
    pub effective_sample_size: f64,
    /// Image by image, for paired differences between runs.
    pub values: Vec<f64>,
}

impl Measure {
    /// Accepts the numbers before hours are spent on a model to be measured with them.
    pub fn check(&self) -> Result<()> {
        limits::EVALUATION_SAMPLES.check(self.samples as f64)?;
        match self.images {
            0 => Err(Failure("0 images tell nothing; look at 1 or more.".into())),
            _ => Ok(()),
        }
    }

    /// The same on as many images as there are.
    pub fn within(&self, data: &DataSummary) -> Self {
        Self {
            samples: self.samples,
            images: self.images.clamp(1, data.held_out),
        }
    }

    /// Measures the model of `session` on its first held-out images.
    pub fn take(&self, session: &Session, label: &str) -> Result<Measured> {
        let terms = evaluate(session, self.images, label)?;
        let log_likelihood = match session.config()?.model.kind() {
            ModelKind::Vae => {
                let label = format!("{label}, log p(x)");
                let mut progress = Progress::new(&label, "images", 0, self.images as u64);
                let done = |images: usize| progress.reached(images as u64, "");
                let found = session.log_likelihood_telling(0, self.images, self.samples, done);
                Some(block_on(found)?.into())
            }
            ModelKind::Autoencoder | ModelKind::Gan | ModelKind::VaeGan => None,
        };
        Ok(Measured {
            terms,
            log_likelihood,
        })
    }
}

/// The terms of a step on the first `images` held-out images, under their names in files.
pub fn evaluate(session: &Session, images: usize, label: &str) -> Result<BTreeMap<String, f64>> {
    let mut progress = Progress::new(label, "images", 0, images as u64);
    let done = |images: usize| progress.reached(images as u64, "");
    let found = block_on(session.evaluate_telling(images, done))?;
    let named = found.terms.iter().map(|(term, &value)| (name(term), value));
    Ok(named.collect())
}

/// The held-out images that were looked at, as the head of what was found.
pub fn on_images(images: usize, data: &DataSummary) -> String {
    let (held_out, name) = (data.held_out, &data.name);
    format!("on {images} of the {held_out} held-out images of “{name}”")
}

impl From<diagnostics::LogLikelihood> for LogLikelihood {
    fn from(found: diagnostics::LogLikelihood) -> Self {
        Self {
            mean: found.mean,
            standard_error: found.standard_error,
            effective_sample_size: found.effective_sample_size,
            values: found.values,
        }
    }
}

/// The terms for people, one a line.
pub fn lines(terms: &BTreeMap<String, f64>) -> String {
    let line = |(name, value): (&String, &f64)| format!("{name:<21} {value:>12.4}\n");
    terms.iter().map(line).collect()
}
