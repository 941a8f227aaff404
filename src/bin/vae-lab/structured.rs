//! JSON and TOML files, as editors and shells leave them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::de::DeserializeOwned;
use vae_lab::checkpoint::Contents;
use vae_lab::data::looks_like;

use super::files::{Failure, Result, reason, unreadable};

/// The largest file of this kind.
const MOST_BYTES: u64 = 64 << 20;

#[derive(Clone, Copy)]
enum Format {
    Json,
    Toml,
}

/// What a JSON or TOML file holds.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = bytes(path)?;
    let text = text(&bytes).ok_or_else(|| no_text(path, &bytes))?;
    let found = match format(path, &text)? {
        Format::Json => serde_json::from_str(&text).map_err(|error| error.to_string()),
        Format::Toml => toml::from_str(&text).map_err(|error| error.to_string()),
    };
    found.map_err(|why| unreadable(path, why.trim_end()))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(path, reason(&error)))?;
    match bytes.len() as u64 > MOST_BYTES {
        true => Err(unreadable(
            path,
            format!("it has more than {MOST_BYTES} bytes, which no settings need"),
        )),
        false => Ok(bytes),
    }
}

/// UTF-8, or UTF-16 with its mark, which is how PowerShell writes what is sent to a file; without
/// the mark.
fn text(bytes: &[u8]) -> Option<String> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes.as_chunks::<2>();
        let units: Vec<_> = units.iter().map(|&bytes| unit(bytes)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, text @ ..] => units(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => units(text, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, text @ ..] | text => String::from_utf8(text.to_vec()).ok(),
    }
    // What a safetensors file begins with may happen to be text.
    .filter(|text| !text.contains('\0'))
}

/// By the name's end; a pipe has none, and is JSON where it begins like it.
fn format(path: &Path, text: &str) -> Result<Format> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_lowercase).as_deref() {
        Some("json") => Ok(Format::Json),
        Some("toml") => Ok(Format::Toml),
        _ if !path.is_file() => Ok(match text.trim_start().starts_with(['{', '[']) {
            true => Format::Json,
            false => Format::Toml,
        }),
        _ => Err(Failure(format!(
            "“{}” ends neither in .json nor in .toml, so its format is not known; give it the \
             ending of what it holds.",
            path.display()
        ))),
    }
}

fn no_text(path: &Path, bytes: &[u8]) -> Failure {
    let name = path.display();
    match looks_like(bytes) {
        Some(_) if Contents::from_bytes(bytes).is_ok() => Failure(format!(
            "“{name}” is a checkpoint, and settings are wanted here: a JSON or TOML file. \
             “vae-lab train --resume {name}” goes on with it, with the settings inside; \
             “vae-lab settings {name}” writes these out, to be changed and given to --config."
        )),
        Some(kind) => Failure(format!(
            "“{name}” looks like {kind}, and settings are wanted here: a JSON or TOML file; \
             “vae-lab presets” lists some to start from."
        )),
        None => Failure(format!(
            "“{name}” is no text, in UTF-8 or UTF-16; settings are wanted here: a JSON or TOML \
             file."
        )),
    }
}
