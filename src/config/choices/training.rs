//! How the weights move, and what each step sees.

use super::{AUTOENCODER, Choice, choice};
use crate::config::{Binarisation, Corruption, Optimiser, Schedule};

pub(super) fn binarisation() -> Choice {
    choice(
        "training.binarisation",
        "Binarisation",
        false,
        "How grey images become black and white.",
        vec![
            (
                Binarisation::None,
                "None",
                &[],
                "Grey levels are kept.",
                r"x_i \in [0, 1]",
            ),
            (
                Binarisation::Threshold,
                "Threshold",
                &[],
                "White from one half on.",
                r"x_i \leftarrow [\,x_i \ge \tfrac{1}{2}\,]",
            ),
            (
                Binarisation::Stochastic,
                "Stochastic",
                &[],
                "Drawn anew each time, with the grey level as the chance of white: what the tables of the bounds use.",
                r"x_i \leftarrow b_i, \quad b_i \sim \mathrm{Bernoulli}(x_i)",
            ),
        ],
    )
}

pub(super) fn corruption() -> Choice {
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

pub(super) fn optimiser() -> Choice {
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
                r"\theta_t = \theta_{t-1} - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
            ),
            (
                Optimiser::Adagrad { epsilon: 1e-10 },
                "Adagrad",
                &[],
                "Steps shrink with all gradients so far.",
                r"\theta_t = \theta_{t-1} - \eta\, \frac{g_t}{\sqrt{\sum_{s \le t} g_s^2} + \epsilon}",
            ),
        ],
    )
}

pub(super) fn schedule() -> Choice {
    choice(
        "training.schedule",
        "Schedule",
        false,
        "How the learning rate changes.",
        vec![
            (
                Schedule::Constant,
                "Constant",
                &[],
                "It stays.",
                r"\eta_t = \eta",
            ),
            (
                Schedule::PowersOfThree,
                "Powers of three",
                &[],
                "It falls to a tenth in eight stages of 1, 3, 9 and more epochs.",
                r"\eta_i = 10^{-i/7}\, \eta, \quad T_i = 3^i",
            ),
        ],
    )
}
