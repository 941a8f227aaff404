//! The pickers of a form.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Activation, Binarisation, Corruption, GeneratorLoss, LikelihoodKind, ModelKind, Network,
    Objective, Optimiser, PosteriorKind, ReconstructionLoss, Schedule,
};

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

/// A picker whose options set the value at its own path.
fn choice<T: Serialize>(
    path: &'static str,
    label: &'static str,
    restart: bool,
    help: &'static str,
    options: Vec<(T, &'static str, &'static [ModelKind], &'static str)>,
) -> Choice {
    let option = |(value, label, models, help): (T, _, &[ModelKind], _)| {
        let value = json!(value);
        let kind = value.get("kind").unwrap_or(&value);
        ChoiceOption {
            value: kind.as_str().unwrap_or_default().to_owned(),
            label,
            help,
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
        model(),
        choice(
            "model.network",
            "Network",
            true,
            "What encoder and decoder are made of.",
            vec![
                (
                    Network::mlp(vec![400]),
                    "Fully connected",
                    &[],
                    "Every pixel meets every hidden unit: quick, and takes images of any size.",
                ),
                (
                    Network::Conv { channels: [32, 64] },
                    "Convolutional",
                    &[],
                    "Looks for the same features everywhere: sharper, and slower on the CPU.",
                ),
            ],
        ),
        choice(
            "model.network.activation",
            "Activation",
            true,
            "What follows each fully connected layer.",
            vec![
                (
                    Activation::Relu,
                    "ReLU",
                    &[],
                    "Zero below zero: quick to learn.",
                ),
                (
                    Activation::Tanh,
                    "tanh",
                    &[],
                    "Smooth and bounded: what the papers of the bounds used.",
                ),
            ],
        ),
        choice(
            "model.posterior",
            "Posterior",
            true,
            "The shape of the cloud of codes that the encoder gives each image.",
            vec![
                (
                    PosteriorKind::Diagonal,
                    "Diagonal",
                    VAE,
                    "Each dimension of the code by itself.",
                ),
                (
                    PosteriorKind::Full,
                    "Full covariance",
                    VAE,
                    "Dimensions may depend on one another, at the cost of a larger encoder.",
                ),
            ],
        ),
        choice(
            "model.likelihood",
            "Likelihood",
            true,
            "How the decoder's answer is compared with a pixel.",
            vec![
                (
                    LikelihoodKind::Bernoulli,
                    "Bernoulli",
                    VAE,
                    "Black or white; grey levels count as probabilities.",
                ),
                (
                    LikelihoodKind::ContinuousBernoulli,
                    "Continuous Bernoulli",
                    VAE,
                    "The same for grey levels, with the missing normaliser put back.",
                ),
                (
                    LikelihoodKind::Normal { scale: 0.1 },
                    "Normal, fixed scale",
                    VAE,
                    "Grey levels with a deviation that you choose.",
                ),
                (
                    LikelihoodKind::NormalLearned,
                    "Normal, one learned scale",
                    VAE,
                    "Grey levels with one deviation that is learned.",
                ),
                (
                    LikelihoodKind::NormalPerPixel,
                    "Normal, scale per pixel",
                    VAE,
                    "Grey levels with a deviation that the decoder gives each pixel.",
                ),
            ],
        ),
        objective(),
        choice(
            "objective.loss",
            "Loss",
            false,
            "How far from the goal an answer is said to be.",
            losses(),
        ),
        choice(
            "training.binarisation",
            "Binarisation",
            false,
            "How grey images become black and white.",
            vec![
                (Binarisation::None, "None", &[], "Grey levels are kept."),
                (
                    Binarisation::Threshold,
                    "Threshold",
                    &[],
                    "White from one half on.",
                ),
                (
                    Binarisation::Stochastic,
                    "Stochastic",
                    &[],
                    "Drawn anew each time, with the grey level as the chance of white: what the tables of the bounds use.",
                ),
            ],
        ),
        choice(
            "training.corruption",
            "Corruption",
            false,
            "What the input goes through before the encoder; the target stays clean.",
            vec![
                (
                    Corruption::None,
                    "None",
                    AUTOENCODER,
                    "A plain autoencoder.",
                ),
                (
                    Corruption::Gaussian { scale: 0.3 },
                    "Gaussian noise",
                    AUTOENCODER,
                    "Each pixel is moved a little.",
                ),
                (
                    Corruption::Masking { share: 0.25 },
                    "Masking",
                    AUTOENCODER,
                    "Some pixels become black.",
                ),
                (
                    Corruption::SaltAndPepper { share: 0.25 },
                    "Salt and pepper",
                    AUTOENCODER,
                    "Some pixels become black or white.",
                ),
            ],
        ),
        choice(
            "training.optimiser",
            "Optimiser",
            true,
            "What turns a gradient into a step.",
            vec![
                (
                    Optimiser::default(),
                    "Adam",
                    &[],
                    "Running means of the gradient and its size.",
                ),
                (
                    Optimiser::Adagrad { epsilon: 1e-10 },
                    "Adagrad",
                    &[],
                    "Steps shrink with all gradients so far.",
                ),
            ],
        ),
        choice(
            "training.schedule",
            "Schedule",
            false,
            "How the learning rate changes.",
            vec![
                (Schedule::Constant, "Constant", &[], "It stays."),
                (
                    Schedule::PowersOfThree,
                    "Powers of three",
                    &[],
                    "It falls to a tenth in eight stages of 1, 3, 9 and more epochs.",
                ),
            ],
        ),
    ]
}

/// A new kind of model takes an objective of its own, and leaves what only a VAE can choose.
fn model() -> Choice {
    let mut choice = choice(
        "model.kind",
        "Model",
        true,
        "Which member of the family is trained.",
        vec![
            (
                ModelKind::Vae,
                "VAE",
                &[],
                "Learns a distribution over codes for each image, and can draw new ones.",
            ),
            (
                ModelKind::Autoencoder,
                "Autoencoder",
                &[],
                "Squeezes and rebuilds; nothing keeps its codes where new ones could be drawn.",
            ),
            (
                ModelKind::Gan,
                "GAN",
                &[],
                "A generator learns to deceive a discriminator; it has no encoder.",
            ),
            (
                ModelKind::VaeGan,
                "VAE-GAN",
                &[],
                "A VAE whose images also face a discriminator: sharper, less faithful.",
            ),
        ],
    );
    let kinds = [
        ModelKind::Vae,
        ModelKind::Autoencoder,
        ModelKind::Gan,
        ModelKind::VaeGan,
    ];
    for (option, kind) in choice.options.iter_mut().zip(kinds) {
        let first = objective()
            .options
            .into_iter()
            .find(|objective| objective.models.contains(&kind));
        option
            .set
            .extend(first.into_iter().flat_map(|objective| objective.set));
        option
            .set
            .push(("model.posterior", json!(PosteriorKind::default())));
        option
            .set
            .push(("model.likelihood", json!(LikelihoodKind::default())));
        option
            .set
            .push(("training.corruption", json!(Corruption::default())));
    }
    choice
}

fn objective() -> Choice {
    choice(
        "objective",
        "Objective",
        false,
        "What training maximises, or plays.",
        vec![
            (
                Objective::elbo(),
                "ELBO (SGVB-B)",
                VAE,
                "The evidence lower bound with the closed-form KL, which can be weighed.",
            ),
            (
                Objective::SgvbA { samples: 1 },
                "ELBO by sampling (SGVB-A)",
                VAE,
                "The same bound with the KL estimated from samples: noisier.",
            ),
            (
                Objective::Iwae { samples: 5 },
                "IWAE",
                VAE,
                "A tighter bound from several samples, each weighed by its importance.",
            ),
            (
                Objective::Miwae {
                    estimates: 8,
                    samples: 8,
                },
                "MIWAE",
                VAE,
                "The mean of several importance-weighted bounds: a calmer gradient for the encoder.",
            ),
            (
                Objective::Piwae {
                    estimates: 8,
                    samples: 8,
                },
                "PIWAE",
                VAE,
                "The decoder follows IWAE and the encoder MIWAE: each gets the gradient that suits it.",
            ),
            (
                Objective::Ciwae {
                    samples: 5,
                    share: 0.5,
                },
                "CIWAE",
                VAE,
                "A mixture of the evidence lower bound and IWAE.",
            ),
            (
                Objective::Dreg { samples: 5 },
                "DReG",
                VAE,
                "IWAE with a gradient for the encoder that does not drown in noise as samples grow.",
            ),
            (
                Objective::Reconstruction {
                    loss: ReconstructionLoss::default(),
                },
                "Reconstruction",
                AUTOENCODER,
                "Nothing but the distance of an image and its reconstruction.",
            ),
            (
                Objective::Adversarial {
                    loss: GeneratorLoss::default(),
                    discriminator_steps: 1,
                    label_smoothing: 0.0,
                },
                "Adversarial",
                GAN,
                "The generator's images are judged by a discriminator that learns beside it.",
            ),
            (
                Objective::VaeGan {
                    gamma: 1.0,
                    gate: true,
                },
                "VAE-GAN",
                VAE_GAN,
                "Reconstruction is measured in the discriminator's features, and its verdict counts too.",
            ),
        ],
    )
}

fn losses() -> Vec<(Value, &'static str, &'static [ModelKind], &'static str)> {
    vec![
        (
            json!(ReconstructionLoss::CrossEntropy),
            "Cross-entropy",
            AUTOENCODER,
            "Grey levels count as probabilities.",
        ),
        (
            json!(ReconstructionLoss::SquaredError),
            "Squared error",
            AUTOENCODER,
            "The squared difference of each pixel.",
        ),
        (
            json!(GeneratorLoss::NonSaturating),
            "Non-saturating",
            GAN,
            "The generator maximises the chance of being believed: its gradient stays strong while it loses.",
        ),
        (
            json!(GeneratorLoss::Minimax),
            "Minimax",
            GAN,
            "The discriminator's loss turned round: the paper's game, with a weak gradient at first.",
        ),
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
        let models = model();
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
