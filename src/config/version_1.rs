//! The first form of a config, turned into the second.
//!
//! It named its objective beside the model, whatever the model's kind, and told binarisation and
//! corruption with the training: `objective`, `training.binarisation` and `training.corruption` are
//! what it is known by. What it said of parts that a kind of model doesn't have was checked to be
//! nothing.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{LikelihoodKind, ModelConfig, ModelKind};

/// The kinds of objective that a VAE was trained for: bounds, which have kept their names.
const BOUNDS: [&str; 7] = ["elbo", "sgvbA", "iwae", "miwae", "piwae", "ciwae", "dreg"];

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
    let training = part.get("training").and_then(Value::as_object);
    part.contains_key("objective")
        || training.is_some_and(|training| {
            training.contains_key("binarisation") || training.contains_key("corruption")
        })
}

fn of_version_1(
    mut part: Map<String, Value>,
    base: &ModelConfig,
) -> Result<Map<String, Value>, String> {
    let objective = object(part.remove("objective"), "objective")?;
    let mut model = object(part.remove("model"), "model")?;
    let mut moved = |name: &str| {
        let training = part.get_mut("training").and_then(Value::as_object_mut);
        training.and_then(|training| training.remove(name))
    };
    let (binarisation, corruption) = (moved("binarisation"), moved("corruption"));

    let trained = objective.get("kind").map(trained_by).transpose()?;
    let named = model
        .get("kind")
        .map(|kind| typed::<ModelKind>(kind, "model.kind"));
    let named = named.transpose()?;
    let kind = match (named, trained) {
        (Some(named), Some(trained)) if named != trained => return Err(wrong_pair(trained, named)),
        (Some(kind), _) | (None, Some(kind)) => kind,
        (None, None) => base.kind(),
    };
    if named.or(trained).is_some() {
        model.insert("kind".into(), json!(kind));
    }
    refuse_of_others(kind, &mut model)?;
    lay_objective(kind, objective, &mut model);
    if let Some(corruption) = corruption {
        if kind == ModelKind::Autoencoder {
            model.insert("corruption".into(), corruption);
        } else if corruption.get("kind") != Some(&json!("none")) {
            return Err(format!(
                "Corrupted inputs (training.corruption) are for autoencoders: the bound of {} compares \
                 a posterior and a likelihood of the same image.",
                kind.name()
            ));
        }
    }
    if let Some(binarisation) = binarisation {
        lay_binarisation(kind, binarisation, &mut model, base)?;
    }
    if !model.is_empty() {
        part.insert("model".into(), Value::Object(model));
    }
    Ok(part)
}

/// The kind of model that an objective of this kind trained.
fn trained_by(objective: &Value) -> Result<ModelKind, String> {
    match objective.as_str() {
        Some(bound) if BOUNDS.contains(&bound) => Ok(ModelKind::Vae),
        Some("reconstruction") => Ok(ModelKind::Autoencoder),
        Some("adversarial") => Ok(ModelKind::Gan),
        Some("vaeGan") => Ok(ModelKind::VaeGan),
        Some(_) | None => Err(format!(
            "objective.kind: {objective} is no objective; there were `{}`, `reconstruction`, \
             `adversarial` and `vaeGan`",
            BOUNDS.join("`, `")
        )),
    }
}

fn wrong_pair(trained: ModelKind, named: ModelKind) -> String {
    format!(
        "This objective trains {}, and the model is {named}: its losses are defined on other parts. \
         Choose an objective of {named} (objective.kind), or another model (model.kind).",
        trained.name(),
        named = named.name()
    )
}

/// Leaves out what was said of parts that only a VAE has, as long as it was nothing.
fn refuse_of_others(kind: ModelKind, model: &mut Map<String, Value>) -> Result<(), String> {
    if kind == ModelKind::Vae {
        return Ok(());
    }
    if model
        .remove("posterior")
        .is_some_and(|shape| shape != "diagonal")
    {
        return Err(format!(
            "A full-covariance posterior (model.posterior) needs a VAE: {} {}.",
            kind.name(),
            if kind == ModelKind::VaeGan {
                "is defined with a diagonal one"
            } else {
                "has no posterior over codes"
            }
        ));
    }
    let likelihood = model.remove("likelihood");
    if likelihood.is_some_and(|likelihood| likelihood.get("kind") != Some(&json!("bernoulli"))) {
        return Err(format!(
            "A likelihood (model.likelihood) is chosen for a VAE only: {} compares images in its own \
             loss.",
            kind.name()
        ));
    }
    Ok(())
}

/// A VAE's objective is its bound; that of another kind of model was a loss and its numbers, which stand
/// in the model now.
fn lay_objective(
    kind: ModelKind,
    mut objective: Map<String, Value>,
    model: &mut Map<String, Value>,
) {
    if kind == ModelKind::Vae {
        if !objective.is_empty() {
            model.insert("bound".into(), Value::Object(objective));
        }
    } else {
        objective.remove("kind");
        model.append(&mut objective);
    }
}

/// Black and white images belonged to the training; of a VAE they are the Bernoulli likelihood's.
fn lay_binarisation(
    kind: ModelKind,
    binarisation: Value,
    model: &mut Map<String, Value>,
    base: &ModelConfig,
) -> Result<(), String> {
    if kind != ModelKind::Vae {
        model.insert("binarisation".into(), binarisation);
        return Ok(());
    }
    let likelihood = match (model.get("likelihood"), base) {
        (Some(likelihood), _) => likelihood.clone(),
        (None, ModelConfig::Vae(base)) => json!(base.likelihood),
        (None, ModelConfig::Autoencoder(_) | ModelConfig::Gan(_) | ModelConfig::VaeGan(_)) => {
            json!(LikelihoodKind::default())
        }
    };
    if likelihood.get("kind") == Some(&json!("bernoulli")) {
        let part = model
            .entry("likelihood")
            .or_insert_with(|| json!({"kind": "bernoulli"}));
        part["binarisation"] = binarisation;
    } else if binarisation != "none" {
        return Err(
            "Black and white images (training.binarisation) need the Bernoulli likelihood \
             (model.likelihood): a density over grey levels has no maximum where every pixel is \
             exactly black or white."
                .into(),
        );
    }
    Ok(())
}

fn object(value: Option<Value>, path: &str) -> Result<Map<String, Value>, String> {
    match value {
        None => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(other) => Err(format!("{path}: {other} is no group of settings")),
    }
}

fn typed<T: DeserializeOwned>(value: &Value, path: &str) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| format!("{path}: {error}"))
}
