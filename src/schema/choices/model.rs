//! What is trained, and of what it is made.

use serde_json::json;

use super::{Choice, ChoiceOption, VAE, choice};
use crate::config::{Activation, LikelihoodKind, Network, PosteriorKind};
use crate::systems::kinds;

/// As [`ModelConfig::changed_to`](crate::config::ModelConfig::changed_to) has it.
pub(super) fn kind() -> Choice {
    let options = kinds().into_iter().map(|info| ChoiceOption {
        value: json!(info.kind).as_str().unwrap_or_default().to_owned(),
        label: info.label,
        help: info.help,
        formula: info.formula,
        models: Vec::new(),
        set: vec![("model", json!(info.kind.config()))],
    });
    Choice {
        path: "model.kind",
        label: "Model",
        help: "Which member of the family is trained.",
        restart: true,
        keeps: vec![
            vec!["model.network"],
            vec!["model.latentDim"],
            vec!["model.binarisation", "model.likelihood.binarisation"],
        ],
        options: options.collect(),
    }
}

pub(super) fn network() -> Choice {
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
                r"h = a(W x + b)",
            ),
            (
                Network::Conv { channels: [32, 64] },
                "Convolutional",
                &[],
                "Looks for the same features everywhere: sharper, and slower on the CPU.",
                r"h_c = a\Bigl(\sum_i W_{ci} * x_i + b_c\Bigr)",
            ),
        ],
    )
}

pub(super) fn activation() -> Choice {
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
                r"a(u) = \max(0, u)",
            ),
            (
                Activation::Tanh,
                "tanh",
                &[],
                "Smooth and bounded: what the papers of the bounds used.",
                r"a(u) = \tanh u",
            ),
        ],
    )
}

pub(super) fn posterior() -> Choice {
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
                r"q_\phi(z|x) = \mathcal{N}\bigl(\mu, \mathrm{diag}(\sigma^2)\bigr)",
            ),
            (
                PosteriorKind::Full,
                "Full covariance",
                VAE,
                "Dimensions may depend on one another, at the cost of a larger encoder.",
                r"q_\phi(z|x) = \mathcal{N}(\mu, L L^{\top})",
            ),
        ],
    )
}

pub(super) fn likelihood() -> Choice {
    let likelihood = choice(
        "model.likelihood",
        "Likelihood",
        true,
        "How the decoder's answer is compared with a pixel.",
        vec![
            (
                LikelihoodKind::default(),
                "Bernoulli",
                VAE,
                "Black or white; grey levels count as probabilities.",
                r"\prod_i \lambda_i^{x_i} (1 - \lambda_i)^{1 - x_i}",
            ),
            (
                LikelihoodKind::ContinuousBernoulli,
                "Continuous Bernoulli",
                VAE,
                "The same for grey levels, with the missing normaliser put back.",
                r"\prod_i C(\lambda_i)\, \lambda_i^{x_i} (1 - \lambda_i)^{1 - x_i}",
            ),
            (
                LikelihoodKind::Normal { scale: 0.1 },
                "Normal, fixed scale",
                VAE,
                "Grey levels with a deviation that you choose.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma^2\bigr)",
            ),
            (
                LikelihoodKind::NormalLearned,
                "Normal, one learned scale",
                VAE,
                "Grey levels with one deviation that is learned.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma_\theta^2\bigr)",
            ),
            (
                LikelihoodKind::NormalPerPixel,
                "Normal, scale per pixel",
                VAE,
                "Grey levels with a deviation that the decoder gives each pixel.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma_i(z)^2\bigr)",
            ),
        ],
    );
    Choice {
        keeps: vec![vec!["model.likelihood.binarisation"]],
        ..likelihood
    }
}
