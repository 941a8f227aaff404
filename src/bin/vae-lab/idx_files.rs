//! The IDX files that flags name, and those of a folder as archives and libraries leave it.

use std::fs;
use std::path::{Path, PathBuf};

use vae_lab::Error;
use vae_lab::data::{NamedBytes, looks_like};
use vae_lab::error::DataError;

use super::files::{Failure, Result, read, reason, unreadable};

/// How far below the folder that was named files may lie: torchvision puts them two deeper.
const DEPTH: usize = 3;
/// More files than any set has; each is read whole.
const MOST_FILES: usize = 16;
/// What to do with files of other kinds.
const WAY: &str = "The page reads pictures, arrays and archives as well; docs/program.md has a line of Python that \
                   writes an array as IDX.";

/// The files that `paths` name; of a folder, those with the names of IDX files.
pub fn idx_files(paths: &[PathBuf]) -> Result<Vec<NamedBytes>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(of_folder(path)?);
        } else {
            files.push(path.clone());
        }
    }
    if files.len() > MOST_FILES {
        return Err(Failure(format!(
            "--data names {} files, among them “{}” and “{}”, and a data set has at most four; name \
             the files of one set.",
            files.len(),
            files[0].display(),
            files[1].display()
        )));
    }
    let named = |path: &PathBuf| {
        let bytes = read(path)?;
        refuse_others(path, &bytes)?;
        Ok(NamedBytes {
            name: name(path),
            bytes,
        })
    };
    files.iter().map(named).collect()
}

/// Says of a file that is something else where that can be read, and how it becomes one of IDX.
fn refuse_others(path: &Path, bytes: &[u8]) -> Result<()> {
    let may_be_idx = bytes.starts_with(&[0, 0]) || bytes.starts_with(&[0x1f, 0x8b]);
    match looks_like(bytes).filter(|_| !may_be_idx) {
        None => Ok(()),
        Some(kind) => Err(Failure(format!(
            "“{}” looks like {kind}, and --data takes IDX files alone. {WAY}",
            path.display()
        ))),
    }
}

/// Why the files that --data names can't be learned from. What shows only unpacked to be something else, and what
/// is of no known kind, has the same way out as the rest.
pub fn unread(error: Error) -> Failure {
    let is_other = matches!(
        error,
        Error::Data(DataError::NotIdx { .. } | DataError::NotIdxBut { .. })
    );
    let Failure(why) = Failure::from(error).about("--data");
    Failure(match is_other {
        true => format!("{why} {WAY}"),
        false => why,
    })
}

/// The IDX files in `folder` or, where it has none, in the one folder below it that has some.
fn of_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut level = vec![folder.to_owned()];
    for _ in 0..=DEPTH {
        let mut found = Vec::new();
        let mut below = Vec::new();
        for folder in &level {
            let (files, folders) = entries(folder)?;
            if !files.is_empty() {
                found.push((folder.clone(), files));
            }
            below.extend(folders);
        }
        match &found[..] {
            [] => level = below,
            [(_, files)] => return Ok(files.clone()),
            // Each file in a folder of its own, as some archives unpack.
            _ if found.iter().all(|(_, files)| files.len() == 1) => {
                return Ok(found.into_iter().flat_map(|(_, files)| files).collect());
            }
            [(first, _), (second, _), ..] => {
                return Err(Failure(format!(
                    "“{}” and “{}” both hold IDX files; name one of them for --data.",
                    first.display(),
                    second.display()
                )));
            }
        }
    }
    Err(Failure(format!(
        "“{}” holds no IDX files, whose names contain “ubyte” or “idx”, for --data to read; name the \
         files themselves if they are called something else. docs/program.md tells how to make some \
         of other images.",
        folder.display()
    )))
}

/// The IDX files in a folder, and the folders in it, both in the order of their names.
fn entries(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let failed = |error: std::io::Error| unreadable(folder, reason(&error));
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = name(&path).to_lowercase();
        // macOS leaves a file that begins with “._” beside each of an archive.
        if name.starts_with('.') || name == "__macosx" {
            continue;
        }
        if path.is_dir() {
            folders.push(path);
        } else if is_idx(&name) {
            files.push(path);
        }
    }
    files.sort();
    folders.sort();
    Ok((files, folders))
}

/// MNIST's files are called `train-images-idx3-ubyte`, QMNIST's labels `…-idx2-int`, those of others
/// end in `.idx`.
fn is_idx(name: &str) -> bool {
    let words: Vec<_> = name.split(['-', '.', '_', ' ']).collect();
    let idx = |word: &&str| matches!(*word, "ubyte" | "idx" | "idx1" | "idx2" | "idx3" | "idx4");
    words.iter().any(idx)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
