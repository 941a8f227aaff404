//! The settings of a run: a file or a preset, changed by flags.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use vae_lab::config::{ModelKind, SessionConfig, presets, upgrade};

use super::files::{Failure, Result};
use super::structured;

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
    /// Changes one setting, for example model.bound.samples=50; can be repeated
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
            (Some(path), _) => overlay(&SessionConfig::default(), structured::read(path)?)
                .map_err(|failure| failure.about(format!("“{}”", path.display())))?,
            (None, Some(name)) => preset(name)?,
            (None, None) => SessionConfig::default(),
        };
        self.changes.apply(config)
    }
}

impl Changes {
    /// `config` with the changes.
    pub fn apply(&self, config: SessionConfig) -> Result<SessionConfig> {
        let changes = self.settings.iter().map(|setting| parse(setting));
        let changes = changes.collect::<Result<Vec<_>>>()?;
        let changed = overlay(&config, together(&changes));
        let mut config = changed.map_err(|failure| match self.to_blame(&config, &changes) {
            Some(setting) => failure.about(format!("--set {setting}")),
            None => failure,
        })?;
        config.seed = self.seed.unwrap_or(config.seed);
        Ok(config)
    }

    /// The setting without which the others are allowed.
    fn to_blame(&self, config: &SessionConfig, changes: &[Map<String, Value>]) -> Option<&str> {
        let settings = self.settings.iter().enumerate();
        let blamed = |at: usize| {
            let others = [&changes[..at], &changes[at + 1..]].concat();
            overlay(config, together(&others)).is_ok()
        };
        let mut blamed = settings.filter(|(at, _)| blamed(*at));
        blamed.next().map(|(_, setting)| setting.as_str())
    }
}

/// Several changes as one, the later before the earlier.
fn together(changes: &[Map<String, Value>]) -> Map<String, Value> {
    let mut all = Map::new();
    for (key, value) in changes.iter().flatten() {
        merge(all.entry(key).or_insert(Value::Null), value.clone());
    }
    all
}

/// `config` with `part` of another in its place, in either version. What is left out of a part of another
/// kind has its default, but for what a model [keeps](vae_lab::config::ModelConfig::changed_to).
pub fn overlay(config: &SessionConfig, part: Map<String, Value>) -> Result<SessionConfig> {
    let refused = |why: String| Failure(format!("These settings are not allowed: {why}."));
    let part = upgrade(Value::Object(part), &config.model).map_err(|why| {
        // A sentence of several ends by itself.
        refused(why.trim_end_matches('.').to_owned())
    })?;
    let mut base = config.clone();
    let kind = part.pointer("/model/kind").map(ModelKind::deserialize);
    if let Some(Ok(kind)) = kind
        && kind != base.model.kind()
    {
        base.model = base.model.changed_to(kind);
    }
    let mut value = json!(base);
    make_room(&mut value, &part);
    merge(&mut value, part);
    serde_json::from_value(value).map_err(|error| refused(error.to_string()))
}

/// Takes out of `whole` what belongs to kinds in whose place `part` has others: a kind says which settings
/// stand beside it.
fn make_room(whole: &mut Value, part: &Value) {
    let (Value::Object(whole), Value::Object(part)) = (whole, part) else {
        return;
    };
    if matches!((whole.get("kind"), part.get("kind")), (Some(old), Some(new)) if old != new) {
        whole.clear();
    }
    for (key, part) in part {
        if let Some(whole) = whole.get_mut(key) {
            make_room(whole, part);
        }
    }
}

/// Puts the settings of `part` in place of those in `whole`.
fn merge(whole: &mut Value, part: Value) {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            for (key, value) in part {
                merge(whole.entry(&key).or_insert(Value::Null), value);
            }
        }
        (whole, part) => *whole = part,
    }
}

