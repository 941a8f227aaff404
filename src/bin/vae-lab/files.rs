//! Files in and out, and what goes wrong with them.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What went wrong, in a sentence for the user.
#[derive(Debug)]
pub struct Failure(pub String);

pub type Result<T> = std::result::Result<T, Failure>;

impl From<vae_lab::Error> for Failure {
    fn from(error: vae_lab::Error) -> Self {
        Self(error.to_string())
    }
}

/// All bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unreadable(path, error))
}

/// What a JSON or TOML file holds.
pub fn read_settings<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, error))?;
    match path.extension().and_then(OsStr::to_str) {
        Some("json") => serde_json::from_str(&text).map_err(|error| unreadable(path, error)),
        Some("toml") => toml::from_str(&text).map_err(|error| unreadable(path, error)),
        _ => Err(Failure(format!(
            "“{}” ends neither in .json nor in .toml, so its format is not known.",
            path.display()
        ))),
    }
}

/// Writes a whole file or leaves the one that was there: whoever reads it, or stops the program,
/// never sees half of it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let written = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| Failure(format!("“{}” can't be written: {error}.", path.display())))
}

/// Writes `value` as a JSON file.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<()> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| Failure(format!("“{}” can't be written: {error}.", path.display())))?;
    bytes.push(b'\n');
    write(path, &bytes)
}

/// Makes a folder and those above it.
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path)
        .map_err(|error| Failure(format!("“{}” can't be made: {error}.", path.display())))
}

/// Writes `text` to the standard output. A reader that has seen enough of it is no failure.
pub fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("The output can't be written: {error}.")))
        }
        _ => Ok(()),
    }
}

fn unreadable(path: &Path, error: impl std::fmt::Display) -> Failure {
    let reason = error.to_string();
    Failure(format!(
        "“{}” can't be read: {}.",
        path.display(),
        reason.trim_end()
    ))
}
