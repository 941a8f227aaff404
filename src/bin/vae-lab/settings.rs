//! The settings of a run: a file or a preset, changed by flags.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};
use vae_lab::config::{SessionConfig, presets};

use super::files::{Failure, Result, read_settings};

/// Where the settings of a run come from.
#[derive(Args)]
pub struct SettingsArgs {
    /// A JSON or TOML file of settings; what it leaves out has its default
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Settings by name; `vae-lab presets` lists them
    #[arg(long, value_name = "NAME", conflicts_with = "config")]
    preset: Option<String>,
    #[command(flatten)]
    changes: Changes,
}

/// Settings that flags change.
#[derive(Args)]
pub struct Changes {
    /// Changes one setting, for example objective.samples=50; can be repeated
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// What weights, noise and batches are drawn from
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u32>,
}

impl SettingsArgs {
    /// The settings as the flags ask for them, not yet checked.
    pub fn read(&self) -> Result<SessionConfig> {
        let config = match (&self.config, &self.preset) {
            (Some(path), _) => read_settings(path)?,
            (None, Some(name)) => preset(name)?,
            (None, None) => SessionConfig::default(),
        };
        self.changes.apply(config)
    }
}

impl Changes {
    /// `config` with the changes.
    pub fn apply(&self, config: SessionConfig) -> Result<SessionConfig> {
        let mut value = json!(config);
        for setting in &self.settings {
            merge(&mut value, parse(setting)?, "");
        }
        let mut config = typed(value)?;
        config.seed = self.seed.unwrap_or(config.seed);
        Ok(config)
    }
}

/// `config` with `part` of another in its place.
pub fn overlay(config: &SessionConfig, part: Map<String, Value>) -> Result<SessionConfig> {
    let mut value = json!(config);
    merge(&mut value, Value::Object(part), "");
    typed(value)
}

fn typed(value: Value) -> Result<SessionConfig> {
    serde_json::from_value(value)
        .map_err(|error| Failure(format!("These settings are not allowed: {error}.")))
}

/// Puts the settings of `part` in place of those in `whole`.
fn merge(whole: &mut Value, part: Value, name: &str) {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            // The kind says which settings stand beside it, and another kind has others. That of a
            // model is one setting among others.
            let kind = part.get("kind");
            if name != "model" && kind.is_some() && kind != whole.get("kind") {
                whole.clear();
            }
            for (key, value) in part {
                merge(whole.entry(&key).or_insert(Value::Null), value, &key);
            }
        }
        (whole, part) => *whole = part,
    }
}

/// `a.b=1` as `{"a": {"b": 1}}`. A value is written as in TOML; a word needs no quotes.
fn parse(setting: &str) -> Result<Value> {
    let parts = setting.split_once('=');
    let (path, text) = parts.filter(|(path, _)| !path.is_empty()).ok_or_else(|| {
        Failure(format!(
            "“{setting}” changes no setting; write --set PATH=VALUE, for example \
             --set objective.samples=50."
        ))
    })?;
    let value = toml::from_str::<Map<String, Value>>(&format!("value = {text}"))
        .ok()
        .and_then(|mut table| table.remove("value"));
    let value = value.unwrap_or_else(|| Value::String(text.to_owned()));
    Ok(path
        .rsplit('.')
        .fold(value, |value, key| json!({ key: value })))
}

/// The settings of this name.
pub fn preset(name: &str) -> Result<SessionConfig> {
    let presets = presets();
    let names: Vec<_> = presets.iter().map(|preset| preset.name).collect();
    let known = names.join(", ");
    let preset = presets.into_iter().find(|preset| preset.name == name);
    preset
        .map(|preset| preset.config)
        .ok_or_else(|| Failure(format!("“{name}” is no preset; there are {known}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(settings: &[&str]) -> Result<SessionConfig> {
        let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
        Changes {
            settings,
            seed: None,
        }
        .apply(SessionConfig::default())
    }

    #[test]
    fn a_setting_changes_by_its_path_and_leaves_the_others() {
        let config = changed(&[
            "model.network.hidden=[64, 32]",
            "training.binarisation=stochastic",
        ]);
        let mut expected = json!(SessionConfig::default());
        expected["model"]["network"]["hidden"] = json!([64, 32]);
        expected["training"]["binarisation"] = json!("stochastic");
        assert_eq!(json!(config.unwrap()), expected);
    }

    #[test]
    fn another_kind_brings_its_own_settings() {
        let config = changed(&[
            "objective.kind=miwae",
            "objective.estimates=4",
            "objective.samples=8",
        ]);
        let objective = json!({"kind": "miwae", "estimates": 4, "samples": 8});
        assert_eq!(json!(config.unwrap().objective), objective);
    }

    #[test]
    fn another_kind_of_model_keeps_its_network() {
        let mut expected = SessionConfig::default().model;
        expected.kind = vae_lab::config::ModelKind::Autoencoder;
        assert_eq!(
            changed(&["model.kind=autoencoder"]).unwrap().model,
            expected
        );
    }

    #[test]
    fn what_is_no_setting_is_refused_by_its_name() {
        for (setting, named) in [
            ("objective.sample=5", "`sample`"),
            ("objectve.samples=5", "`objectve`"),
            ("objective.samples=many", "many"),
            ("objective.samples", "PATH=VALUE"),
        ] {
            let Failure(sentence) = changed(&[setting]).unwrap_err();
            assert!(sentence.contains(named), "{setting}: {sentence}");
        }
    }
}
