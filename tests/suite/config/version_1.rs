//! Configs of version 1 mean what they meant.

use proptest::prelude::*;
use serde_json::{Value, json};
use vae_lab::config::{InitialWeights, ModelConfig, ModelKind, SessionConfig, presets};
use wasm_bindgen_test::wasm_bindgen_test;

/// The presets as version 1 wrote them, by name.
const PRESETS: &str = include_str!("../../golden/config-version-1.json");
/// What links of version 1 were read as then, in its form and in that of now.
const LINKS: &str = include_str!("../../golden/links-version-1.json");

fn read(config: &Value) -> Result<SessionConfig, String> {
    serde_json::from_value(config.clone()).map_err(|error| error.to_string())
}

#[wasm_bindgen_test(unsupported = test)]
fn every_preset_of_version_1_is_the_preset_of_its_name() {
    let recorded: serde_json::Map<String, Value> =
        serde_json::from_str(PRESETS).expect("the record is JSON");
    assert_eq!(recorded.len(), 18);
    for (name, config) in &recorded {
        let now = presets().into_iter().find(|preset| preset.name == name);
        let now = now.unwrap_or_else(|| panic!("there is no preset “{name}”"));
        let mut now = now.config;
        // Version 1 knew no other, whatever the preset's paper did.
        *now.model.initial_weights_mut() = InitialWeights::default();
        assert_eq!(read(config), Ok(now), "{name}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_recorded_config_of_version_1_is_the_one_of_now() {
    let recorded: Value = serde_json::from_str(LINKS).expect("the record is JSON");
    let links = recorded["links"].as_object().expect("they are by link");
    assert_eq!(links.len(), 119);
    for (link, config) in links {
        let now = read(&config["now"]).expect("it is a config of now");
        assert_eq!(read(&config["then"]), Ok(now), "{link}");
    }
}

/// A value of version 1, and the one of version 2 that means the same.
type Pair = (Value, Value);

fn network() -> impl Strategy<Value = Value> {
    prop_oneof![
        (
            prop::collection::vec(8_usize..=2048, 1..=3),
            prop::sample::select(vec!["relu", "tanh"])
        )
            .prop_map(|(hidden, activation)| {
                json!({"kind": "mlp", "hidden": hidden, "activation": activation})
            }),
        [4_usize..=128, 4_usize..=128]
            .prop_map(|channels| { json!({"kind": "conv", "channels": channels}) }),
    ]
}

fn bound() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0.0..100.0, 0_u32..100_000, 0.0..4.0, 1_usize..=8).prop_map(|(beta, steps, free, samples)| {
            json!({"kind": "elbo", "beta": beta, "warmupSteps": steps, "freeBits": free, "samples": samples})
        }),
        (prop::sample::select(vec!["sgvbA", "iwae", "dreg"]), 1_usize..=8)
            .prop_map(|(kind, samples)| json!({"kind": kind, "samples": samples})),
        (prop::sample::select(vec!["miwae", "piwae"]), 1_usize..=4, 1_usize..=4)
            .prop_map(|(kind, m, k)| json!({"kind": kind, "estimates": m, "samples": k})),
        (1_usize..=8, 0.0..=1.0)
            .prop_map(|(samples, share)| json!({"kind": "ciwae", "samples": samples, "share": share})),
    ]
}

fn binarisation() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["none", "threshold", "stochastic"])
}

fn corruption() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({"kind": "none"})),
        (0.01..2.0).prop_map(|scale| json!({"kind": "gaussian", "scale": scale})),
        (
            prop::sample::select(vec!["masking", "saltAndPepper"]),
            0.01..0.9
        )
            .prop_map(|(kind, share)| json!({"kind": kind, "share": share})),
    ]
}

/// What version 1 said of the parts that only a VAE has.
const NOTHING: (&str, &str) = ("diagonal", "bernoulli");

