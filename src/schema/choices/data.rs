//! What is learned from, where it is drawn.

use serde_json::json;

use super::{Choice, ChoiceOption, choice};
use crate::config::{SessionConfig, SpriteFactor, colour_sprites};
use crate::limits::SPRITE_SIDES;
use crate::schema::opening;

/// Each with a model that suits it: what is right for small grey digits is not for images in colour.
pub(super) fn kind() -> Choice {
    let option = |value: &str, label, help, formula, config: SessionConfig| ChoiceOption {
        value: value.to_owned(),
        label,
        help,
        formula,
        models: Vec::new(),
        set: vec![
            ("data", json!(config.data)),
            ("model", json!(config.model)),
            ("training", json!(config.training)),
        ],
    };
    Choice {
        path: "data.kind",
        label: "Drawn images",
        help: "Which of the built-in images are drawn; each brings a model that suits it.",
        restart: true,
        keeps: vec![vec!["data.count"], vec!["data.seed"]],
        options: vec![
            option(
                "digits",
                "Digits",
                "As if written by hand: grey, 28 pixels square, in ten classes.",
                r"x_n \in [0, 1]^{28 \times 28}",
                opening(),
            ),
            option(
                "sprites",
                "Colour sprites",
                "A shape in colour, whose factors are drawn independently of one another.",
                r"x_n \in [0, 1]^{3 \times S \times S}",
                colour_sprites(),
            ),
        ],
    }
}

pub(super) fn side() -> Choice {
    let [small, large] = SPRITE_SIDES;
    choice(
        "data.side",
        "Sides",
        true,
        "How many rows and columns the images have.",
        vec![
            (
                small,
                "32 pixels",
                &[],
                "Quick to learn.",
                r"x_n \in [0, 1]^{3 \times 32 \times 32}",
            ),
            (
                large,
                "64 pixels",
                &[],
                "Smoother outlines; each step takes about four times as long.",
                r"x_n \in [0, 1]^{3 \times 64 \times 64}",
            ),
        ],
    )
}

pub(super) fn label() -> Choice {
    choice(
        "data.label",
        "Classes",
        false,
        "Which factor the classes of the images are; the model learns the same whatever is chosen.",
        vec![
            (
                SpriteFactor::Shape,
                "Shape",
                &[],
                "Square, ellipse, triangle or heart.",
                r"v \in \{1, 2, 3, 4\}",
            ),
            (
                SpriteFactor::Hue,
                "Hue",
                &[],
                "The colour, in six parts of the colour wheel.",
                r"v \sim \mathcal{U}(0, 2 \pi)",
            ),
            (
                SpriteFactor::Size,
                "Size",
                &[],
                "The square root of the area, in thirds of its range; the same for all shapes.",
                r"\tfrac{v}{S} \sim \mathcal{U}(0.2, 0.35)",
            ),
            (
                SpriteFactor::X,
                "Place from left to right",
                &[],
                "Where the centre of mass is, in thirds of its range.",
                r"\tfrac{v}{S} \sim \mathcal{U}(0.31, 0.69)",
            ),
            (
                SpriteFactor::Y,
                "Place from top to bottom",
                &[],
                "Where the centre of mass is, in thirds of its range.",
                r"\tfrac{v}{S} \sim \mathcal{U}(0.31, 0.69)",
            ),
            (
                SpriteFactor::Turn,
                "Turn",
                &[],
                "By at most an eighth of a circle to either side, in thirds of that.",
                r"v \sim \mathcal{U}\bigl(-\tfrac{\pi}{4}, \tfrac{\pi}{4}\bigr)",
            ),
            (
                SpriteFactor::Background,
                "Background",
                &[],
                "The grey level around the shape, in thirds of its range.",
                r"v \sim \mathcal{U}(0.1, 0.7)",
            ),
        ],
    )
}
