//! Codes on the way from one code to another.

use serde::{Deserialize, Serialize};

/// The way from one code to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "InterpolationPath"))]
#[serde(rename_all = "lowercase")]
pub enum Path {
    /// The straight line.
    Linear,
    /// Along the great circle, with the length changing evenly: codes of a standard normal lie
    /// near a sphere, which the straight line leaves (Shoemake 1985; White 2016).
    Spherical,
}

/// `steps` codes from `from` to `to`, both included, one after another.
///
/// ```
/// use vae_lab::explore::{Path, interpolate};
///
/// let line = interpolate(&[2.0, 0.0], &[0.0, 2.0], 3, Path::Linear);
/// assert_eq!(line, [2.0, 0.0, 1.0, 1.0, 0.0, 2.0]);
/// let arc = interpolate(&[2.0, 0.0], &[0.0, 2.0], 3, Path::Spherical);
/// assert!((arc[2].hypot(arc[3]) - 2.0).abs() < 1e-6); // as far out as its ends
/// ```
pub fn interpolate(from: &[f32], to: &[f32], steps: usize, path: Path) -> Vec<f32> {
    let last = steps.saturating_sub(1).max(1) as f32;
    (0..steps)
        .flat_map(|step| {
            let t = step as f32 / last;
            let (a, b) = match path {
                Path::Linear => (1.0 - t, t),
                Path::Spherical => spherical_weights(from, to, t),
            };
            from.iter().zip(to).map(move |(from, to)| a * from + b * to)
        })
        .collect()
}

/// Weights of both ends so that the direction turns evenly and the length changes evenly.
fn spherical_weights(from: &[f32], to: &[f32], t: f32) -> (f32, f32) {
    let (length_from, length_to) = (norm(from), norm(to));
    let dot: f32 = from.iter().zip(to).map(|(a, b)| a * b).sum();
    let cosine = (dot / (length_from * length_to)).clamp(-1.0, 1.0);
    let angle = cosine.acos();
    // Ends that are parallel, opposite or zero span no great circle: take the line.
    if !angle.is_finite() || angle.sin() < 1e-4 {
        return (1.0 - t, t);
    }
    let length = (1.0 - t) * length_from + t * length_to;
    let weight = |share: f32, end: f32| length * (share * angle).sin() / (angle.sin() * end);
    (weight(1.0 - t, length_from), weight(t, length_to))
}

fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|x| x * x).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    const FROM: [f32; 2] = [2.0, 0.0];
    const TO: [f32; 2] = [0.0, 4.0];

    #[test]
    fn both_paths_start_and_end_at_their_codes() {
        for path in [Path::Linear, Path::Spherical] {
            let codes = interpolate(&FROM, &TO, 5, path);
            assert_relative_eq!(codes[..2], FROM, epsilon = 1e-6);
            assert_relative_eq!(codes[8..], TO, epsilon = 1e-6);
        }
    }

    #[test]
    fn the_spherical_path_turns_evenly_and_its_length_changes_evenly() {
        let codes = interpolate(&FROM, &TO, 3, Path::Spherical);
        let half = 3.0 * std::f32::consts::FRAC_1_SQRT_2;
        assert_relative_eq!(codes[2..4], [half, half], epsilon = 1e-5);
    }

    #[test]
    fn the_linear_path_passes_through_the_mean() {
        assert_eq!(interpolate(&FROM, &TO, 3, Path::Linear)[2..4], [1.0, 2.0]);
    }

    #[test]
    fn equal_opposite_and_zero_ends_give_finite_codes() {
        for to in [FROM, [-2.0, 0.0], [0.0, 0.0]] {
            let codes = interpolate(&FROM, &to, 4, Path::Spherical);
            assert!(codes.iter().all(|x| x.is_finite()), "{codes:?}");
        }
    }

    #[test]
    fn one_step_is_the_start() {
        assert_eq!(interpolate(&FROM, &TO, 1, Path::Linear), FROM);
    }
}
