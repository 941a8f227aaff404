//! The skeletons of 0 to 4.

use super::ink::Ink;

/// A ring begun near the top; it may stay open, meet or overlap.
pub fn zero(ink: &mut Ink) {
    let (rx, ry) = (ink.near(0.31, 0.045), 0.5);
    let egg = ink.near(0.0, 0.05);
    let begin = ink.near(0.12, 0.12);
    let gap = ink.near(-0.02, 0.05);
    let rise = ink.near(0.0, 0.04);
    let point = |c: f32, s: f32| [0.3 + rx * c * (1.0 + egg * s), 0.5 + ry * s];
    let [x, y] = point(begin, -0.97);
    ink.start(x, y + rise);
    ink.curve(&[
        point(-0.6, -0.76),
        point(-0.97, -0.15),
        point(-0.85, 0.52),
        point(-0.25, 0.96),
        point(0.45, 0.88),
        point(0.96, 0.3),
        point(0.9, -0.4),
        point(0.45, -0.88),
    ]);
    let [x, y] = point(begin - 0.08, -0.98);
    ink.curve(&[[x + gap, y - rise * 0.5 + gap.max(0.0)]]);
}

/// A stroke down: alone, with a flag, or with flag and foot.
pub fn one(ink: &mut Ink) {
    let flag = ink.chance(0.33);
    let bow = ink.near(0.0, 0.025);
    let x = 0.32;
    if flag {
        let reach = ink.between(0.1, 0.25);
        // Steep, or it would be the roof of a 7.
        let drop = reach * ink.between(0.75, 1.3);
        ink.start(x - reach, drop);
        if ink.chance(0.5) {
            ink.curve(&[[x - 0.4 * reach, 0.45 * drop]]);
        }
        ink.corner(x, 0.0);
    } else {
        ink.start(x, 0.0);
    }
    ink.curve(&[[x + bow, 0.5], [x, 1.0]]);
    if flag && ink.chance(0.5) {
        let (left, right) = (ink.between(0.17, 0.3), ink.between(0.15, 0.3));
        ink.start(x - left, 1.0);
        ink.curve(&[[x + right, 0.99]]);
    }
}

/// A hook and a base, joined by a sharp corner or by a loop.
pub fn two(ink: &mut Ink) {
    let hook = ink.near(0.2, 0.06);
    let wide = ink.near(0.55, 0.06);
    let high = ink.near(0.27, 0.05);
    ink.start(0.1 * hook + 0.03, hook);
    ink.curve(&[[0.28, 0.0], [wide, high]]);
    if ink.chance(0.45) {
        let (top, left) = (ink.near(0.77, 0.03), ink.near(-0.02, 0.02));
        let (reach, end) = (ink.near(0.7, 0.08), ink.near(0.93, 0.05));
        ink.curve(&[
            [0.4, 0.6],
            [0.16, 0.93],
            [left, 0.92],
            [0.07, top],
            [0.3, 0.87],
            [0.48, 0.98],
            [reach, end],
        ]);
    } else {
        let (bow, end) = (ink.near(0.04, 0.05), ink.near(0.96, 0.04));
        let reach = ink.near(0.66, 0.09);
        ink.curve(&[[0.36, 0.62]]);
        ink.corner(0.0, 0.97);
        ink.curve(&[[0.3, 0.97 - bow], [reach, end]]);
    }
}

/// Two bows; the upper one round or with a flat top.
pub fn three(ink: &mut Ink) {
    let waist = ink.near(0.45, 0.035);
    let pinch = ink.near(0.24, 0.06);
    let belly = ink.near(0.58, 0.04);
    if ink.chance(0.25) {
        let level = ink.near(0.02, 0.02);
        ink.start(0.04, level + 0.02);
        ink.corner(0.5, level);
        ink.corner(pinch, waist - 0.05);
    } else {
        let cheek = ink.near(0.5, 0.04);
        let begin = ink.near(0.14, 0.05);
        ink.start(0.05, begin);
        ink.curve(&[[0.26, 0.0], [cheek, 0.17], [0.42, 0.36]]);
        if ink.chance(0.15) {
            // A small loop instead of the notch.
            ink.curve(&[[pinch, waist], [pinch + 0.02, waist - 0.06]]);
        } else {
            ink.corner(pinch, waist);
        }
    }
    let end = ink.near(0.88, 0.05);
    ink.curve(&[
        [0.46, waist + 0.06],
        [belly, 0.72],
        [0.4, 0.96],
        [0.2, 0.99],
        [0.0, end],
    ]);
}

/// An angle and a stem; closed at the top, open and angular, or open and round.
pub fn four(ink: &mut Ink) {
    let stem = ink.near(0.46, 0.04);
    let bar = ink.near(0.6, 0.05);
    let reach = ink.near(0.17, 0.05);
    match ink.between(0.0, 1.0) {
        kind if kind < 0.25 => {
            ink.start(stem - 0.02, 0.0);
            ink.corner(0.0, bar);
            ink.curve(&[[stem + reach, bar - 0.02]]);
            ink.start(stem, 0.02);
            ink.curve(&[[stem - 0.02, 0.5], [stem - 0.03, 1.0]]);
        }
        kind if kind < 0.65 => {
            let top = ink.near(0.05, 0.04);
            ink.start(0.12, top);
            ink.curve(&[[0.07, 0.3]]);
            ink.corner(0.01, bar - 0.05);
            ink.curve(&[[0.3, bar - 0.06], [stem + reach, bar - 0.1]]);
            let top = ink.near(0.06, 0.06);
            ink.start(stem + 0.04, top);
            ink.curve(&[[stem, 0.5], [stem - 0.03, 1.0]]);
        }
        _ => {
            let top = ink.near(0.02, 0.03);
            let floor = ink.near(0.5, 0.04);
            ink.start(0.06, top);
            ink.curve(&[[0.02, 0.3], [0.12, floor], [0.34, floor - 0.03]]);
            ink.curve(&[[stem + 0.05, floor - 0.12]]);
            let top = ink.near(0.04, 0.05);
            ink.start(stem + 0.09, top);
            ink.curve(&[[stem + 0.04, 0.5], [stem - 0.02, 1.0]]);
        }
    }
}