/// A config of version 1: its model's settings, its objective, its binarisation and corruption.
fn version_1(
    kind: &str,
    (posterior, likelihood): (&str, Value),
    objective: Value,
    binarisation: &str,
    corruption: Value,
) -> Value {
    json!({
        "model": {"kind": kind, "posterior": posterior, "likelihood": likelihood},
        "objective": objective,
        "training": {"binarisation": binarisation, "corruption": corruption},
    })
}

fn of_other(kind: &str, objective: Value, binarisation: &str, corruption: Value) -> Value {
    let nothing = (NOTHING.0, json!({"kind": NOTHING.1}));
    version_1(kind, nothing, objective, binarisation, corruption)
}

fn none() -> Value {
    json!({"kind": "none"})
}

/// A valid config of any kind of model, without its network and size.
fn pair() -> impl Strategy<Value = Pair> {
    let posterior = prop::sample::select(vec!["diagonal", "full"]);
    let grey = prop_oneof![
        prop::sample::select(vec![
            "continuousBernoulli",
            "normalLearned",
            "normalPerPixel"
        ])
        .prop_map(|kind| json!({"kind": kind})),
        (0.01..1.0).prop_map(|scale| json!({"kind": "normal", "scale": scale})),
    ];
    prop_oneof![
        (posterior.clone(), bound(), binarisation()).prop_map(|(posterior, bound, binarisation)| {
            let likelihood = json!({"kind": "bernoulli", "binarisation": binarisation});
            (
                version_1("vae", (posterior, json!({"kind": "bernoulli"})), bound.clone(), binarisation, none()),
                json!({"kind": "vae", "posterior": posterior, "likelihood": likelihood, "bound": bound}),
            )
        }),
        (posterior, grey, bound()).prop_map(|(posterior, likelihood, bound)| {
            (
                version_1("vae", (posterior, likelihood.clone()), bound.clone(), "none", none()),
                json!({"kind": "vae", "posterior": posterior, "likelihood": likelihood, "bound": bound}),
            )
        }),
        (
            prop::sample::select(vec!["crossEntropy", "squaredError"]),
            binarisation(),
            corruption()
        )
            .prop_map(|(loss, binarisation, corruption)| {
                let objective = json!({"kind": "reconstruction", "loss": loss});
                (
                    of_other("autoencoder", objective, binarisation, corruption.clone()),
                    json!({
                        "kind": "autoencoder", "loss": loss, "binarisation": binarisation,
                        "corruption": corruption,
                    }),
                )
            }),
        (
            prop::sample::select(vec!["nonSaturating", "minimax"]),
            1_usize..=5,
            0.0..0.3,
            binarisation()
        )
            .prop_map(|(loss, steps, smoothing, binarisation)| {
                let numbers = json!({
                    "loss": loss, "discriminatorSteps": steps, "labelSmoothing": smoothing,
                });
                let with = |kind: &str| {
                    let mut all = numbers.clone();
                    all["kind"] = json!(kind);
                    all
                };
                let mut model = with("gan");
                model["binarisation"] = json!(binarisation);
                (of_other("gan", with("adversarial"), binarisation, none()), model)
            }),
        (1e-6..100.0, any::<bool>(), binarisation()).prop_map(|(gamma, gate, binarisation)| {
            let objective = json!({"kind": "vaeGan", "gamma": gamma, "gate": gate});
            (
                of_other("vaeGan", objective, binarisation, none()),
                json!({"kind": "vaeGan", "gamma": gamma, "gate": gate, "binarisation": binarisation}),
            )
        }),
    ]
}

proptest! {
    #[test]
    fn any_config_of_version_1_means_what_it_meant(
        (mut old, mut model) in pair(),
        network in network(),
        latent_dim in 2_usize..=64,
        learning_rate in 1e-6..1.0,
        seed in any::<u32>(),
    ) {
        for model in [&mut old["model"], &mut model] {
            model["network"] = network.clone();
            model["latentDim"] = json!(latent_dim);
        }
        old["training"]["learningRate"] = json!(learning_rate);
        old["seed"] = json!(seed);
        let new = json!({"model": model, "training": {"learningRate": learning_rate}, "seed": seed});
        let found = read(&old).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&found, &read(&new).map_err(TestCaseError::fail)?);
        // And what it is written as is version 2, which stays.
        prop_assert_eq!(read(&json!(found)), Ok(found));
    }
}

