//! Control points to a dense row of pen positions.
//!
//! Between corners the path is a cubic Hermite spline whose tangents are those
//! of a centripetal Catmull-Rom curve (knots spaced by the square root of the
//! chord), which neither loops nor overshoots where points crowd together.

use super::ink::{Joint, Node};
use super::style::Style;

/// One position of the pen; `joined` to the one before unless a stroke starts.
#[derive(Debug, Clone, Copy)]
pub struct Dot {
    pub x: f32,
    pub y: f32,
    /// Half the stroke's width here, in pixels.
    pub radius: f32,
    pub joined: bool,
}

/// Pen positions a digit height: about one a pixel and a third.
const DENSITY: f32 = 15.0;

/// The strokes through `nodes`, with the width the pen has along them.
pub fn flatten(nodes: &[Node], style: &Style) -> Vec<Dot> {
    let mut dots = Vec::with_capacity(64);
    for stroke in nodes.chunk_by(|_, next| next.joint != Joint::Start) {
        let first = dots.len();
        trace(stroke, &mut dots);
        press(&mut dots[first..], style);
    }
    dots
}

fn trace(stroke: &[Node], dots: &mut Vec<Dot>) {
    let Some(start) = stroke.first() else { return };
    dots.push(Dot {
        x: start.x,
        y: start.y,
        radius: 0.0,
        joined: false,
    });
    for i in 1..stroke.len() {
        let (a, b) = (stroke[i - 1], stroke[i]);
        let chord = distance(a, b);
        let before = (i >= 2 && a.joint == Joint::Smooth).then(|| stroke[i - 2]);
        let after = stroke
            .get(i + 1)
            .copied()
            .filter(|_| b.joint == Joint::Smooth);
        let leave = before.map_or([b.x - a.x, b.y - a.y], |before| {
            tangent(before, a, b, chord)
        });
        let arrive = after.map_or([b.x - a.x, b.y - a.y], |after| tangent(a, b, after, chord));
        let steps = (chord * DENSITY).ceil().clamp(2.0, 12.0);
        for k in 1..=steps as u32 {
            let t = k as f32 / steps;
            let (t2, t3) = (t * t, t * t * t);
            let (from_a, to_b) = (2.0 * t3 - 3.0 * t2 + 1.0, 3.0 * t2 - 2.0 * t3);
            let (leaving, arriving) = (t3 - 2.0 * t2 + t, t3 - t2);
            dots.push(Dot {
                x: from_a * a.x + to_b * b.x + leaving * leave[0] + arriving * arrive[0],
                y: from_a * a.y + to_b * b.y + leaving * leave[1] + arriving * arrive[1],
                radius: 0.0,
                joined: true,
            });
        }
    }
}

/// The curve's direction at `b`, scaled to the segment of that chord.
fn tangent(a: Node, b: Node, c: Node, chord: f32) -> [f32; 2] {
    let (ab, bc) = (distance(a, b).sqrt(), distance(b, c).sqrt());
    let along =
        |a: f32, b: f32, c: f32| ((b - a) / ab - (c - a) / (ab + bc) + (c - b) / bc) * chord.sqrt();
    [along(a.x, b.x, c.x), along(a.y, b.y, c.y)]
}

fn distance(a: Node, b: Node) -> f32 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    // Kept off zero so that points which happen to meet divide safely.
    (x * x + y * y).sqrt().max(1e-3)
}

/// Sets the width along one stroke: it grows or fades from start to end, is
/// another where the pen moves down, and tapers over the first and last bit.
fn press(stroke: &mut [Dot], style: &Style) {
    let last = (stroke.len() - 1).max(1) as f32;
    let mut before = [stroke[0].x, stroke[0].y];
    for (i, dot) in stroke.iter_mut().enumerate() {
        let at = i as f32 / last;
        let down = ((dot.y - before[1]) * DENSITY).clamp(-1.0, 1.0);
        before = [dot.x, dot.y];
        let start = (1.0 - i as f32 / 4.0).max(0.0);
        let end = (1.0 - (last - i as f32) / 5.0).max(0.0);
        let taper = 1.0 - style.tapers[0] * start * start - style.tapers[1] * end * end;
        let pressed = 1.0 + style.pressure * (2.0 * at - 1.0) + style.nib * down;
        dot.radius = style.radius * pressed * taper;
    }
}
