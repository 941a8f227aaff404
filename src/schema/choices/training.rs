//! How the weights move.

use super::{Choice, choice};
use crate::config::{AdagradConfig, AdamConfig, OptimiserConfig, Schedule};

pub(super) fn optimiser() -> Choice {
    choice(
        "training.optimiser",
        "Optimiser",
        true,
        "What turns a gradient into a step.",
        vec![
            (
                OptimiserConfig::Adam(AdamConfig::ADAM),
                "Adam",
                &[],
                "Running means of the gradient and its size.",
                r"\theta_t = \theta_{t-1} - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
            ),
            (
                OptimiserConfig::AdamW(AdamConfig::ADAM_W),
                "AdamW",
                &[],
                "Adam whose weights decay by themselves, whatever the gradient's size.",
                r"\theta_t = (1 - \eta\, \lambda)\, \theta_{t-1} - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
            ),
            (
                OptimiserConfig::Adagrad(AdagradConfig::default()),
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

pub(super) fn shuffle() -> Choice {
    choice(
        "training.shuffle",
        "Order of images",
        true,
        "In which order an epoch goes through the images.",
        vec![
            (
                true,
                "Shuffled",
                &[],
                "Each epoch has an order of its own.",
                r"x_{\pi_e(1)}, \dots, x_{\pi_e(N)}",
            ),
            (
                false,
                "As they lie",
                &[],
                "Every epoch has the same order.",
                r"x_1, \dots, x_N",
            ),
        ],
    )
}