#[track_caller]
fn refused(config: Value, words: &[&str]) {
    let sentence = read(&config).expect_err("they don't go together");
    let missing = words.iter().find(|word| !sentence.contains(*word));
    assert!(missing.is_none(), "no {missing:?} in: {sentence}");
}

/// An objective that trained models of this kind.
fn objective_of(kind: ModelKind) -> Value {
    json!({"kind": match kind {
        ModelKind::Vae => "iwae",
        ModelKind::Autoencoder => "reconstruction",
        ModelKind::Gan => "adversarial",
        ModelKind::VaeGan => "vaeGan",
    }})
}

#[wasm_bindgen_test(unsupported = test)]
fn an_objective_trained_its_own_kind_of_model() {
    for kind in ModelKind::ALL {
        for other in ModelKind::ALL.into_iter().filter(|&other| other != kind) {
            let trains = format!("This objective trains {}", other.name());
            let model = format!("the model is {}", kind.name());
            let advice = format!("Choose an objective of {} (objective.kind)", kind.name());
            let config = json!({"model": {"kind": kind}, "objective": objective_of(other)});
            refused(config, &[&trains, &model, &advice]);
        }
        // Alone it brings its model.
        let alone = read(&json!({"objective": objective_of(kind)})).expect("it is allowed");
        assert_eq!(alone.model.kind(), kind);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_only_a_vae_had_was_refused_for_others() {
    for kind in ModelKind::ALL
        .into_iter()
        .filter(|&kind| kind != ModelKind::Vae)
    {
        let with = |part: &str, value: Value| {
            let mut config = json!({"model": {"kind": kind}, "objective": objective_of(kind)});
            config["model"][part] = value;
            config
        };
        let why = if kind == ModelKind::VaeGan {
            "is defined with a diagonal one"
        } else {
            "has no posterior"
        };
        let words = ["full-covariance", "needs a VAE", kind.name(), why];
        refused(with("posterior", json!("full")), &words);
        let words = ["likelihood", "for a VAE only", kind.name()];
        refused(with("likelihood", json!({"kind": "normalLearned"})), &words);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn corruption_was_an_autoencoders() {
    for kind in ModelKind::ALL {
        let config = json!({
            "model": {"kind": kind},
            "objective": objective_of(kind),
            "training": {"corruption": {"kind": "masking"}},
        });
        match kind {
            ModelKind::Autoencoder => assert!(read(&config).is_ok()),
            ModelKind::Vae | ModelKind::Gan | ModelKind::VaeGan => {
                refused(config, &["Corrupted", "autoencoders", kind.name()]);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn black_and_white_images_needed_the_bernoulli_likelihood() {
    for likelihood in [
        "continuousBernoulli",
        "normal",
        "normalLearned",
        "normalPerPixel",
    ] {
        let config = json!({
            "model": {"likelihood": {"kind": likelihood}},
            "training": {"binarisation": "threshold"},
        });
        refused(config, &["Black and white", "Bernoulli likelihood"]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_left_out_has_its_default() {
    let config = read(&json!({"objective": {"kind": "iwae"}, "seed": 3})).expect("it is allowed");
    let ModelConfig::Vae(vae) = &config.model else {
        panic!("{config:?}")
    };
    assert_eq!(json!(vae.bound), json!({"kind": "iwae", "samples": 5}));
    assert_eq!((vae.latent_dim, config.seed), (20, 3));
    refused(
        json!({"objective": {"kind": "iwae", "sample": 5}}),
        &["model.bound.sample: unknown field `sample`"],
    );
    refused(
        json!({"objective": {"kind": "iwea"}}),
        &["objective.kind: ", "`iwae`"],
    );
    refused(json!({"objective": 3}), &["objective: 3"]);
}
