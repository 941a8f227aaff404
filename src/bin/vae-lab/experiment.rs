//! An experiment: several runs that differ in a few settings, measured alike.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};
use vae_lab::config::SessionConfig;

use super::files::{Failure, Result};
use super::measure::Measure;
use super::settings::{Changes, overlay};
use super::structured;

/// An experiment as its file has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    steps: Option<u64>,
    #[serde(default)]
    evaluation: Measure,
    #[serde(default)]
    base: Map<String, Value>,
    runs: Vec<Part>,
}

/// A run's name and the settings in which it differs from the base.
#[derive(Deserialize)]
struct Part {
    name: String,
    #[serde(flatten)]
    settings: Map<String, Value>,
}

/// An experiment ready to run.
pub struct Experiment {
    /// Steps of each run.
    pub steps: u64,
    /// How each is measured.
    pub evaluation: Measure,
    /// In the order of the file.
    pub runs: Vec<Run>,
}

/// One model to train.
pub struct Run {
    /// As in the table.
    pub name: String,
    /// All its settings.
    pub config: SessionConfig,
}

impl Experiment {
    /// Reads the file at `path`, with `changes` to the settings of every run, and `steps` in place of
    /// its own.
    pub fn read(path: &Path, changes: &Changes, steps: Option<u64>) -> Result<Self> {
        let file: File = structured::read(path)?;
        let named = || format!("“{}”", path.display());
        let steps = steps.or(file.steps).ok_or_else(|| {
            let why = "it doesn't say how long the runs are; give it “steps”, or use --steps.";
            Failure(why.into()).about(named())
        })?;
        if file.runs.is_empty() {
            let why = "it has no runs; each is a part [[runs]] with a name.";
            return Err(Failure(why.into()).about(named()));
        }
        let base = overlay(&SessionConfig::default(), file.base);
        let base = base.map_err(|failure| failure.about(format!("{}, base", named())))?;
        let mut runs: Vec<Run> = Vec::new();
        for Part { name, settings } in file.runs {
            let about = |failure: Failure| failure.about(&name);
            let config = overlay(&base, settings).and_then(|config| changes.apply(config));
            let config = config.map_err(about)?;
            config
                .clone()
                .check()
                .map_err(|error| about(error.into()))?;
            let run = Run { name, config };
            if run.file_name().is_empty() {
                return Err(Failure(format!(
                    "A run is called “{}”, of which no file can have its name; use letters or digits.",
                    run.name
                )));
            }
            if runs
                .iter()
                .any(|other| other.file_name() == run.file_name())
            {
                return Err(Failure(format!(
                    "Two runs are called “{}”, as far as the names of their files go; each needs \
                     a name of its own.",
                    run.name
                )));
            }
            runs.push(run);
        }
        Ok(Self {
            steps,
            evaluation: file.evaluation,
            runs,
        })
    }

    /// Keeps the runs of these names, or all of them if there are none.
    pub fn keep(&mut self, names: &[String]) -> Result<()> {
        for name in names {
            if !self.runs.iter().any(|run| run.name == *name) {
                let known: Vec<_> = self.runs.iter().map(|run| run.name.as_str()).collect();
                return Err(Failure(format!(
                    "There is no run “{name}”; there are {}.",
                    known.join(", ")
                )));
            }
        }
        self.runs
            .retain(|run| names.is_empty() || names.contains(&run.name));
        Ok(())
    }
}

impl Run {
    /// Its name as every file system takes it: `MIWAE(8,8)` as `MIWAE-8-8`.
    pub fn file_name(&self) -> String {
        let allowed = |c: char| c.is_alphanumeric() || c == '.' || c == '_';
        let parts = self.name.split(|c| !allowed(c));
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        parts.join("-")
    }
}
