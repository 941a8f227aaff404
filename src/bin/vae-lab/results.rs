//! What a comparison has found so far, kept in a file, and its tables.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vae_lab::config::SessionConfig;

use super::csv;
use super::files::Result;
use super::measure::{Measure, Measured};
use super::output::Output;
use super::structured;

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

/// The files of finished runs in an output folder.
pub struct Results {
    all: PathBuf,
    json: Output,
    csv: Output,
}

impl Results {
    /// Those in `folder`, if they can be written.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        let all = folder.join("results.json");
        Ok(Self {
            json: Output::at(&all)?,
            csv: Output::at(&folder.join("results.csv"))?,
            all,
        })
    }

    /// Every run in the file, if there is one.
    pub fn read(&self) -> Result<Vec<Finished>> {
        if self.all.exists() {
            structured::read(&self.all)
        } else {
            Ok(Vec::new())
        }
    }

    /// Adds a run; those of its name with another setup stay. The file is read anew, because a
    /// comparison may be shared among several programs.
    pub fn add(&self, run: Finished) -> Result<()> {
        let mut runs = self.read()?;
        runs.push(run);
        self.json.write_json(&runs)
    }

    /// Writes the table of `runs` for other programs, as CSV.
    pub fn write_csv(&self, runs: &[Finished]) -> Result<()> {
        let rows = runs.iter().map(|run| csv::row(row(run)));
        let table = csv::row(COLUMNS) + &rows.collect::<String>();
        self.csv.write(table.as_bytes())
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
        number(found.and_then(|found| found.standard_error)),
        number(found.map(|found| found.effective_sample_size)),
        format!("{:.0}", run.seconds),
    ]
}

/// The table of `runs` for people.
pub fn markdown(runs: &[Finished]) -> String {
    table(COLUMNS, &runs.iter().map(row).collect::<Vec<_>>())
}

/// A table in Markdown, numbers to the right.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = line(&head.map(str::to_owned));
    text += &format!("|---|{}\n", "---:|".repeat(N - 1));
    text.extend(rows.iter().map(|row| line(row)));
    text
}
