//! Where a result goes: tried before the work begins, and written so that nothing is lost.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use super::files::{Failure, Result, keep_stdout_for_a_result, reason};

/// The place of a result.
#[derive(Debug)]
pub struct Output {
    path: PathBuf,
    target: Target,
}

#[derive(Debug)]
enum Target {
    /// The program's own standard output.
    Stdout,
    /// A device or a pipe: it takes bytes once, and is never replaced.
    Pipe,
    /// A file, at the end of all links. It is written whole beside its place and renamed: whoever
    /// reads it, or stops the program, never sees half of it.
    Replaced(PathBuf),
    /// A file that would be another one if it were replaced: it has further names or another owner,
    /// or its folder takes no new files.
    Overwritten(PathBuf),
}

impl Output {
    /// The place `path`, if it can be written. Folders that are missing are made; nothing else
    /// changes.
    pub fn at(path: &Path) -> Result<Self> {
        let target = Target::of(path).map_err(|why| unwritable(path, why))?;
        if matches!(target, Target::Stdout) {
            keep_stdout_for_a_result();
        }
        let path = path.to_owned();
        Ok(Self { path, target })
    }

    /// [`Output::at`] of a path that may not be given.
    pub fn maybe(path: &Option<PathBuf>) -> Result<Option<Self>> {
        path.as_deref().map(Self::at).transpose()
    }

    /// Refuses two results in one place.
    pub fn apart(first: &Self, second: &Self) -> Result<()> {
        if first.target.file().is_some() && first.target.file() == second.target.file() {
            return Err(Failure(format!(
                "“{first}” and “{second}” are one file, and two results were to go there; name \
                 another for one of them."
            )));
        }
        Ok(())
    }

    /// The file at the end of all links; a device or a pipe is none.
    pub fn file(&self) -> Option<&Path> {
        self.target.file()
    }

    /// Refuses when the disk has less room than `bytes`, as far as the system tells.
    pub fn check_room(&self, bytes: u64) -> Result<()> {
        match self.file().and_then(Path::parent).and_then(room) {
            Some(room) if room < bytes => Err(unwritable(
                &self.path,
                format!("its disk has {room} bytes left, and {bytes} will be needed"),
            )),
            _ => Ok(()),
        }
    }

    /// Writes a whole result.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        let written = match &self.target {
            Target::Stdout => io::stdout().write_all(bytes),
            Target::Pipe => append(&self.path).and_then(|mut to| to.write_all(bytes)),
            Target::Replaced(file) => replace(file, bytes),
            Target::Overwritten(file) => fs::write(file, bytes),
        };
        written.map_err(|error| unwritable(&self.path, reason(&error)))
    }

    /// Writes a result that there is no other way to get: elsewhere, where it can't be written here.
    pub fn write_or_rescue(&self, bytes: &[u8]) -> Result<()> {
        self.write(bytes).map_err(|Failure(why)| {
            let name = self.path.file_name().unwrap_or(self.path.as_os_str());
            let name = format!("{}-{}", std::process::id(), name.to_string_lossy());
            let elsewhere = std::env::temp_dir().join(name);
            Failure(match replace(&elsewhere, bytes) {
                Ok(()) => format!("{why} It lies in “{}” instead.", elsewhere.display()),
                Err(_) => why,
            })
        })
    }

    /// Writes `value` as JSON.
    pub fn write_json(&self, value: &impl Serialize) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(value);
        let mut bytes = bytes.map_err(|error| unwritable(&self.path, error.to_string()))?;
        bytes.push(b'\n');
        self.write(&bytes)
    }
}

impl std::fmt::Display for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.path.display().fmt(f)
    }
}

