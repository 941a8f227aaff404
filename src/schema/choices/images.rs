//! What images go through on their way to a model.

use super::{AUTOENCODER, Choice, VAE, choice};
use crate::config::{Binarisation, Corruption, ModelKind};

const WITHOUT_LIKELIHOOD: &[ModelKind] =
    &[ModelKind::Autoencoder, ModelKind::Gan, ModelKind::VaeGan];

/// Those of a VAE's likelihood for black and white pixels.
pub(super) fn of_likelihood() -> Choice {
    binarisation("model.likelihood.binarisation", VAE)
}

/// Those of the models that have no likelihood.
pub(super) fn of_model() -> Choice {
    binarisation("model.binarisation", WITHOUT_LIKELIHOOD)
}

fn binarisation(path: &'static str, models: &'static [ModelKind]) -> Choice {
    choice(
        path,
        "Binarisation",
        false,
        "How grey images become black and white.",
        vec![
            (
                Binarisation::None,
                "None",
                models,
                "Grey levels are kept.",
                r"x_i \in [0, 1]",
            ),
            (
                Binarisation::Threshold,
                "Threshold",
                models,
                "White from one half on.",
                r"x_i \leftarrow [\,x_i \ge \tfrac{1}{2}\,]",
            ),
            (
                Binarisation::Stochastic,
                "Stochastic",
                models,
                "Drawn anew each time, with the grey level as the chance of white: what the tables of the bounds use.",
                r"x_i \leftarrow b_i, \quad b_i \sim \mathrm{Bernoulli}(x_i)",
            ),
        ],
    )
}

pub(super) fn corruption() -> Choice {
    choice(
        "model.corruption",
        "Corruption",
        false,
        "What the input goes through before the encoder; the target stays clean.",
        vec![
            (
                Corruption::None,
                "None",
                AUTOENCODER,
                "A plain autoencoder.",
                r"\tilde{x} = x",
            ),
            (
                Corruption::Gaussian { scale: 0.3 },
                "Gaussian noise",
                AUTOENCODER,
                "Each pixel is moved a little.",
                r"\tilde{x} = x + \sigma\, \epsilon, \quad \epsilon \sim \mathcal{N}(0, I)",
            ),
            (
                Corruption::Masking { share: 0.25 },
                "Masking",
                AUTOENCODER,
                "Some pixels become black.",
                r"\begin{aligned}\tilde{x}_i &= (1 - m_i)\, x_i \\ m_i &\sim \mathrm{Bernoulli}(\nu)\end{aligned}",
            ),
            (
                Corruption::SaltAndPepper { share: 0.25 },
                "Salt and pepper",
                AUTOENCODER,
                "Some pixels become black or white.",
                r"\begin{aligned}\tilde{x}_i &= (1 - m_i)\, x_i + m_i\, c_i \\ c_i &\sim \mathrm{Bernoulli}(\tfrac{1}{2})\end{aligned}",
            ),
        ],
    )
}
