//! Bends, leans and turns the strokes and fits them into the field.

use super::DIGIT_SIDE;
use super::curve::Dot;
use super::style::Style;

/// Least distance of the ink's outline from the border of the field, in pixels.
const MARGIN: f32 = 1.0;

/// Moves `dots` from the frame of the design to pixels: the longer side of the
/// ink's box becomes `style.size` pixels and its centre of mass comes to lie in
/// the middle of the field, give or take `style.shift`.
pub fn place(dots: &mut [Dot], style: &Style) {
    let mut low = [f32::MAX; 2];
    let mut high = [f32::MIN; 2];
    for dot in dots.iter_mut() {
        let at = bend(dot.x - 0.3, dot.y - 0.5, style);
        [dot.x, dot.y] = at;
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    let longest = (high[0] - low[0]).max(high[1] - low[1]).max(0.1);
    let scale = (style.size - 2.0 * style.radius) / longest;
    let centre = centre_of_mass(dots);
    let middle = DIGIT_SIDE as f32 / 2.0;
    let mut offset = [0.0; 2];
    for axis in 0..2 {
        let wanted = middle + style.shift[axis] - centre[axis] * scale;
        let least = MARGIN + style.radius - low[axis] * scale;
        let most = 2.0 * middle - MARGIN - style.radius - high[axis] * scale;
        // `most` last: if both cannot hold, any place is as good.
        offset[axis] = wanted.max(least).min(most);
    }
    for dot in dots {
        dot.x = dot.x * scale + offset[0];
        dot.y = dot.y * scale + offset[1];
    }
}

/// A low-order polynomial bend of the plane, then width, slant and turn.
fn bend(x: f32, y: f32, style: &Style) -> [f32; 2] {
    let [arch, sway, fan, sag, lean, squeeze] = style.bends;
    let (xx, yy) = (x * x, y * y);
    let u = x + arch * yy + 2.0 * sway * y * (yy - 0.15) + 2.0 * fan * x * y;
    let v = y + sag * xx + lean * x + squeeze * (yy - 0.25);
    let u = u * style.aspect - style.slant * v;
    // Sine and cosine to third order: exact enough at these angles.
    let turn = style.turn;
    let (sin, cos) = (turn - turn * turn * turn / 6.0, 1.0 - turn * turn / 2.0);
    [cos * u - sin * v, sin * u + cos * v]
}

fn centre_of_mass(dots: &[Dot]) -> [f32; 2] {
    let mut sum = [0.0; 2];
    let mut total = 1e-6;
    for pair in dots.windows(2).filter(|pair| pair[1].joined) {
        let (a, b) = (pair[0], pair[1]);
        let (x, y) = (b.x - a.x, b.y - a.y);
        let mass = (x * x + y * y).sqrt() * (a.radius + b.radius);
        sum[0] += mass * (a.x + b.x) / 2.0;
        sum[1] += mass * (a.y + b.y) / 2.0;
        total += mass;
    }
    [sum[0] / total, sum[1] / total]
}
