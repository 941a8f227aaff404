//! What training maximises, or plays.

use serde_json::{Value, json};

use super::{AUTOENCODER, Choice, Entry, GAN, VAE, VAE_GAN, choice};
use crate::config::{GeneratorLoss, Objective, ReconstructionLoss};

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
                r"\frac{1}{L} \sum_{l=1}^{L} \log p_\theta(x|z_l) - \beta\, \mathrm{KL}(q_\phi \,\|\, p)",
            ),
            (
                Objective::SgvbA { samples: 1 },
                "ELBO by sampling (SGVB-A)",
                VAE,
                "The same bound with the KL estimated from samples: noisier.",
                r"\frac{1}{L} \sum_{l=1}^{L} \log w_l, \quad w_l = \frac{p_\theta(x, z_l)}{q_\phi(z_l|x)}",
            ),
            (
                Objective::Iwae { samples: 5 },
                "IWAE",
                VAE,
                "A tighter bound from several samples, each weighed by its importance.",
                r"\log \frac{1}{K} \sum_{k=1}^{K} w_k, \quad w_k = \frac{p_\theta(x, z_k)}{q_\phi(z_k|x)}",
            ),
            (
                Objective::Miwae {
                    estimates: 8,
                    samples: 8,
                },
                "MIWAE",
                VAE,
                "The mean of several importance-weighted bounds: a calmer gradient for the encoder.",
                r"\frac{1}{M} \sum_{m=1}^{M} \log \frac{1}{K} \sum_{k=1}^{K} w_{mk}",
            ),
            (
                Objective::Piwae {
                    estimates: 8,
                    samples: 8,
                },
                "PIWAE",
                VAE,
                "The decoder follows IWAE and the encoder MIWAE: each gets the gradient that suits it.",
                r"\nabla_\theta\, \mathcal{L}_{MK}^{\mathrm{IWAE}}, \quad \nabla_\phi\, \mathcal{L}_{M,K}^{\mathrm{MIWAE}}",
            ),
            (
                Objective::Ciwae {
                    samples: 5,
                    share: 0.5,
                },
                "CIWAE",
                VAE,
                "A mixture of the evidence lower bound and IWAE.",
                r"\beta\, \mathcal{L}_{\mathrm{ELBO}} + (1 - \beta)\, \mathcal{L}_{\mathrm{IWAE}}",
            ),
            (
                Objective::Dreg { samples: 5 },
                "DReG",
                VAE,
                "IWAE with a gradient for the encoder that does not drown in noise as samples grow.",
                r"\sum_{k=1}^{K} \biggl(\frac{w_k}{\sum_i w_i}\biggr)^2 \frac{\partial \log w_k}{\partial z_k} \frac{\partial z_k}{\partial \phi}",
            ),
            (
                Objective::Reconstruction {
                    loss: ReconstructionLoss::default(),
                },
                "Reconstruction",
                AUTOENCODER,
                "Nothing but the distance of an image and its reconstruction.",
                r"\min_{\theta, \phi}\, \ell\bigl(x,\, g_\theta(f_\phi(\tilde{x}))\bigr)",
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
                r"\begin{aligned}\min_G\, \max_D\; & \mathbb{E}_x[\log D(x)] \\ & + \mathbb{E}_z[\log(1 - D(G(z)))]\end{aligned}",
            ),
            (
                Objective::VaeGan {
                    gamma: 1.0,
                    gate: true,
                },
                "VAE-GAN",
                VAE_GAN,
                "Reconstruction is measured in the discriminator's features, and its verdict counts too.",
                r"\mathrm{KL} + \tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2 + \mathcal{L}_D",
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

fn losses() -> Vec<Entry<Value>> {
    vec![
        (
            json!(ReconstructionLoss::CrossEntropy),
            "Cross-entropy",
            AUTOENCODER,
            "Grey levels count as probabilities.",
            r"-\sum_i x_i \log \tilde{x}_i + (1 - x_i) \log(1 - \tilde{x}_i)",
        ),
        (
            json!(ReconstructionLoss::SquaredError),
            "Squared error",
            AUTOENCODER,
            "The squared difference of each pixel.",
            r"\lVert x - \tilde{x} \rVert^2",
        ),
        (
            json!(GeneratorLoss::NonSaturating),
            "Non-saturating",
            GAN,
            "The generator maximises the chance of being believed: its gradient stays strong while it loses.",
            r"\max_G\, \mathbb{E}_z[\log D(G(z))]",
        ),
        (
            json!(GeneratorLoss::Minimax),
            "Minimax",
            GAN,
            "The discriminator's loss turned round: the paper's game, with a weak gradient at first.",
            r"\min_G\, \mathbb{E}_z[\log(1 - D(G(z)))]",
        ),
    ]
}
