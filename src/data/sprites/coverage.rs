//! How much of each pixel a shape covers: along lines through a row of pixels exactly, across them by
//! the mean of several.

use super::factors::SpriteFactors;
use super::shapes::{Part, REACH};

/// Lines through a row of pixels.
const LINES: usize = 4;
/// A shape has at most so many parts.
const MOST_PARTS: usize = 3;

/// Where a shape lies, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Placement {
    /// Its centre, from the left and from the top.
    pub centre: [f32; 2],
    /// What has length 1 in the shape.
    pub size: f32,
    /// Cosine and sine of its turn, clockwise.
    pub turn: [f32; 2],
}

impl Placement {
    /// That of a sprite in an image of this side.
    pub fn of(factors: &SpriteFactors, side: usize) -> Self {
        let side = side as f32;
        Self {
            centre: [factors.x * side, factors.y * side],
            size: factors.size * side,
            turn: cos_sin(factors.turn),
        }
    }

    /// The part of the line at height `y` that a shape's part covers, as places from the left.
    fn cut(&self, part: &Part, y: f32) -> Option<[f32; 2]> {
        let [cos, sin] = self.turn.map(|part| part / self.size);
        let [x, y] = [-self.centre[0], y - self.centre[1]];
        part.cut([cos * x + sin * y, cos * y - sin * x], [cos, -sin])
    }
}

/// Cosine and sine of an angle of at most 45 degrees to either side, by their series: those of the
/// platforms differ in their last bits.
fn cos_sin(degrees: f32) -> [f32; 2] {
    let angle = degrees * (std::f32::consts::PI / 180.0);
    let square = angle * angle;
    let cos =
        1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    let sin = angle * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)));
    [cos, sin]
}

/// The share of each pixel that the union of `parts` covers, `[side, side]`.
pub fn coverage(parts: &[Part], place: &Placement, side: usize) -> Vec<f32> {
    let mut cover = vec![0.0; side * side];
    let (y, reach) = (place.centre[1], REACH * place.size);
    let top = (y - reach).max(0.0) as usize;
    let bottom = ((y + reach).max(0.0) as usize + 1).min(side);
    for row in top.min(bottom)..bottom {
        let pixels = &mut cover[row * side..(row + 1) * side];
        for line in 0..LINES {
            let y = row as f32 + (line as f32 + 0.5) / LINES as f32;
            let mut spans = [[f32::INFINITY; 2]; MOST_PARTS];
            for (span, part) in spans.iter_mut().zip(parts) {
                *span = place.cut(part, y).unwrap_or(*span);
            }
            spans.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
            // What is covered already is not covered twice.
            let mut done = 0.0;
            for [from, to] in spans {
                fill(pixels, from.max(done), to.min(side as f32));
                done = to.max(done);
            }
        }
    }
    cover
}

/// Adds one line's share of what lies between two places of a row.
fn fill(pixels: &mut [f32], from: f32, to: f32) {
    if from >= to {
        return;
    }
    let (first, last) = (from as usize, to.ceil() as usize);
    for (left, pixel) in (first..).zip(&mut pixels[first..last]) {
        let left = left as f32;
        *pixel += (to.min(left + 1.0) - from.max(left)) / LINES as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area of a disc of this radius, in pixels, around a place in an image of 64.
    fn drawn_area(radius: f32, centre: [f32; 2]) -> f32 {
        let place = Placement {
            centre,
            size: radius,
            turn: [1.0, 0.0],
        };
        // Within its reach.
        let disc = Part::Ellipse([0.0, 0.0], [0.8, 0.8]);
        coverage(&[disc], &place, 64).iter().sum()
    }

    #[test]
    fn a_disc_covers_pi_r_squared_wherever_it_lies() {
        for radius in [5.0, 9.7, 20.0_f32] {
            for offset in [0.0, 0.13, 0.5, 0.77] {
                let area = drawn_area(radius / 0.8, [31.0 + offset, 32.0 - offset / 3.0]);
                let exact = std::f32::consts::PI * radius * radius;
                assert!(
                    (area / exact - 1.0).abs() < 0.003,
                    "{radius}: {area} of {exact}"
                );
            }
        }
    }

    #[test]
    fn a_quarter_of_a_disc_is_left_where_three_quarters_lie_outside() {
        let area = drawn_area(12.5, [0.0, 64.0]);
        let exact = std::f32::consts::PI * 100.0 / 4.0;
        assert!((area / exact - 1.0).abs() < 0.003, "{area} of {exact}");
    }

    #[test]
    fn parts_that_lie_over_one_another_cover_once() {
        let place = Placement {
            centre: [16.0, 16.0],
            size: 10.0,
            turn: cos_sin(30.0),
        };
        let square = Part::Polygon(&[[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]);
        let inner = Part::Ellipse([0.1, 0.0], [0.3, 0.2]);
        let alone = coverage(&[square], &place, 32);
        assert_eq!(coverage(&[square, inner, square], &place, 32), alone);
        assert!((alone.iter().sum::<f32>() - 100.0).abs() < 0.1);
    }

    #[test]
    fn cosine_and_sine_are_those_of_the_angle() {
        for degrees in [-45.0, -30.0, -1.0, 0.0, 12.5, 44.9_f32] {
            let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
            let found = cos_sin(degrees).map(f64::from);
            assert!((found[0] - cos).abs() < 1e-6 && (found[1] - sin).abs() < 1e-6);
        }
    }
}