impl Target {
    /// Finds out what stands at `path`, or why nothing can be written there.
    fn of(path: &Path) -> std::result::Result<Self, String> {
        if is_stdout(path) {
            return Ok(Self::Stdout);
        }
        let text = path.to_string_lossy();
        let folder = || format!("it is a folder; name a file in it, such as {text}/result");
        if text.ends_with(std::path::is_separator) || path.file_name().is_none() {
            return Err(folder());
        }
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(folder()),
            Ok(there) if there.is_file() => existing(path, &there),
            Ok(_) => Ok(Self::Pipe),
            Err(error) if error.kind() == ErrorKind::NotFound => missing(path),
            Err(error) => Err(reason(&error)),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::Stdout | Self::Pipe => None,
            Self::Replaced(file) | Self::Overwritten(file) => Some(file),
        }
    }
}

/// A file that is there already.
fn existing(path: &Path, there: &Metadata) -> std::result::Result<Target, String> {
    let failed = |error: io::Error| reason(&error);
    append(path).map_err(failed)?;
    let file = path.canonicalize().map_err(failed)?;
    let replaceable =
        !is_open_file(path) && names(there) == 1 && beside(&file, Some(there)).is_ok();
    Ok(match replaceable {
        true => Target::Replaced(file),
        false => Target::Overwritten(file),
    })
}

/// A file that isn't there yet, perhaps at the end of a link.
fn missing(path: &Path) -> std::result::Result<Target, String> {
    let failed = |error: io::Error| reason(&error);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(|error| {
            format!(
                "the folder “{}” can't be made: {}",
                folder.display(),
                reason(&error)
            )
        })?;
    }
    // Made for a moment: the way to follow every link and to be refused what will be refused later.
    append(path).map_err(|error| {
        if error.kind() != ErrorKind::NotFound {
            reason(&error)
        } else if path.is_symlink() {
            "it is a link to a folder that doesn't exist".into()
        } else {
            "its folder takes no new files".into()
        }
    })?;
    let file = path.canonicalize().map_err(failed)?;
    fs::remove_file(&file).map_err(failed)?;
    Ok(Target::Replaced(file))
}

fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).open(path)
}

/// Puts a file of `bytes` in the place of `file`, with the permissions of the one that was there.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = fs::metadata(file).ok();
    let mut unfinished = beside(file, there.as_ref())?;
    unfinished.write_all(bytes)?;
    unfinished.as_file().sync_all()?;
    unfinished.persist(file)?;
    Ok(())
}

/// An empty file in the folder of `file`, gone when it is dropped; with the permissions of a new
/// file, or of the one that is there.
fn beside(file: &Path, there: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vae-lab-").suffix(".unfinished");
    #[cfg(unix)]
    let new = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(new);
    let unfinished = builder.tempfile_in(file.parent().unwrap_or(Path::new(".")))?;
    if let Some(there) = there {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, chown};
            let new = unfinished.as_file().metadata()?;
            if (new.uid(), new.gid()) != (there.uid(), there.gid()) {
                chown(unfinished.path(), Some(there.uid()), Some(there.gid()))?;
            }
        }
        unfinished.as_file().set_permissions(there.permissions())?;
    }
    Ok(unfinished)
}

/// Whether `path` is no file and can't become one: a device, a pipe, the standard output.
pub fn is_device(path: &Path) -> bool {
    let device = |there: Metadata| !there.is_file() && !there.is_dir();
    is_stdout(path) || fs::metadata(path).is_ok_and(device)
}

fn is_stdout(path: &Path) -> bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]
        .map(Path::new)
        .contains(&path)
}

/// Whether `path` names a file that this program has open, as shells hand files over.
fn is_open_file(path: &Path) -> bool {
    ["/dev/stderr", "/dev/fd", "/proc/self/fd"]
        .iter()
        .any(|open| path.starts_with(open))
}

/// How many names a file has.
#[cfg(unix)]
fn names(file: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(file)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Bytes left for this user on the disk of `folder`, if the system tells.
#[cfg(unix)]
fn room(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<u64> {
    None
}

fn unwritable(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure(format!("“{}” can't be written: {why}.", path.display()))
}
