//! How good a trained model is.

use std::collections::BTreeMap;

use pollster::block_on;
use serde::{Deserialize, Serialize};
use vae_lab::config::ModelKind;
use vae_lab::diagnostics;
use vae_lab::limits;
use vae_lab::objectives::Term;
use vae_lab::session::{DataSummary, Session};

use super::curve::name;
use super::files::Result;

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
    /// The objective's terms, averaged over the images.
    pub terms: BTreeMap<String, f64>,
    /// The importance-sampled `log p(x)`; only a VAE has one.
    pub log_likelihood: Option<LogLikelihood>,
}

/// The library's estimate, as it can be read back from a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogLikelihood {
    pub mean: f64,
    pub standard_error: f64,
    pub effective_sample_size: f64,
    /// Image by image, for paired differences between runs.
    pub values: Vec<f64>,
}

impl Measure {
    /// Accepts the numbers before hours are spent on a model to be measured with them.
    pub fn check(&self) -> Result<()> {
        Ok(limits::EVALUATION_SAMPLES.check(self.samples as f64)?)
    }

    /// The same on as many images as there are.
    pub fn within(&self, data: &DataSummary) -> Self {
        Self {
            samples: self.samples,
            images: self.images.clamp(1, data.held_out),
        }
    }

    /// Measures the model of `session` on its first held-out images.
    pub fn take(&self, session: &Session) -> Result<Measured> {
        let evaluation = block_on(session.evaluate(self.images))?;
        let log_likelihood = match session.config()?.model.kind {
            ModelKind::Vae => {
                let found = session.log_likelihood(0, self.images, self.samples);
                Some(block_on(found)?.into())
            }
            _ => None,
        };
        Ok(Measured {
            terms: by_name(&evaluation.terms),
            log_likelihood,
        })
    }
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

/// Terms under their names in files.
pub fn by_name(terms: &BTreeMap<Term, f64>) -> BTreeMap<String, f64> {
    let named = terms.iter().map(|(term, &value)| (name(term), value));
    named.collect()
}

/// The terms for people, one a line.
pub fn lines(terms: &BTreeMap<String, f64>) -> String {
    let line = |(name, value): (&String, &f64)| format!("{name:<21} {value:>12.4}\n");
    terms.iter().map(line).collect()
}