/// `a.b=1` as `{"a": {"b": 1}}`. A value is written as in TOML; a word needs no quotes.
fn parse(setting: &str) -> Result<Map<String, Value>> {
    let parts = setting.split_once('=');
    let parts = parts.filter(|(path, _)| path.split('.').all(|key| !key.trim().is_empty()));
    let (path, text) = parts.ok_or_else(|| {
        Failure(format!(
            "“{setting}” changes no setting; write --set PATH=VALUE, for example \
             --set model.bound.samples=50."
        ))
    })?;
    let (path, text) = (path.trim(), text.trim());
    let value = toml::from_str::<Map<String, Value>>(&format!("value = {text}"))
        .ok()
        .and_then(|mut table| table.remove("value"));
    let value = value.unwrap_or_else(|| Value::String(text.to_owned()));
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = if rest.is_empty() {
        value
    } else {
        nested(rest, value)
    };
    Ok(Map::from_iter([(first.to_owned(), value)]))
}

/// `value` at `path`.
fn nested(path: &str, value: Value) -> Value {
    let keys = path.rsplit('.');
    keys.fold(value, |value, key| json!({ key: value }))
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
    use vae_lab::bounds::{Bound, Iwae};
    use vae_lab::config::{AutoencoderConfig, Binarisation, Network, VaeGanConfig};
    use vae_lab::schema::schema;

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
            "model.likelihood.binarisation=stochastic",
        ]);
        let mut expected = json!(SessionConfig::default());
        expected["model"]["network"]["hidden"] = json!([64, 32]);
        expected["model"]["likelihood"]["binarisation"] = json!("stochastic");
        assert_eq!(json!(config.unwrap()), expected);
    }

    #[test]
    fn another_kind_brings_its_own_settings() {
        let config = changed(&[
            "model.bound.kind=miwae",
            "model.bound.estimates=4",
            "model.bound.samples=8",
        ]);
        let bound = json!({"kind": "miwae", "estimates": 4, "samples": 8});
        assert_eq!(json!(config.unwrap().model.bound()), bound);
        // In whatever order they are given.
        let config = changed(&["model.bound.estimates=4", "model.bound.kind=miwae"]);
        assert_eq!(json!(config.unwrap().model.bound()), bound);
    }

    #[test]
    fn a_kind_alone_takes_the_defaults_of_what_belongs_to_it() {
        let iwae = json!({"kind": "iwae", "samples": 5});
        assert_eq!(
            json!(changed(&["model.bound.kind=iwae"]).unwrap().model.bound()),
            iwae
        );
        let conv = json!({
            "kind": "conv", "channels": [32, 64], "activation": "relu", "upsampling": "transposed"
        });
        assert_eq!(
            json!(
                changed(&["model.network.kind=conv"])
                    .unwrap()
                    .model
                    .network()
            ),
            conv
        );
        let adam = json!({
            "kind": "adam", "beta1": 0.5, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.0
        });
        let config = changed(&["training.optimiser.beta1=0.5"]).unwrap();
        assert_eq!(json!(config.training.optimiser), adam);
    }

    /// Settings that pick each option of the choice that `path` lies within.
    fn options_around(path: &str) -> impl Iterator<Item = String> {
        let is_around = move |outer: &str| {
            let inner = path.strip_prefix(outer);
            inner.is_some_and(|inner| inner.starts_with('.'))
        };
        let choices = schema().choices.into_iter();
        choices
            .map(|choice| {
                let path = choice.path;
                (path.strip_suffix(".kind").unwrap_or(path), choice.options)
            })
            .filter(move |(outer, _)| is_around(outer))
            .flat_map(|(outer, options)| {
                let options = options.into_iter();
                options.map(move |option| format!("{outer}.kind={}", option.value))
            })
    }

    #[test]
    fn every_option_of_every_picker_can_be_set_by_its_kind_alone() {
        for choice in schema().choices {
            for option in choice.options {
                let (path, value) = &option.set[0];
                let kind = if value.get("kind").is_some() {
                    ".kind"
                } else {
                    ""
                };
                let mut settings = vec![format!("{path}{kind}={}", option.value)];
                // A choice that only some models have asks for one of them.
                let model = option.models.first();
                settings.extend(model.map(|model| format!("model.kind={}", json!(model))));
                // One within an option of another asks for that option.
                let alone = std::iter::once(None);
                let config = alone
                    .chain(options_around(path).map(Some))
                    .find_map(|place| {
                        let settings = settings.iter().chain(&place).map(String::as_str);
                        changed(&settings.collect::<Vec<_>>()).ok()
                    });
                let checked = config.map(|config| config.check().map(|_| ()));
                assert_eq!(checked, Some(Ok(())), "{settings:?}");
            }
        }
    }

    #[test]
    fn another_kind_of_model_brings_its_settings_and_keeps_its_size() {
        let begun = changed(&["model.latentDim=7", "model.network.hidden=[64]"]).unwrap();
        let part = parse("model.kind=autoencoder").unwrap();
        let expected = AutoencoderConfig {
            network: Network::mlp(vec![64]),
            latent_dim: 7,
            ..AutoencoderConfig::default()
        };
        assert_eq!(overlay(&begun, part).unwrap().model, expected.into());
        // What only a VAE can choose is left behind.
        let gaussian = preset("gaussian").unwrap();
        let part = parse("model.kind=gan").unwrap();
        assert!(overlay(&gaussian, part).unwrap().check().is_ok());
    }

    #[test]
    fn another_kind_of_model_keeps_images_black_and_white() {
        let iwae = preset("iwae-2015").unwrap();
        let seen = |changes: &[&str]| {
            let parts: Vec<_> = changes
                .iter()
                .map(|change| parse(change).unwrap())
                .collect();
            let config = overlay(&iwae, together(&parts)).unwrap();
            config.model.preparation().binarisation
        };
        for kind in ["autoencoder", "gan", "vaeGan"] {
            let kind = format!("model.kind={kind}");
            assert_eq!(seen(&[&kind]), Binarisation::Stochastic, "{kind}");
            let grey = [&kind, "model.binarisation=none"];
            assert_eq!(seen(&grey), Binarisation::None, "{kind}");
        }
        // As version 1 had it, whose binarisation stood beside the model.
        let adversarial = "objective.kind=adversarial";
        assert_eq!(seen(&[adversarial]), Binarisation::Stochastic);
        let gan = ["model.kind=gan", "objective.loss=minimax"];
        assert_eq!(seen(&gan), Binarisation::Stochastic);
        let grey = [adversarial, "training.binarisation=none"];
        assert_eq!(seen(&grey), Binarisation::None);
        let grey_levels = ["model.likelihood.kind=normal", "objective.samples=3"];
        assert_eq!(seen(&grey_levels), Binarisation::None);
    }

    #[test]
    fn a_setting_of_another_kind_is_refused() {
        let Failure(sentence) = changed(&["model.kind=gan", "model.bound.kind=iwae"]).unwrap_err();
        assert!(sentence.contains("model.bound: "), "{sentence}");
    }

    #[test]
    fn settings_of_version_1_mean_what_they_meant() {
        let config = changed(&["objective.kind=iwae", "objective.samples=9"]).unwrap();
        let bound = Bound::from(Iwae { samples: 9 });
        assert_eq!(config.model.bound(), Some(&bound));
        // An objective of another kind of model brings that model.
        let config = changed(&["objective.kind=vaeGan", "objective.gamma=2"]).unwrap();
        let expected = VaeGanConfig {
            gamma: 2.0,
            ..VaeGanConfig::default()
        };
        assert_eq!(config.model, expected.into());
        // A number alone goes to the kind that is at hand.
        let part = parse("objective.gamma=3").unwrap();
        let config = overlay(&config, part).unwrap();
        assert_eq!(json!(config.model)["gamma"], 3.0);
        // Two that don't go together are refused, and not mended.
        let both = changed(&["model.kind=gan", "objective.kind=iwae"]);
        assert!(both.unwrap_err().0.contains("trains a VAE"));
    }

    #[test]
    fn what_is_no_setting_is_refused_by_its_name() {
        for (setting, named) in [
            ("model.bound.sample=5", "`sample`"),
            ("modle.latentDim=5", "`modle`"),
            (
                "model.bound.samples=many",
                "--set model.bound.samples=many: ",
            ),
            ("training.batchSize=1.5", "training.batchSize: "),
            ("model.kind=vea", "`vaeGan`"),
            ("model..kind=vae", "PATH=VALUE"),
            ("model.bound.samples", "PATH=VALUE"),
        ] {
            let Failure(sentence) = changed(&[setting]).unwrap_err();
            assert!(sentence.contains(named), "{setting}: {sentence}");
        }
    }
}
