//! Signals that ask the program to end: Ctrl-C, and those of a closed terminal and of a shutdown.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::files::{Failure, Result};

/// Whether the program was asked to end.
///
/// The first signal asks, so that what was learnt can be written; a second one ends the program at
/// once.
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Watches the signals from now on, except those that the program was started to ignore, as
    /// `nohup` does it.
    pub fn on_signals() -> Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in signals().filter(|&signal| !is_ignored(signal)) {
            watch(signal, &asked)
                .map_err(|error| Failure(format!("Signals can't be watched: {error}.")))?;
        }
        Ok(Self(asked))
    }

    /// Whether a signal has come.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// From now on the first signal ends the program at once, as nothing would be lost; or no more.
    pub fn at_once(&self, at_once: bool) {
        self.0.store(at_once, Ordering::Relaxed);
    }
}

fn watch(signal: i32, asked: &Arc<AtomicBool>) -> io::Result<()> {
    // In this order, so that a first signal doesn't count as a second one.
    flag::register_conditional_shutdown(signal, 128 + signal, asked.clone())?;
    flag::register(signal, asked.clone())?;
    Ok(())
}

#[cfg(unix)]
fn signals() -> impl Iterator<Item = i32> {
    [SIGINT, SIGTERM, signal_hook::consts::SIGHUP].into_iter()
}

#[cfg(not(unix))]
fn signals() -> impl Iterator<Item = i32> {
    [SIGINT, SIGTERM].into_iter()
}

#[cfg(unix)]
#[allow(unsafe_code, reason = "libc's question has no safe form")]
fn is_ignored(signal: i32) -> bool {
    // SAFETY: with no new action `sigaction` changes nothing and fills in the old one, of which
    // every pattern of bits is a value.
    let old = unsafe {
        let mut old = std::mem::zeroed::<libc::sigaction>();
        libc::sigaction(signal, std::ptr::null(), &mut old);
        old
    };
    old.sa_sigaction == libc::SIG_IGN
}

#[cfg(not(unix))]
fn is_ignored(_: i32) -> bool {
    false
}
