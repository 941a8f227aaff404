//! The files that a measurement's figures go to, beside the terminal.

use std::path::PathBuf;

use serde::Serialize;

use super::files::Result;
use super::output::Output;

/// The arguments that name them.
#[derive(clap::Args)]
pub struct FigureArgs {
    /// Where every figure goes as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Where the table goes as CSV
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

/// The files, tried before there is anything to write.
pub struct FigureFiles {
    json: Option<Output>,
    csv: Option<Output>,
}

impl FigureArgs {
    /// The files, if they can be written and are two.
    pub fn files(&self) -> Result<FigureFiles> {
        let (json, csv) = (Output::maybe(&self.json)?, Output::maybe(&self.csv)?);
        if let (Some(json), Some(csv)) = (&json, &csv) {
            Output::apart(json, csv)?;
        }
        Ok(FigureFiles { json, csv })
    }
}

impl FigureFiles {
    /// Writes `figures` to the one and `table` to the other, as far as they were asked for.
    pub fn write(&self, figures: &impl Serialize, table: impl FnOnce() -> String) -> Result<()> {
        if let Some(file) = &self.json {
            file.write_json(figures)?;
        }
        match &self.csv {
            Some(file) => file.write(table().as_bytes()),
            None => Ok(()),
        }
    }
}
