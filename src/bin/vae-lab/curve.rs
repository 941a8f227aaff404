//! What training measured, step by step.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::iter;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use vae_lab::objectives::Term;
use vae_lab::train::TrainReport;

use super::csv;
use super::files::{Result, write, write_json};

/// The terms of successive steps.
#[derive(Default)]
pub struct Curve {
    first_step: u64,
    terms: BTreeMap<Term, Vec<f64>>,
}

/// Rows of a curve, column by column: the last step of each, and the means over its steps.
#[derive(Serialize)]
struct Columns {
    step: Vec<u64>,
    #[serde(flatten)]
    terms: BTreeMap<Term, Vec<f64>>,
}

impl Curve {
    /// Adds the steps of `report`.
    pub fn extend(&mut self, report: &TrainReport) {
        if self.terms.is_empty() {
            self.first_step = report.first_step;
        }
        for (&term, values) in &report.terms {
            self.terms.entry(term).or_default().extend(values);
        }
    }

    /// Writes one row for each `every` steps, as JSON or CSV by the extension of `path`.
    pub fn write(&self, path: &Path, every: usize) -> Result<()> {
        let columns = self.columns(every);
        match path.extension().and_then(OsStr::to_str) {
            Some("json") => write_json(path, &columns),
            _ => write(path, columns.csv().as_bytes()),
        }
    }

    fn columns(&self, every: usize) -> Columns {
        let steps = self.terms.values().map(Vec::len).max().unwrap_or(0);
        let ends = (0..steps).step_by(every).map(|at| steps.min(at + every));
        let mean = |steps: &[f64]| steps.iter().sum::<f64>() / steps.len() as f64;
        let means = |values: &Vec<f64>| values.chunks(every).map(mean).collect();
        let terms = self.terms.iter();
        Columns {
            step: ends.map(|end| self.first_step + end as u64 - 1).collect(),
            terms: terms.map(|(&term, values)| (term, means(values))).collect(),
        }
    }
}

impl Columns {
    fn csv(&self) -> String {
        let names = self.terms.keys().map(name);
        let mut text = csv::row(iter::once("step".into()).chain(names));
        for (at, step) in self.step.iter().enumerate() {
            let values = self.terms.values().map(|values| values[at].to_string());
            text += &csv::row(iter::once(step.to_string()).chain(values));
        }
        text
    }
}

/// Accepts the name of a curve's file.
pub fn file(path: &str) -> std::result::Result<PathBuf, String> {
    match path.ends_with(".csv") || path.ends_with(".json") {
        true => Ok(path.into()),
        false => Err("it ends neither in .csv nor in .json, so its format is not known".into()),
    }
}

/// The name in files of a term, or of another value that is a word there.
pub fn name(value: impl Serialize) -> String {
    match json!(value) {
        Value::String(name) => name,
        other => other.to_string(),
    }
}
