//! Follows the strokes with a round, soft pen.

use super::curve::Dot;
use super::{DIGIT_SIDE, EVENT};

/// Grey values of the strokes, `[28, 28]`; `softness` is half the width of the
/// grey edge in pixels. Where strokes overlap the lighter one shows.
pub fn raster(dots: &[Dot], softness: f32) -> [u8; EVENT] {
    let mut light = [0.0; EVENT];
    for pair in dots.windows(2).filter(|pair| pair[1].joined) {
        segment(&mut light, pair[0], pair[1], softness);
    }
    light.map(|edge: f32| {
        // A smooth step across the edge, and at its ends flat.
        (edge * edge * (3.0 - 2.0 * edge) * 255.0 + 0.5) as u8
    })
}

/// One straight piece with round ends.
fn segment(light: &mut [f32; EVENT], a: Dot, b: Dot, softness: f32) {
    let radius = (a.radius + b.radius) / 2.0;
    let outer = radius + softness;
    let inner = (radius - softness).max(0.0);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let per_length = 1.0 / (dx * dx + dy * dy).max(1e-6);
    // The edge fades with the square of the distance: no root for each pixel.
    let per_fade = 1.0 / (outer * outer - inner * inner);
    let full = outer * outer * per_fade;
    let (left, right) = reach(a.x, b.x, outer);
    let (top, bottom) = reach(a.y, b.y, outer);
    for row in top..bottom {
        let y = row as f32 + 0.5 - a.y;
        let line = &mut light[row * DIGIT_SIDE..][left..right];
        for (column, light) in (left..right).zip(line) {
            let x = column as f32 + 0.5 - a.x;
            let along = ((x * dx + y * dy) * per_length).clamp(0.0, 1.0);
            let (u, v) = (x - along * dx, y - along * dy);
            let edge = (full - (u * u + v * v) * per_fade).clamp(0.0, 1.0);
            *light = light.max(edge);
        }
    }
}

/// The pixels, from and to, whose centres lie within `outer` of `a..b`.
fn reach(a: f32, b: f32, outer: f32) -> (usize, usize) {
    let from = (a.min(b) - outer + 0.5).max(0.0) as usize;
    let to = ((a.max(b) + outer + 0.5).max(0.0) as usize).min(DIGIT_SIDE);
    (from.min(to), to)
}
