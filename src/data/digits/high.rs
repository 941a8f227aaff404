//! The skeletons of 5 to 9.

use super::ink::Ink;

/// A neck, a bow and a roof; in two strokes with corners, or in one.
pub fn five(ink: &mut Ink) {
    let neck = ink.near(0.43, 0.05);
    let belly = ink.near(0.56, 0.06);
    let end = ink.near(0.9, 0.045);
    let left = ink.near(0.09, 0.045);
    if ink.chance(0.6) {
        ink.start(left + 0.06, 0.05);
        ink.corner(left, neck);
        ink.curve(&[
            [0.3, neck - 0.05],
            [belly, 0.66],
            [0.42, 0.94],
            [0.2, 1.0],
            [0.0, end],
        ]);
        let (reach, rise) = (ink.near(0.62, 0.1), ink.near(0.0, 0.04));
        ink.start(left + 0.05, 0.05);
        ink.curve(&[[0.35, 0.04 + 0.5 * rise], [reach, rise]]);
    } else {
        let reach = ink.near(0.6, 0.06);
        ink.start(reach, 0.0);
        ink.curve(&[[0.36, 0.03]]);
        ink.corner(left + 0.08, 0.06);
        ink.curve(&[[left, neck - 0.06], [0.3, neck + 0.04]]);
        ink.curve(&[[belly - 0.05, 0.72], [0.36, 0.97], [0.15, 1.0], [0.0, end]]);
    }
}

/// A long bow down and round into a bowl.
pub fn six(ink: &mut Ink) {
    let tip = ink.near(0.4, 0.09);
    let lip = ink.near(0.54, 0.06);
    let belly = ink.near(0.54, 0.06);
    let bow = ink.near(0.17, 0.05);
    ink.start(tip, 0.0);
    if ink.chance(0.3) {
        ink.curve(&[[tip - 0.13, 0.06]]);
    }
    ink.curve(&[[bow, 0.3], [0.03, 0.66], [0.1, 0.91], [0.28, 1.0]]);
    ink.curve(&[
        [belly - 0.04, 0.9],
        [belly, 0.72],
        [0.33, lip],
        [0.15, lip + 0.1],
    ]);
    // The end meets the stem, or curls on inside the bowl.
    if ink.chance(0.7) {
        let close = ink.near(0.07, 0.04);
        ink.curve(&[[close, 0.8]]);
    } else {
        ink.curve(&[[0.12, 0.8], [0.24, 0.88]]);
    }
}

/// A roof and a leg; with or without a serif, a bar, a bent leg.
pub fn seven(ink: &mut Ink) {
    let foot = ink.near(0.2, 0.06);
    // Wide and level, or it would be a 1 with a flag.
    let corner = ink.near(0.64, 0.04);
    let sag = ink.near(0.01, 0.02);
    let begin = ink.near(0.03, 0.025);
    if ink.chance(0.25) {
        ink.start(0.0, begin + 0.14);
        ink.corner(0.02, begin);
    } else {
        ink.start(0.0, begin);
    }
    ink.curve(&[[0.3, 0.04 + sag]]);
    ink.corner(corner, 0.02);
    let bow = ink.near(0.0, 0.03);
    ink.curve(&[[0.5 * (corner + foot) + bow, 0.42], [foot + 0.3 * bow, 1.0]]);
    if ink.chance(0.22) {
        let (level, left) = (ink.near(0.5, 0.04), ink.between(0.12, 0.2));
        let (middle, right) = (0.5 * (corner + foot) - 0.02, ink.between(0.14, 0.22));
        ink.start(middle - left, level);
        ink.curve(&[[middle + right, level - 0.02]]);
    }
}

/// An S and back up again, or two rings.
pub fn eight(ink: &mut Ink) {
    let waist = ink.near(0.47, 0.035);
    let (brow, belly) = (ink.near(0.22, 0.03), ink.near(0.26, 0.035));
    let middle = 0.3;
    if ink.chance(0.8) {
        let end = ink.near(0.08, 0.04);
        ink.start(middle + 0.8 * brow, 0.11);
        ink.curve(&[
            [middle, 0.0],
            [middle - brow, 0.2],
            [middle + 0.02, waist],
            [middle + belly, 0.75],
            [middle, 1.0],
            [middle - belly, 0.77],
            [middle, waist],
            [middle + brow, 0.22],
            [middle + 0.5 * brow, end],
        ]);
    } else {
        let upper = 0.5 * waist;
        ink.start(middle, 0.0);
        ink.curve(&[
            [middle - brow, upper],
            [middle, waist],
            [middle + brow, upper],
        ]);
        ink.curve(&[[middle - 0.02, 0.0]]);
        let lower = 0.5 * (1.0 + waist);
        ink.start(middle, waist);
        ink.curve(&[
            [middle - belly, lower],
            [middle, 1.0],
            [middle + belly, lower],
        ]);
        ink.curve(&[[middle + 0.02, waist]]);
    }
}

/// A ring and a tail, straight, bent or curled.
pub fn nine(ink: &mut Ink) {
    let right = ink.near(0.5, 0.03);
    let floor = ink.near(0.46, 0.04);
    let left = ink.near(0.04, 0.03);
    ink.start(right - 0.03, 0.12);
    ink.curve(&[[0.3, 0.01], [left + 0.05, 0.12], [left, 0.32], [0.2, floor]]);
    ink.curve(&[[right - 0.1, 0.34]]);
    ink.corner(right, 0.1);
    match ink.between(0.0, 1.0) {
        kind if kind < 0.45 => {
            let foot = ink.near(0.42, 0.05);
            ink.curve(&[[right - 0.02, 0.5], [foot, 1.0]]);
        }
        kind if kind < 0.8 => {
            let foot = ink.near(0.28, 0.05);
            ink.curve(&[[right, 0.4], [right - 0.05, 0.7], [foot, 1.0]]);
        }
        _ => {
            let end = ink.near(0.88, 0.04);
            ink.curve(&[
                [right + 0.01, 0.55],
                [right - 0.06, 0.88],
                [0.27, 1.0],
                [0.06, end],
            ]);
        }
    }
}
