//! The outlines of sprites as unions of convex parts, `x` to the right and `y` downward.
//!
//! Each shape has area 1 and its centre of mass in the origin, so that size and place of a sprite mean
//! the same for all of them.

use super::factors::SpriteShape;

/// A convex piece of a shape.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// Corners, clockwise as they are seen.
    Polygon(&'static [[f32; 2]]),
    /// Centre, and half the width and height.
    Ellipse([f32; 2], [f32; 2]),
}

/// No point of a shape is further than this from its centre of mass: a triangle's corners are `2 / 3^(3/4)`
/// away.
pub const REACH: f32 = 0.878;

const SQUARE: &[[f32; 2]] = &[[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]];

/// Sides of `2 / 3^(1/4)`.
const TRIANGLE: &[[f32; 2]] = &[
    [0.0, -0.877_382_7],
    [0.759_835_7, 0.438_691_34],
    [-0.759_835_7, 0.438_691_34],
];

// A heart's square has the side `a = (1 + pi / 4)^(-1/2)`, its discs the radius `a / 2`; the square's middle
// is `a (3 pi + 4) / (24 sqrt(2) (1 + pi / 4))` below the centre of mass.
const HALF_DIAGONAL: f32 = 0.529_197_1;
const RADIUS: f32 = 0.374_198_86;
const MIDDLE: f32 = 0.165_797_6;
const HEART: &[[f32; 2]] = &[
    [0.0, MIDDLE - HALF_DIAGONAL],
    [HALF_DIAGONAL, MIDDLE],
    [0.0, MIDDLE + HALF_DIAGONAL],
    [-HALF_DIAGONAL, MIDDLE],
];
const LOBE: [f32; 2] = [HALF_DIAGONAL / 2.0, MIDDLE - HALF_DIAGONAL / 2.0];

/// Eight wide for five high.
const ELLIPSE: [f32; 2] = [0.713_649_6, 0.446_031_03];

impl SpriteShape {
    /// What it is the union of.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Square => &[Part::Polygon(SQUARE)],
            Self::Ellipse => &[Part::Ellipse([0.0, 0.0], ELLIPSE)],
            Self::Triangle => &[Part::Polygon(TRIANGLE)],
            Self::Heart => &[
                Part::Polygon(HEART),
                Part::Ellipse([-LOBE[0], LOBE[1]], [RADIUS, RADIUS]),
                Part::Ellipse(LOBE, [RADIUS, RADIUS]),
            ],
        }
    }
}

impl Part {
    /// From where to where the line `start + t * step` lies inside, as values of `t`.
    pub fn cut(&self, start: [f32; 2], step: [f32; 2]) -> Option<[f32; 2]> {
        match *self {
            Self::Polygon(corners) => cut_polygon(corners, start, step),
            Self::Ellipse(centre, radii) => {
                let [x, y] = [0, 1].map(|i| (start[i] - centre[i]) / radii[i]);
                let [dx, dy] = [0, 1].map(|i| step[i] / radii[i]);
                // |(x, y) + t (dx, dy)| = 1
                let (a, b, c) = (dx * dx + dy * dy, x * dx + y * dy, x * x + y * y - 1.0);
                let root = b * b - a * c;
                (root > 0.0).then(|| [(-b - root.sqrt()) / a, (-b + root.sqrt()) / a])
            }
        }
    }
}

fn cut_polygon(corners: &[[f32; 2]], start: [f32; 2], step: [f32; 2]) -> Option<[f32; 2]> {
    let [mut from, mut to] = [f32::NEG_INFINITY, f32::INFINITY];
    let next = corners.iter().cycle().skip(1);
    for (corner, next) in corners.iter().zip(next) {
        let side = [next[0] - corner[0], next[1] - corner[1]];
        // Inside is where this, times the length of the side, is positive.
        let depth = side[0] * (start[1] - corner[1]) - side[1] * (start[0] - corner[0]);
        let deeper = side[0] * step[1] - side[1] * step[0];
        if deeper > 0.0 {
            from = from.max(-depth / deeper);
        } else if deeper < 0.0 {
            to = to.min(-depth / deeper);
        } else if depth < 0.0 {
            return None;
        }
    }
    (from < to).then_some([from, to])
}
