//! The first form of a config, turned into the second.
//!
//! It named its objective beside the model, whatever the model's kind, and told binarisation and
//! corruption with the training: by the paths of these, which [`formerly`] lists, it is known. What it said
//! of parts that a kind of model doesn't have was checked to be nothing.
//!
//! This is the one place that knows its names: a page that reads links has [`Formerly`] from the schema.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{LikelihoodKind, ModelConfig, ModelKind};

const OBJECTIVE: &str = "objective";
const OBJECTIVE_KIND: &str = "objective.kind";
const BINARISATION: &str = "training.binarisation";
const CORRUPTION: &str = "training.corruption";

/// The kinds of objective that a VAE was trained for: bounds, which have kept their names.
const BOUNDS: [&str; 7] = ["elbo", "sgvbA", "iwae", "miwae", "piwae", "ciwae", "dreg"];

/// Where version 1 had what a kind of model has in another place now.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Formerly {
    /// The kind of model.
    pub model: ModelKind,
    /// Paths of then and of now: what stood at the first, and all that was part of it, stands at the second.
    pub moved: &'static [(&'static str, &'static str)],
    /// A path of then and the only value that it had there, which the kind of model tells now.
    pub implied: Option<(&'static str, &'static str)>,
    /// Choices that version 1 didn't have, and what every model of it did; presets may do something else now.
    pub always: &'static [(&'static str, &'static str)],
}

/// Where settings of a model of this kind stood.
pub fn formerly(model: ModelKind) -> Formerly {
    let (objective, moved): (_, &'static [_]) = match model {
        ModelKind::Vae => (
            None,
            &[
                (OBJECTIVE, "model.bound"),
                (BINARISATION, "model.likelihood.binarisation"),
            ],
        ),
        ModelKind::Autoencoder => (
            Some("reconstruction"),
            &[
                (OBJECTIVE, "model"),
                (BINARISATION, "model.binarisation"),
                (CORRUPTION, "model.corruption"),
            ],
        ),
        ModelKind::Gan => (Some("adversarial"), OF_ADVERSARY),
        ModelKind::VaeGan => (Some("vaeGan"), OF_ADVERSARY),
    };
    Formerly {
        model,
        moved,
        implied: objective.map(|name| (OBJECTIVE, name)),
        always: &[
            ("model.initialWeights.encoder", "pytorch"),
            ("model.initialWeights.decoder", "pytorch"),
        ],
    }
}

const OF_ADVERSARY: &[(&str, &str)] = &[(OBJECTIVE, "model"), (BINARISATION, "model.binarisation")];

/// `part` of a config of any version, to be laid over a config with the model `base`, as a part of one of
/// version 2. Of all of a config, `base` is the default.
///
/// # Errors
/// A sentence about options of version 1 that don't go together.
pub fn upgrade(part: Value, base: &ModelConfig) -> Result<Value, String> {
    let Value::Object(part) = part else {
        return Ok(part);
    };
    if !is_version_1(&part) {
        return Ok(Value::Object(part));
    }
    of_version_1(part, base).map(Value::Object)
}

fn is_version_1(part: &Map<String, Value>) -> bool {
    let mut moved = ModelKind::ALL
        .into_iter()
        .flat_map(|kind| formerly(kind).moved);
    moved.any(|(from, _)| at(part, from).is_some())
}

fn of_version_1(
    mut part: Map<String, Value>,
    base: &ModelConfig,
) -> Result<Map<String, Value>, String> {
    if let Some(objective) = part.get(OBJECTIVE).filter(|found| !found.is_object()) {
        return Err(no_group(OBJECTIVE, objective));
    }
    let kind = kind_of(&part, base)?;
    let Formerly { moved, implied, .. } = formerly(kind);
    if at(&part, OBJECTIVE_KIND).is_some() {
        put(&mut part, "model.kind", json!(kind))?;
    }
    if implied.is_some() {
        take(&mut part, OBJECTIVE_KIND);
    }
    leave_out_nothing(kind, &mut part, base)?;
    for (from, to) in moved {
        if let Some(found) = take(&mut part, from) {
            put(&mut part, to, found)?;
        }
    }
    // Alone it doesn't say which likelihood it is part of.
    let [kind, binarisation] =
        ["kind", "binarisation"].map(|key| format!("model.likelihood.{key}"));
    if at(&part, &binarisation).is_some() && at(&part, &kind).is_none() {
        put(&mut part, &kind, json!("bernoulli"))?;
    }
    Ok(part)
}

/// The kind of model that `part` names, or that its objective trained; else that of `base`.
fn kind_of(part: &Map<String, Value>, base: &ModelConfig) -> Result<ModelKind, String> {
    let named = at(part, "model.kind").map(|kind| typed::<ModelKind>(kind, "model.kind"));
    let trained = at(part, OBJECTIVE_KIND).map(trained_by);
    match (named.transpose()?, trained.transpose()?) {
        (Some(named), Some(trained)) if named != trained => Err(wrong_pair(trained, named)),
        (Some(kind), _) | (None, Some(kind)) => Ok(kind),
        (None, None) => Ok(base.kind()),
    }
}

