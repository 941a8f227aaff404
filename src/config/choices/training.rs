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
            ),
            (
                Optimiser::Adagrad { epsilon: 1e-10 },
                "Adagrad",
                &[],
                "Steps shrink with all gradients so far.",
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
            (Schedule::Constant, "Constant", &[], "It stays."),
            (
                Schedule::PowersOfThree,
                "Powers of three",
                &[],
                "It falls to a tenth in eight stages of 1, 3, 9 and more epochs.",
            ),
        ],
    )
}
