//! Settings, as JSON and as TOML.

use serde_json::Value;
use vae_lab::config::{ModelConfig, SessionConfig, presets};

use super::driver::{Input, Outcome, Target};

const WORDS: &[&str] = &[
    "vae",
    "gan",
    "vaeGan",
    "autoencoder",
    "elbo",
    "iwae",
    "miwae",
    "piwae",
    "ciwae",
    "dreg",
    "renyi",
    "alpha",
    "sgvbA",
    "adversarial",
    "reconstruction",
    "mlp",
    "conv",
    "kind",
    "hidden",
    "channels",
    "samples",
    "estimates",
    "beta",
    "freeBits",
    "normalLearned",
    "normalPerPixel",
    "discretisedLogistic",
    "full",
    "diagonal",
    "digits",
    "files",
    "null",
    "true",
    "[]",
    "{}",
    "\"",
    ",",
    ":",
    "=",
    "[model]",
    "\n",
    "\u{feff}",
    "猫",
    "\\u0000",
    "\\ud800",
    "NaN",
    "inf",
    "1e400",
];

fn from_json(text: &str) -> Result<SessionConfig, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[cfg(feature = "cli")]
fn from_toml(text: &str) -> Result<SessionConfig, String> {
    toml::from_str(text).map_err(|error| error.message().to_owned())
}

/// What is allowed is written and read again as the same.
fn tried(parse: fn(&str) -> Result<SessionConfig, String>, input: &Input) -> Outcome {
    let text = String::from_utf8_lossy(&input[0]);
    let config = match parse(&text) {
        Ok(config) => config,
        // The format's own words, which the program puts into a sentence.
        Err(message) => return Outcome::refused_by_format(&message),
    };
    match config.clone().check() {
        Ok(checked) => {
            assert_eq!(checked.get(), &config);
            let written = serde_json::to_string(&config).expect("settings can be written");
            let again = from_json(&written).expect("and read again");
            let values = [&config, &again].map(|one| serde_json::to_value(one).expect("again"));
            assert!(alike(&values[0], &values[1]), "{written}");
            Outcome::Read(outline(&config.model))
        }
        Err(error) => Outcome::refused(&error),
    }
}

/// Whether two settings are the same, up to a unit in the last place: without its feature `float_roundtrip`, serde_json
/// reads numbers of 17 digits no nearer.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64(), other.as_f64());
            one.zip(other)
                .is_some_and(|(one, other)| (one - other).abs() <= one.abs() * f64::EPSILON)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(key, one): (&String, &Value)| {
                other.get(key).is_some_and(|other| alike(one, other))
            };
            one.len() == other.len() && one.iter().all(same)
        }
        (one, other) => one == other,
    }
}

/// The kind of a model and, of a VAE, of its parts.
pub fn outline(model: &ModelConfig) -> String {
    match model {
        ModelConfig::Vae(vae) => format!("{:?} {:?}", vae.posterior, vae.likelihood),
        ModelConfig::Autoencoder(_) | ModelConfig::Gan(_) | ModelConfig::VaeGan(_) => {
            format!("{:?}", model.kind())
        }
    }
}

/// What a parser asks for is of the text's size, and what a check does of the words that it says.
fn most(given: usize, _: &Outcome) -> usize {
    64 * given + (1 << 16)
}

#[test]
fn damaged_json_settings_are_taken_or_refused_in_a_sentence() {
    let json =
        |config: &SessionConfig| serde_json::to_vec(config).expect("settings can be written");
    let sound = presets().into_iter();
    let sound = sound.map(|preset| vec![json(&preset.config)]);
    let target = Target {
        name: "json",
        sound: sound.collect(),
        words: WORDS,
        most,
    };
    target.fuzz(|input| tried(from_json, input));
}

#[cfg(feature = "cli")]
#[test]
fn damaged_toml_settings_are_taken_or_refused_in_a_sentence() {
    let toml = [
        "seed = 3\n[model]\nlatentDim = 2\nnetwork = { kind = \"mlp\", hidden = [64, 32] }\n",
        "[model.bound]\nkind = \"iwae\"\nsamples = 5\n\n[training]\nbatchSize = 20\n",
        "[objective]\nkind = \"iwae\"\nsamples = 5\n\n[training]\nbinarisation = \"threshold\"\n",
        "# A comment\n[data]\nkind = \"digits\"\ncount = 1_000\nseed = 1\n",
        "",
    ];
    let sound = toml.map(|text| vec![text.as_bytes().to_vec()]).into();
    let target = Target {
        name: "toml",
        sound,
        words: WORDS,
        most,
    };
    target.fuzz(|input| tried(from_toml, input));
}