/// The kind of model that an objective of this kind trained.
fn trained_by(objective: &Value) -> Result<ModelKind, String> {
    let all = BOUNDS.map(|bound| (bound, ModelKind::Vae)).into_iter();
    let others = ModelKind::ALL.into_iter().filter_map(|kind| {
        let (_, objective) = formerly(kind).implied?;
        Some((objective, kind))
    });
    let all: Vec<_> = all.chain(others).collect();
    let found = all.iter().find(|(name, _)| objective == name);
    found.map(|(_, kind)| *kind).ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|(name, _)| format!("`{name}`")).collect();
        let names = names.join(", ");
        format!("{OBJECTIVE_KIND}: {objective} is no objective; there were {names}")
    })
}

fn wrong_pair(trained: ModelKind, named: ModelKind) -> String {
    format!(
        "This objective trains {}, and the model is {named}: its losses are defined on other parts. \
         Choose an objective of {named} ({OBJECTIVE_KIND}), or another model (model.kind).",
        trained.name(),
        named = named.name()
    )
}

/// Leaves out what was said of parts that the model doesn't have, as long as it was nothing.
fn leave_out_nothing(
    kind: ModelKind,
    part: &mut Map<String, Value>,
    base: &ModelConfig,
) -> Result<(), String> {
    let name = kind.name();
    let is_grey = kind == ModelKind::Vae && !is_bernoulli(part, base);
    let mut leave_out = |path: &str, nothing: Value, why: String| {
        let something = take(part, path).is_some_and(|found| found != nothing);
        if something { Err(why) } else { Ok(()) }
    };
    if kind != ModelKind::Autoencoder {
        let why = format!(
            "Corrupted inputs ({CORRUPTION}) are for autoencoders: the bound of {name} compares a \
             posterior and a likelihood of the same image."
        );
        leave_out(CORRUPTION, json!({"kind": "none"}), why)?;
    }
    if kind != ModelKind::Vae {
        let has = if kind == ModelKind::VaeGan {
            "is defined with a diagonal one"
        } else {
            "has no posterior over codes"
        };
        let why =
            format!("A full-covariance posterior (model.posterior) needs a VAE: {name} {has}.");
        leave_out("model.posterior", json!("diagonal"), why)?;
        let why = format!(
            "A likelihood (model.likelihood) is chosen for a VAE only: {name} compares images in its \
             own loss."
        );
        leave_out("model.likelihood", json!({"kind": "bernoulli"}), why)?;
    }
    if is_grey {
        let why = format!(
            "Black and white images ({BINARISATION}) need the Bernoulli likelihood \
             (model.likelihood): a density over grey levels has no maximum where every pixel is \
             exactly black or white."
        );
        leave_out(BINARISATION, json!("none"), why)?;
    }
    Ok(())
}

/// Whether the likelihood of a VAE is, which `part` names or `base` has.
fn is_bernoulli(part: &Map<String, Value>, base: &ModelConfig) -> bool {
    match (at(part, "model.likelihood.kind"), base) {
        (Some(kind), _) => kind == "bernoulli",
        (None, ModelConfig::Vae(base)) => {
            matches!(base.likelihood, LikelihoodKind::Bernoulli { .. })
        }
        (None, ModelConfig::Autoencoder(_) | ModelConfig::Gan(_) | ModelConfig::VaeGan(_)) => true,
    }
}

/// What stands at a path.
fn at<'a>(part: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    match path.split_once('.') {
        None => part.get(path),
        Some((first, rest)) => at(part.get(first)?.as_object()?, rest),
    }
}

/// What stood at a path, which is then free.
fn take(part: &mut Map<String, Value>, path: &str) -> Option<Value> {
    match path.split_once('.') {
        None => part.remove(path),
        Some((first, rest)) => take(part.get_mut(first)?.as_object_mut()?, rest),
    }
}

/// Puts the settings of a group, or a value, at a path.
fn put(part: &mut Map<String, Value>, path: &str, value: Value) -> Result<(), String> {
    match (value, path.rsplit_once('.')) {
        (Value::Object(settings), _) if settings.is_empty() => {}
        (Value::Object(mut settings), _) => group(part, path)?.append(&mut settings),
        (value, Some((above, key))) => drop(group(part, above)?.insert(key.to_owned(), value)),
        (value, None) => drop(part.insert(path.to_owned(), value)),
    }
    Ok(())
}

/// The group of settings at a path, which is made where there is none.
fn group<'a>(
    part: &'a mut Map<String, Value>,
    path: &str,
) -> Result<&'a mut Map<String, Value>, String> {
    let mut keys = path.split('.');
    keys.try_fold(part, |group, key| {
        match group.entry(key).or_insert_with(|| json!({})) {
            Value::Object(group) => Ok(group),
            found @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)) => Err(no_group(key, found)),
        }
    })
}

fn no_group(path: &str, found: &Value) -> String {
    format!("{path}: {found} is no group of settings")
}

fn typed<T: DeserializeOwned>(value: &Value, path: &str) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| format!("{path}: {error}"))
}
