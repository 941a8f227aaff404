//! What a config may hold: every limit, what goes together, and the presets.

mod compatibility;
mod family;
mod limits;
mod presets;
mod version_1;

use vae_lab::Error;
use vae_lab::config::SessionConfig;

/// The config with one change is refused, in a sentence that holds these words.
#[track_caller]
fn refused(words: &[&str], change: impl FnOnce(&mut SessionConfig)) {
    let mut config = SessionConfig::default();
    change(&mut config);
    match config.clone().check() {
        Err(error @ Error::Config(_)) => {
            let message = error.to_string();
            let missing = words.iter().find(|word| !message.contains(*word));
            assert!(missing.is_none(), "no {missing:?} in: {message}");
        }
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn allowed(change: impl FnOnce(&mut SessionConfig)) {
    let mut config = SessionConfig::default();
    change(&mut config);
    let checked = config.clone().check().expect("it is allowed");
    assert_eq!(checked.get(), &config);
}
