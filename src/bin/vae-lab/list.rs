//! `vae-lab presets`: settings by name.

use serde_json::json;
use vae_lab::config::presets;

use super::files::{Result, print};
use super::settings::preset;

/// Lists the settings that have a name, or shows those of one
#[derive(clap::Args)]
pub struct Args {
    /// Shows the settings of this preset as JSON, to be changed and given to --config
    name: Option<String>,
}

/// Does what `args` say.
pub fn run(args: &Args) -> Result<()> {
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
