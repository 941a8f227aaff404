//! What a page needs to build its form, so that no number, name or help text is written twice.

mod choices;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::bounds::{Bound, BoundSummary};
use crate::config::{
    ClassifierConfig, Formerly, ModelKind, Preset, SessionConfig, formerly, presets,
};
use crate::limits::{self, Field, ListLength};
use crate::systems::{KindInfo, Term, TermInfo, kinds};

use choices::choices;
pub use choices::{Choice, ChoiceOption};

/// Everything a page needs to build its form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// The config a session starts with.
    pub defaults: SessionConfig,
    /// The config a page opens with: the defaults with a code that can be drawn as a plane.
    pub opening: SessionConfig,
    /// Its numbers. One that a config doesn't have is not shown.
    pub fields: Vec<Field>,
    /// Its pickers.
    pub choices: Vec<Choice>,
    /// What each kind of model is, can be asked, and shows.
    pub kinds: Vec<KindInfo>,
    /// How long the lists of a config may be.
    pub lists: Vec<ListLength>,
    /// The bounds that a VAE can be trained for.
    pub bounds: Vec<BoundSummary>,
    /// What a chart says of each term.
    pub terms: Vec<TermInfo>,
    /// Configs by name, most of them from papers.
    pub presets: Vec<Preset>,
    /// What a classifier starts with; its numbers are among the fields too.
    pub classifier: ClassifierConfig,
    /// Where the settings of each kind of model stood in an earlier version.
    pub formerly: Vec<Formerly>,
}

/// The defaults, limits, pickers, presets and help texts of every field.
pub fn schema() -> Schema {
    let defaults = SessionConfig::default();
    let choices = choices();
    let starts = starts(&defaults, &choices);
    Schema {
        fields: limits::ALL
            .iter()
            .filter_map(|limit| Some(limit.field(*starts.get(limit.path)?)))
            .collect(),
        kinds: kinds(),
        lists: vec![limits::HIDDEN_LAYERS, limits::CONVOLUTIONS],
        bounds: Bound::all().iter().map(Bound::summary).collect(),
        terms: Term::ALL.map(Term::info).into(),
        presets: presets(),
        classifier: ClassifierConfig::default(),
        formerly: ModelKind::ALL.map(formerly).into(),
        defaults,
        opening: opening(),
        choices,
    }
}

fn opening() -> SessionConfig {
    let mut opening = SessionConfig::default();
    *opening.model.latent_dim_mut() = 2;
    opening
}

/// The number at each path at the start: the default config's, or that of the first option which
/// has it.
fn starts(defaults: &SessionConfig, choices: &[Choice]) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    collect("", &json!(defaults), &mut found);
    collect("", &json!(ClassifierConfig::default()), &mut found);
    for option in choices.iter().flat_map(|choice| &choice.options) {
        for (path, value) in &option.set {
            collect(path, value, &mut found);
        }
    }
    found
}

fn collect(path: &str, value: &Value, found: &mut BTreeMap<String, f64>) {
    match value {
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            found.entry(path.to_owned()).or_insert(number);
        }
        // The parts of a list share one field.
        Value::Array(values) => values
            .first()
            .into_iter()
            .for_each(|v| collect(path, v, found)),
        Value::Object(values) => {
            for (key, value) in values {
                let separator = if path.is_empty() { "" } else { "." };
                collect(&format!("{path}{separator}{key}"), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_lies_within_its_limits() {
        for field in schema().fields {
            let limits = field.min..=field.max;
            assert!(limits.contains(&field.default), "{}", field.path);
        }
    }

    #[test]
    fn every_limit_of_a_config_has_a_field() {
        let fields = schema().fields;
        let missing: Vec<_> = limits::ALL
            .iter()
            .map(|limit| limit.path)
            .filter(|path| !fields.iter().any(|field| field.path == *path))
            .collect();
        assert_eq!(missing, ["samples", "repeats"]);
    }

    #[test]
    fn every_field_and_option_has_a_sentence_and_a_formula() {
        let Schema {
            fields, choices, ..
        } = schema();
        for field in &fields {
            assert!(field.help.ends_with('.'), "{}", field.path);
            assert!(field.formula.contains(r"\own{"), "{}", field.path);
        }
        for choice in &choices {
            assert!(choice.help.ends_with('.'), "{}", choice.path);
            for option in &choice.options {
                assert!(option.help.ends_with('.'), "{}", option.value);
                assert!(!option.formula.is_empty(), "{}", option.value);
            }
        }
    }
}
