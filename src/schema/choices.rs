//! The pickers of a form.

mod data;
mod images;
mod loss;
mod model;
mod training;

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::ModelKind;

/// A picker: one of several options.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Where the picked value stands in a config, for example `model.kind`. An option is picked
    /// when the value there, or the `kind` of an object there, is the option's: a word, a number, or `true` or `false`.
    pub path: &'static str,
    /// Its name beside the control.
    pub label: &'static str,
    /// What it decides, in a sentence.
    pub help: &'static str,
    /// Whether a change starts a new model; otherwise it acts at once.
    pub restart: bool,
    /// What stays as it is, though an option sets what it is part of, where there is a place for it then:
    /// each setting by the paths that it may have, of which a config has one at most.
    pub keeps: Vec<Vec<&'static str>>,
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
            // Yes, no and numbers are words of JSON, too.
            value: kind
                .as_str()
                .map_or_else(|| kind.to_string(), str::to_owned),
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
        keeps: Vec::new(),
        options: options.into_iter().map(option).collect(),
    }
}

/// Every picker, in the order of a form.
pub(super) fn choices() -> Vec<Choice> {
    vec![
        data::kind(),
        data::side(),
        data::label(),
        model::kind(),
        model::network(),
        model::activation(),
        model::upsampling(),
        model::encoder_weights(),
        model::decoder_weights(),
        model::posterior(),
        model::likelihood(),
        model::normal_mean(),
        loss::bound(),
        loss::loss(),
        loss::gate(),
        images::of_likelihood(),
        images::of_model(),
        images::corruption(),
        training::optimiser(),
        training::schedule(),
        training::shuffle(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Binarisation, InitialWeights, Network, SessionConfig, WeightInit};

    fn at<'a>(config: &'a mut Value, path: &str) -> &'a mut Value {
        path.split('.').fold(config, |value, key| &mut value[key])
    }

    /// The first of `paths` that `config` has, and what stands there.
    fn found<'a>(config: &Value, paths: &[&'a str]) -> Option<(&'a str, Value)> {
        paths.iter().find_map(|path| {
            let value = config.pointer(&format!("/{}", path.replace('.', "/")))?;
            Some((*path, value.clone()))
        })
    }

    /// `config` with an option picked, as a page does it.
    fn with_option(config: &Value, choice: &Choice, option: &ChoiceOption) -> Value {
        let mut next = config.clone();
        for (path, value) in &option.set {
            *at(&mut next, path) = value.clone();
        }
        for paths in &choice.keeps {
            if let (Some((_, value)), Some((path, _))) = (found(config, paths), found(&next, paths))
            {
                *at(&mut next, path) = value;
            }
        }
        next
    }

    /// `config` with the first option picked, if one has to be, that gives `choice` a place in it.
    fn with_place(config: Value, choice: &Choice) -> Value {
        let has_place = |config: &Value| found(config, &[choice.path]).is_some();
        if has_place(&config) {
            return config;
        }
        let all = choices();
        let picked = all.iter().flat_map(|other| {
            let options = other.options.iter();
            options.map(|option| with_option(&config, other, option))
        });
        picked.clone().find(has_place).unwrap_or(config)
    }

    #[test]
    fn a_model_of_another_kind_keeps_what_changing_its_config_keeps() {
        let choice = model::kind();
        for from in ModelKind::ALL {
            for binarisation in [
                Binarisation::None,
                Binarisation::Threshold,
                Binarisation::Stochastic,
            ] {
                let mut config = SessionConfig::default();
                config.model = from.config();
                *config.model.network_mut() = Network::mlp(vec![30, 20]);
                *config.model.latent_dim_mut() = 7;
                *config.model.initial_weights_mut() = InitialWeights::both(WeightInit::Glorot);
                *config.model.binarisation_mut().unwrap() = binarisation;
                for (option, to) in choice.options.iter().zip(ModelKind::ALL) {
                    let picked = with_option(&json!(config), &choice, option);
                    let changed = config.model.changed_to(to);
                    assert_eq!(picked["model"], json!(changed));
                    assert_eq!(changed.preparation().binarisation, binarisation);
                }
            }
        }
    }

    #[test]
    fn images_stay_black_and_white_where_a_likelihood_takes_them() {
        let choice = model::likelihood();
        let mut config = SessionConfig::default();
        *config.model.binarisation_mut().unwrap() = Binarisation::Stochastic;
        for option in &choice.options {
            let picked = with_option(&json!(config), &choice, option);
            let picked: SessionConfig = serde_json::from_value(picked).unwrap();
            let expected = match option.value.as_str() {
                "bernoulli" => Binarisation::Stochastic,
                _ => Binarisation::None,
            };
            assert_eq!(picked.model.preparation().binarisation, expected);
        }
    }

    #[test]
    fn a_kind_alone_is_what_its_option_sets() {
        for choice in choices() {
            for option in &choice.options {
                let (path, value) = &option.set[0];
                let Some(kind) = value.get("kind") else {
                    continue;
                };
                let mut config = json!(SessionConfig::default());
                if let Some(model) = option.models.first().filter(|_| *path != "model") {
                    config["model"] = json!(model.config());
                }
                *at(&mut config, path) = json!({ "kind": kind });
                let config: SessionConfig = serde_json::from_value(config).unwrap();
                assert_eq!(at(&mut json!(config), path), value, "{path}: {kind}");
            }
        }
    }

    #[test]
    fn every_option_makes_a_config_that_is_allowed_for_its_models() {
        for choice in choices() {
            for option in &choice.options {
                for kind in ModelKind::ALL {
                    if !option.models.is_empty() && !option.models.contains(&kind) {
                        continue;
                    }
                    let mut config = json!(SessionConfig::default());
                    config["model"] = json!(kind.config());
                    let config = with_place(config, &choice);
                    let config = with_option(&config, &choice, option);
                    let config: SessionConfig = serde_json::from_value(config).unwrap();
                    let checked = config.check();
                    let kind = kind.name();
                    assert!(checked.is_ok(), "{kind} {}: {checked:?}", option.value);
                }
            }
        }
    }
}
