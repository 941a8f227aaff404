//! A config out of any format of serde and into it: the version is recognised, and what can't be read is
//! named by its path.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::{ModelConfig, ModelKind, SessionConfig, upgrade};

/// In a larger config, which nobody writes by hand, what is wrong is not looked for.
const MOST_FIELDS: usize = 200;

impl Serialize for SessionConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SessionConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = upgrade(Value::deserialize(deserializer)?, &ModelConfig::default())
            .map_err(D::Error::custom)?;
        read(value.clone()).map_err(|sentence| {
            D::Error::custom(match to_blame(&value, &sentence) {
                Some(path) => format!("{path}: {sentence}"),
                None => sentence,
            })
        })
    }
}

/// A config of version 2.
fn read(mut value: Value) -> Result<SessionConfig, String> {
    if let Some(Value::Object(model)) = value.get_mut("model") {
        model
            .entry("kind")
            .or_insert_with(|| json!(ModelKind::default()));
    }
    SessionConfig::deserialize(value).map_err(|error| error.to_string())
}

/// The path of what makes reading `value` end in `sentence`. All fields have defaults, so it is the
/// one without which the rest can be read or, where several are wrong, fails for another reason.
fn to_blame(value: &Value, sentence: &str) -> Option<String> {
    let mut pointers = Vec::new();
    collect(value, "", &mut pointers);
    if pointers.len() > MOST_FIELDS {
        return None;
    }
    let tried = |pointer: &&String| read(without(value, pointer));
    let other = |pointer: &&String| tried(pointer).is_err_and(|other| other != sentence);
    let found = pointers
        .iter()
        .find(|pointer| tried(pointer).is_ok())
        .or_else(|| pointers.iter().find(other));
    found.map(|pointer| pointer[1..].replace('/', "."))
}

/// Adds the JSON pointers of the fields of `value`, as many as are looked at; those of a part before its
/// own. A kind comes after what stands beside it, which means something else without it.
fn collect(value: &Value, above: &str, pointers: &mut Vec<String>) {
    let mut fields: Vec<_> = value.as_object().into_iter().flatten().collect();
    fields.sort_by_key(|(key, _)| *key == "kind");
    for (key, value) in fields {
        if pointers.len() > MOST_FIELDS {
            return;
        }
        let pointer = format!("{above}/{}", key.replace('~', "~0").replace('/', "~1"));
        collect(value, &pointer, pointers);
        pointers.push(pointer);
    }
}

/// `value` without the field that `pointer` points to.
fn without(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    if let Some((parent, key)) = pointer.rsplit_once('/')
        && let Some(Value::Object(parent)) = value.pointer_mut(parent)
    {
        parent.remove(&key.replace("~1", "/").replace("~0", "~"));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: Value) -> String {
        serde_json::from_value::<SessionConfig>(json)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_path() {
        for (json, path, reason) in [
            (json!({"sed": 3}), "sed: ", "unknown field `sed`"),
            (
                json!({"model": {"bound": {"kind": "iwae", "samples": "many"}}}),
                "model.bound.samples: ",
                "string \"many\"",
            ),
            (
                json!({"model": {"bound": {"kind": "iwae", "sample": 5}}}),
                "model.bound.sample: ",
                "unknown field `sample`",
            ),
            (
                json!({"model": {"kind": "vea"}}),
                "model.kind: ",
                "`vaeGan`",
            ),
            (
                json!({"model": {"kind": "gan", "bound": {"kind": "iwae"}}}),
                "model.bound: ",
                "unknown field `bound`",
            ),
            (
                json!({"model": {"likelihood": {"kind": "normal", "binarisation": "threshold"}}}),
                "model.likelihood.binarisation: ",
                "unknown field `binarisation`",
            ),
            (
                json!({"training": {"batchSize": 1.5}, "seed": 3}),
                "training.batchSize: ",
                "1.5",
            ),
        ] {
            let sentence = refusal(json);
            assert!(sentence.starts_with(path), "{sentence}");
            assert!(sentence.contains(reason), "{sentence}");
        }
    }

    #[test]
    fn a_model_without_a_kind_is_a_vae() {
        let read = |json: Value| serde_json::from_value::<SessionConfig>(json).unwrap();
        let named = read(json!({"model": {"kind": "vae", "latentDim": 3}}));
        assert_eq!(read(json!({"model": {"latentDim": 3}})), named);
        assert_eq!(named.model.kind(), ModelKind::Vae);
    }
}
