//! What a comparison has found so far, kept in a file, and its tables.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vae_lab::config::SessionConfig;

use super::csv;
use super::files::{Result, read_settings, write, write_json};
use super::measure::{Measure, Measured};

/// A finished run. Nats for one image.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    pub name: String,
    #[serde(flatten)]
    pub setup: Setup,
    /// Codes drawn for each image of a training step.
    pub codes_per_image: usize,
    #[serde(flatten)]
    pub measured: Measured,
    /// Seconds of training.
    pub seconds: f64,
}

/// Everything that decides what a run finds.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    pub steps: u64,
    pub evaluation: Measure,
    pub device: String,
    /// The session's summary of the images.
    pub data: Value,
    pub config: SessionConfig,
}

/// The file of finished runs in an output folder.
pub struct Results(PathBuf);

impl Results {
    /// Those in `folder`.
    pub fn of(folder: &Path) -> Self {
        Self(folder.join("results.json"))
    }

    /// Every run in the file, if there is one.
    pub fn read(&self) -> Result<Vec<Finished>> {
        if self.0.exists() {
            read_settings(&self.0)
        } else {
            Ok(Vec::new())
        }
    }

    /// Adds a run; those of its name with another setup stay. The file is read anew, because a
    /// comparison may be shared among several programs.
    pub fn add(&self, run: Finished) -> Result<()> {
        let mut runs = self.read()?;
        runs.push(run);
        write_json(&self.0, &runs)
    }
}

/// What a run doesn't have is left empty.
const COLUMNS: [&str; 7] = [
    "objective",
    "samples",
    "bound",
    "log p(x)",
    "standard error",
    "effective sample size",
    "seconds",
];

fn row(run: &Finished) -> [String; 7] {
    let Measured {
        terms,
        log_likelihood,
    } = &run.measured;
    let found = log_likelihood.as_ref();
    let number = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.2}"));
    [
        run.name.clone(),
        run.codes_per_image.to_string(),
        number(terms.get("bound").copied()),
        number(found.map(|found| found.mean)),
        number(found.map(|found| found.standard_error)),
        number(found.map(|found| found.effective_sample_size)),
        format!("{:.0}", run.seconds),
    ]
}

/// The table of `runs` for people.
pub fn markdown(runs: &[Finished]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut table = line(&COLUMNS.map(str::to_owned));
    table += "|---|---:|---:|---:|---:|---:|---:|\n";
    table.extend(runs.iter().map(|run| line(&row(run))));
    table
}

/// The table of `runs` for other programs, as CSV.
pub fn write_csv(runs: &[Finished], path: &Path) -> Result<()> {
    let rows = runs.iter().map(|run| csv::row(row(run)));
    let table = csv::row(COLUMNS) + &rows.collect::<String>();
    write(path, table.as_bytes())
}
