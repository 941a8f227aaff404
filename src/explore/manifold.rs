//! A grid of codes over a plane.

/// Codes of a `side` by `side` grid over the square `[-extent, extent]^2`, row by row from the
/// largest second coordinate, so that they lie as they are drawn.
pub fn plane(side: usize, extent: f32) -> Vec<f32> {
    let at = |i: usize| {
        let last = side.saturating_sub(1).max(1) as f32;
        extent * (2.0 * i as f32 / last - 1.0)
    };
    let rows = (0..side).rev();
    rows.flat_map(|row| (0..side).flat_map(move |column| [at(column), at(row)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_starts_at_the_top_left_and_ends_at_the_bottom_right() {
        let codes = plane(3, 2.0);
        assert_eq!(codes.len(), 18);
        assert_eq!(codes[..4], [-2.0, 2.0, 0.0, 2.0]);
        assert_eq!(codes[8..10], [0.0, 0.0]);
        assert_eq!(codes[16..], [2.0, -2.0]);
    }
}
