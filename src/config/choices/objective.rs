//! What training maximises, or plays.

use serde_json::{Value, json};

use super::{AUTOENCODER, Choice, GAN, VAE, VAE_GAN, choice};
use crate::config::{GeneratorLoss, ModelKind, Objective, ReconstructionLoss};

pub(super) fn kind() -> Choice {
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

pub(super) fn loss() -> Choice {
    choice(
        "objective.loss",
        "Loss",
        false,
        "How far from the goal an answer is said to be.",
        losses(),
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
