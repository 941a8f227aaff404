//! What a sprite is made of: independent factors, the classes they fall into, and their names.

use super::super::random::Stream;
use crate::config::SpriteFactor;
use crate::random::Purpose;

/// Least and most of a factor, between which every value is equally likely.
type Interval = [f32; 2];

// Everywhere in these, a sprite lies within its image. Turned by less than an eighth of a circle to
// either side, no shape looks like itself at another angle, not even a square.
const SIZES: Interval = [0.2, 0.35];
const PLACES: Interval = [0.31, 0.69];
const TURNS: Interval = [-45.0, 45.0];
const GREYS: Interval = [0.1, 0.7];

/// How far a colour is from white: all have the highest value, so that the background is never as bright.
const SATURATION: f32 = 0.85;

/// The outline of a sprite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpriteShape {
    /// With sides along those of the image.
    Square,
    /// Wider than high.
    Ellipse,
    /// Equilateral, with a corner on top.
    Triangle,
    /// A square on its corner with two half discs on its upper sides.
    Heart,
}

impl SpriteShape {
    /// All of them, in the order of their classes.
    pub const ALL: [Self; 4] = [Self::Square, Self::Ellipse, Self::Triangle, Self::Heart];
}

/// The factors of one sprite. Lengths are in sides of the image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpriteFactors {
    /// Its outline.
    pub shape: SpriteShape,
    /// Its colour: degrees on the colour wheel, 0 to 360; 0 is red, 120 green, 240 blue.
    pub hue: f32,
    /// The square root of its area, whatever its shape: 0.2 to 0.35.
    pub size: f32,
    /// How far from the left its centre of mass is: 0.31 to 0.69.
    pub x: f32,
    /// How far from the top that is: 0.31 to 0.69.
    pub y: f32,
    /// By how many degrees it is turned clockwise: -45 to 45.
    pub turn: f32,
    /// The grey level around it: 0.1 to 0.7 of white.
    pub background: f32,
}

impl SpriteFactors {
    /// Those of sprite `index` of the sequence that `seed` starts, each drawn by itself.
    pub(super) fn draw(seed: u64, index: u64) -> Self {
        let mut stream = Stream::new(Purpose::Sprite, seed, index);
        let mut within = |[low, high]: Interval| stream.between(low, high);
        Self {
            hue: within([0.0, 360.0]),
            size: within(SIZES),
            x: within(PLACES),
            y: within(PLACES),
            turn: within(TURNS),
            background: within(GREYS),
            shape: SpriteShape::ALL[stream.below(SpriteShape::ALL.len() as u32) as usize],
        }
    }

    /// Red, green and blue of the shape, 0 to 1.
    pub(super) fn colour(&self) -> [f32; 3] {
        let sixth = self.hue / 60.0;
        let pure = [
            (sixth - 3.0).abs() - 1.0,
            2.0 - (sixth - 2.0).abs(),
            2.0 - (sixth - 4.0).abs(),
        ];
        pure.map(|level| 1.0 - SATURATION * (1.0 - level.clamp(0.0, 1.0)))
    }

    /// What the classes of a factor are called. Each is as likely as the others: numbers are cut into
    /// thirds of their interval, hues into the sixths around the colours of that name.
    pub fn classes(factor: SpriteFactor) -> &'static [&'static str] {
        match factor {
            SpriteFactor::Shape => &["square", "ellipse", "triangle", "heart"],
            SpriteFactor::Hue => &["red", "yellow", "green", "cyan", "blue", "magenta"],
            SpriteFactor::Size => &["small", "medium", "large"],
            SpriteFactor::X => &["left", "centre", "right"],
            SpriteFactor::Y => &["top", "middle", "bottom"],
            SpriteFactor::Turn => &["turned left", "upright", "turned right"],
            SpriteFactor::Background => &["dark", "grey", "light"],
        }
    }

    /// The class that a factor falls into: a place in [`SpriteFactors::classes`].
    pub fn class(&self, factor: SpriteFactor) -> u8 {
        match factor {
            SpriteFactor::Shape => self.shape as u8,
            SpriteFactor::Hue => (self.hue / 60.0 + 0.5) as u8 % 6,
            SpriteFactor::Size => third(self.size, SIZES),
            SpriteFactor::X => third(self.x, PLACES),
            SpriteFactor::Y => third(self.y, PLACES),
            SpriteFactor::Turn => third(self.turn, TURNS),
            SpriteFactor::Background => third(self.background, GREYS),
        }
    }
}

fn third(value: f32, [low, high]: Interval) -> u8 {
    ((3.0 * (value - low) / (high - low)) as u8).min(2)
}
