//! What training optimises.

use serde_json::{Value, json};

use super::{AUTOENCODER, Choice, Entry, GAN, VAE, VAE_GAN, choice};
use crate::bounds::Bound;
use crate::config::{GeneratorLoss, ReconstructionLoss};

pub(super) fn bound() -> Choice {
    let option = |bound: Bound| {
        let words = bound.words();
        (bound, words.label, VAE, words.help, words.formula)
    };
    choice(
        "model.bound",
        "Bound",
        false,
        "The lower bound on log p(x) that training raises.",
        Bound::all().into_iter().map(option).collect(),
    )
}

pub(super) fn loss() -> Choice {
    choice(
        "model.loss",
        "Loss",
        false,
        "How the error is measured.",
        losses(),
    )
}

pub(super) fn gate() -> Choice {
    choice(
        "model.gate",
        "Gate",
        false,
        "Whether the player that is winning too clearly waits for the other.",
        vec![
            (
                true,
                "On",
                VAE_GAN,
                "The discriminator waits while it is seldom wrong, the decoder while the discriminator often is.",
                r"\begin{aligned}\ell &= \max\bigl(-\log D(x),\, -\log(1 - D(\hat{x}))\bigr) \\ \eta_D &= \eta\, [\,\ell \ge \log 2 - m\,] \\ \eta_\theta &= \eta\, [\,\ell \le \log 2 + m\,]\end{aligned}",
            ),
            (
                false,
                "Off",
                VAE_GAN,
                "Both learn at every step.",
                r"\eta_D = \eta_\theta = \eta",
            ),
        ],
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
