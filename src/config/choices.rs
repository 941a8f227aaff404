//! The pickers of a form.

mod model;
mod objective;
mod training;

use serde::Serialize;
use serde_json::{Value, json};

use super::ModelKind;

/// A picker: one of several options.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Where the picked value stands in a config, for example `model.kind`. An option is picked
    /// when the value there, or the `kind` of an object there, is the option's.
    pub path: &'static str,
    /// Its name beside the control.
    pub label: &'static str,
    /// What it decides, in a sentence.
    pub help: &'static str,
    /// Whether a change starts a new model; otherwise it acts at once.
    pub restart: bool,
    /// What can be picked.
    pub options: Vec<ChoiceOption>,
}

/// One option of a [`Choice`].
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOption {
    /// The value, or the `kind` of the object, at the choice's path.
    pub value: String,
    /// Its name.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub help: &'static str,
    /// What it is in the literature, in LaTeX.
    pub formula: &'static str,
    /// The kinds of model it is for; none names all of them.
    pub models: Vec<ModelKind>,
    /// What picking it sets in a config, by path, in this order.
    #[cfg_attr(test, ts(type = "Array<[string, unknown]>"))]
    pub set: Vec<(&'static str, Value)>,
}

const VAE: &[ModelKind] = &[ModelKind::Vae];
const AUTOENCODER: &[ModelKind] = &[ModelKind::Autoencoder];
const GAN: &[ModelKind] = &[ModelKind::Gan];
const VAE_GAN: &[ModelKind] = &[ModelKind::VaeGan];

/// An option to be: its value, label, models, help and formula.
type Entry<T> = (
    T,
    &'static str,
    &'static [ModelKind],
    &'static str,
    &'static str,
);

/// A picker whose options set the value at its own path.
fn choice<T: Serialize>(
    path: &'static str,
    label: &'static str,
    restart: bool,
    help: &'static str,
    options: Vec<Entry<T>>,
) -> Choice {
    let option = |(value, label, models, help, formula): Entry<T>| {
        let value = json!(value);
        let kind = value.get("kind").unwrap_or(&value);
        ChoiceOption {
            value: kind.as_str().unwrap_or_default().to_owned(),
            label,
            help,
            formula,
            models: models.to_vec(),
            set: vec![(path, value)],
        }
    };
    Choice {
        path,
        label,
        help,
        restart,
        options: options.into_iter().map(option).collect(),
    }
}

/// Every picker, in the order of a form.
pub(super) fn choices() -> Vec<Choice> {
    vec![
        model::kind(),
        model::network(),
        model::activation(),
        model::posterior(),
        model::likelihood(),
        objective::kind(),
        objective::loss(),
        training::binarisation(),
        training::corruption(),
        training::optimiser(),
        training::schedule(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::SessionConfig;
    use super::*;

    fn at<'a>(config: &'a mut Value, path: &str) -> &'a mut Value {
        path.split('.').fold(config, |value, key| &mut value[key])
    }

    #[test]
    fn every_option_makes_a_config_that_is_allowed_for_its_models() {
        let models = model::kind();
        for choice in choices() {
            for option in &choice.options {
                for kind in &models.options {
                    let known = |wanted: &ModelKind| json!(wanted) == kind.value;
                    if !option.models.is_empty() && !option.models.iter().any(known) {
                        continue;
                    }
                    let mut config = json!(SessionConfig::default());
                    for (path, value) in kind.set.iter().chain(&option.set) {
                        *at(&mut config, path) = value.clone();
                    }
                    let config: SessionConfig = serde_json::from_value(config).unwrap();
                    let checked = config.check();
                    assert!(
                        checked.is_ok(),
                        "{} {}: {checked:?}",
                        kind.value,
                        option.value
                    );
                }
            }
        }
    }
}
