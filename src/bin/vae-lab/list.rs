//! `vae-lab presets` and `vae-lab settings`: settings by name, and those of a checkpoint.

use std::path::PathBuf;

use serde_json::json;
use vae_lab::checkpoint::Checkpoint;
use vae_lab::config::presets;

use super::files::{Result, print, read};
use super::open::about;
use super::settings::preset;

/// Lists the settings that have a name, or shows those of one
#[derive(clap::Args)]
pub struct PresetsArgs {
    /// Shows the settings of this preset as JSON, to be changed and given to --config
    name: Option<String>,
}

/// Shows the settings of a checkpoint as JSON, to be changed and given to --config
#[derive(clap::Args)]
pub struct SettingsArgs {
    /// The trained model
    checkpoint: PathBuf,
}

/// Does what `args` say.
pub fn list_presets(args: &PresetsArgs) -> Result<()> {
    match &args.name {
        Some(name) => print(&format!("{:#}\n", json!(preset(name)?))),
        None => {
            let presets = presets();
            let width = presets.iter().map(|preset| preset.name.len()).max();
            let width = width.unwrap_or_default();
            let line = |name: &str, help: &str| format!("{name:<width$}  {help}\n");
            let lines = presets.iter().map(|preset| line(preset.name, preset.help));
            print(&lines.collect::<String>())
        }
    }
}

/// Does what `args` say.
pub fn show_settings(args: &SettingsArgs) -> Result<()> {
    let saved = Checkpoint::from_bytes(&read(&args.checkpoint)?);
    let saved = saved.map_err(|error| about(&args.checkpoint, error))?;
    print(&format!("{:#}\n", json!(saved.config)))
}
