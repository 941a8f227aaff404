//! What is read, what is said, and what goes wrong with either.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What went wrong, in a sentence for the user.
#[derive(Debug)]
pub struct Failure(pub String);

pub type Result<T> = std::result::Result<T, Failure>;

impl From<vae_lab::Error> for Failure {
    fn from(error: vae_lab::Error) -> Self {
        Self(error.to_string())
    }
}

impl Failure {
    /// The same, with what it is about before it.
    pub fn about(self, what: impl std::fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

/// All bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unreadable(path, reason(&error)))
}

/// That `path` can't be read, and why.
pub fn unreadable(path: &Path, reason: impl std::fmt::Display) -> Failure {
    Failure(format!("“{}” can't be read: {reason}.", path.display()))
}

/// What the system says went wrong, without its numbers where a word does.
pub fn reason(error: &io::Error) -> String {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system's kinds, of which there will be more"
    )]
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".into(),
        ErrorKind::IsADirectory => "it is a folder".into(),
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder".into(),
        ErrorKind::PermissionDenied => "you aren't allowed to".into(),
        _ => error.to_string(),
    }
}

/// Whether a result was asked for on the standard output, which is then its alone.
static RESULT_ON_STDOUT: AtomicBool = AtomicBool::new(false);

/// Keeps the standard output for a result: what is said goes to the standard error from now on.
pub fn keep_stdout_for_a_result() {
    RESULT_ON_STDOUT.store(true, Ordering::Relaxed);
}

/// Writes `text` to the standard output. A reader that has seen enough of it is no failure.
pub fn print(text: &str) -> Result<()> {
    if RESULT_ON_STDOUT.load(Ordering::Relaxed) {
        eprint!("{text}");
        return Ok(());
    }
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("The output can't be written: {error}.")))
        }
        _ => Ok(()),
    }
}
