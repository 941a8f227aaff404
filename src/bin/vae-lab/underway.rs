//! A run of a comparison that was stopped before it was measured, and how it goes on.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vae_lab::checkpoint::Checkpoint;

use super::curve::Curve;
use super::experiment::Run;
use super::files::Result;
use super::output::Output;
use super::results::Setup;
use super::structured;
use super::training::Files;

/// How many steps a row of a run's curve is the mean of.
const EVERY: u64 = 100;

/// The files of one run.
pub struct Underway {
    pub files: Files,
    record: PathBuf,
}

/// Says whose the checkpoint is while it isn't whole.
#[derive(Serialize, Deserialize)]
struct Record {
    setup: Setup,
    /// Of training so far.
    seconds: f64,
}

/// What was done of a run before.
pub struct Before {
    /// Its checkpoint and the seconds of its training, if there are any.
    pub checkpoint: Option<(PathBuf, f64)>,
    pub curve: Curve,
}

impl Underway {
    /// Those of `run` in `folder`, if they can be written.
    pub fn of(run: &Run, folder: &Path) -> Result<Self> {
        let file = |extension: &str| folder.join(format!("{}.{extension}", run.file_name()));
        Ok(Self {
            files: Files {
                checkpoint: Output::at(&file("safetensors"))?,
                curve: Some(Output::at(&file("csv"))?),
            },
            record: file("underway.json"),
        })
    }

    /// What is there of a run of this setup.
    pub fn before(&self, setup: &Setup) -> Result<Before> {
        let record: Option<Record> = structured::read(&self.record).ok();
        let Some(record) = record.filter(|record| record.setup == *setup) else {
            return Ok(Before {
                checkpoint: None,
                curve: Curve::new(EVERY),
            });
        };
        let path = self.files.checkpoint.file().map(Path::to_owned);
        let whole = |path: &PathBuf| {
            let saved = fs::read(path)
                .ok()
                .and_then(|bytes| Checkpoint::from_bytes(&bytes).ok());
            saved.is_some_and(|saved| saved.config == setup.config && saved.step <= setup.steps)
        };
        let checkpoint = path.filter(whole).map(|path| (path, record.seconds));
        let curve = match (&checkpoint, &self.files.curve) {
            (Some(_), Some(output)) => Curve::going_on(EVERY, output)?,
            _ => Curve::new(EVERY),
        };
        Ok(Before { checkpoint, curve })
    }

    /// Notes that the checkpoint is one of this setup on its way.
    pub fn note(&self, setup: &Setup, seconds: f64) -> Result<()> {
        let record = Record {
            setup: setup.clone(),
            seconds,
        };
        Output::at(&self.record)?.write_json(&record)
    }

    /// Forgets the note, as the run is measured.
    pub fn done(&self) {
        // Left behind, it would be read once more and found to be done.
        let _ = fs::remove_file(&self.record);
    }
}
