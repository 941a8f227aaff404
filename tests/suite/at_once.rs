//! What the schema marks as acting at once is what a session takes at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use vae_lab::config::{DataConfig, ModelKind, Network, SessionConfig};
use vae_lab::device::ComputeDevice;
use vae_lab::schema::schema;
use vae_lab::session::Session;

/// `config` with `value` at a path.
fn with(config: &Value, path: &str, value: Value) -> Value {
    let mut next = config.clone();
    *path.split('.').fold(&mut next, |part, key| &mut part[key]) = value;
    next
}

fn at<'a>(config: &'a Value, path: &str) -> Option<&'a Value> {
    config.pointer(&format!("/{}", path.replace('.', "/")))
}

/// The paths of all that a config says; a list is one thing.
fn paths(part: &Value, above: &str) -> Vec<String> {
    let Value::Object(settings) = part else {
        return vec![above.trim_matches('.').to_owned()];
    };
    let below = settings
        .iter()
        .map(|(key, part)| paths(part, &format!("{above}.{key}")));
    below.flatten().collect()
}

/// `config` with each other option of each picker that suits its kind of model, and the pickers' word on
/// whether that needs a new model.
fn picked(config: &Value) -> Vec<(Value, String, bool)> {
    let kind = &config["model"]["kind"];
    let mut found = Vec::new();
    for choice in schema().choices {
        let Some(now) = at(config, choice.path) else {
            continue;
        };
        let now = now.get("kind").unwrap_or(now);
        let now = now.as_str().map_or_else(|| now.to_string(), str::to_owned);
        for option in choice.options {
            let suits =
                option.models.is_empty() || option.models.iter().any(|model| json!(model) == *kind);
            if suits && option.value != now {
                let set = option.set.into_iter();
                let next = set.fold(config.clone(), |next, (path, value)| {
                    with(&next, path, value)
                });
                let name = format!("{} = {}", choice.path, option.value);
                found.push((next, name, choice.restart));
            }
        }
    }
    found
}

/// `config` with each of its numbers changed, and the fields' word on whether that needs a new model.
fn moved(config: &Value) -> Vec<(Value, String, bool)> {
    let fields = schema().fields.into_iter();
    let changed = fields.filter_map(|field| {
        let found = at(config, field.path)?;
        let number = |found: &Value| {
            let other = if found.as_f64() == Some(field.min) {
                field.min + 1.0
            } else {
                field.min
            };
            if field.integer {
                json!(other as u64)
            } else {
                json!(other.min(field.max))
            }
        };
        let value = found.as_array().map_or_else(
            || number(found),
            |numbers| numbers.iter().map(number).collect(),
        );
        Some((
            with(config, field.path, value),
            field.path.to_owned(),
            field.restart,
        ))
    });
    changed.collect()
}

fn read(config: &Value) -> SessionConfig {
    serde_json::from_value(config.clone()).expect("it is a config")
}

#[test]
fn what_the_schema_says_acts_at_once_and_nothing_else_does() {
    // A config for every picked option, so that every number has its place in one of them.
    let mut configs = BTreeMap::new();
    for kind in ModelKind::ALL {
        let mut config = SessionConfig::default();
        config.model = kind.config();
        *config.model.network_mut() = Network::mlp(vec![12]);
        config.training.batch_size = 4;
        config.data = DataConfig::Digits {
            count: 200,
            seed: 1,
        };
        let config = json!(config);
        let picked = picked(&config).into_iter().map(|(next, _, _)| next);
        configs.extend(
            picked
                .chain([config.clone()])
                .map(|config| with(&config, "data.count", json!(200))) // soon drawn
                .map(|config| (config.to_string(), config)),
        );
    }
    // Options within an option, from which one goes back.
    for (path, option) in [
        ("model.likelihood.mean", json!("linear")),
        ("model.network.upsampling", json!("nearest")),
        ("data.side", json!(64)),
        ("data.label", json!("hue")),
    ] {
        let picked = configs.values().find_map(|config| {
            at(config, path)?;
            Some(with(config, path, option.clone()))
        });
        let picked = picked.expect("some config has it");
        configs.insert(picked.to_string(), picked);
    }
    let mut tried = BTreeSet::new();
    for config in configs.values() {
        let mut session = Session::new(ComputeDevice::cpu());
        let checked = read(config).check().expect("it is allowed");
        session.configure(checked.clone()).expect("it is allowed");
        for (next, name, restart) in picked(config).into_iter().chain(moved(config)) {
            let next = read(&next).check().expect("it is allowed");
            assert_eq!(session.tune(next).is_err(), restart, "{name}");
            session.tune(checked.clone()).expect("it is as it was");
            tried.insert(name);
        }
        // And nothing is left out of the schema, but what images come with.
        for path in paths(config, "") {
            let whole = path.strip_suffix(".kind").unwrap_or(&path);
            let schema = schema();
            let picker = schema
                .choices
                .iter()
                .any(|choice| choice.path == path || choice.path == whole);
            let field = schema.fields.iter().any(|field| field.path == path);
            assert!(picker || field || path.starts_with("data."), "{path}");
        }
    }
    let schema = schema();
    let options = schema.choices.iter().flat_map(|choice| {
        choice
            .options
            .iter()
            .map(|option| format!("{} = {}", choice.path, option.value))
    });
    let fields = schema.fields.iter().map(|field| field.path.to_owned());
    let of_config = |name: &String| name.contains('.') || name == "seed";
    let missing: Vec<_> = options
        .chain(fields)
        .filter(of_config)
        .filter(|name| !tried.contains(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
