//! What training optimises.

use serde_json::{Value, json};

use super::{AUTOENCODER, Choice, Entry, GAN, VAE, choice};
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
