//! Which classes a model's samples cover, as a classifier sees them.

use serde::Serialize;

/// The share of the samples that a class needs to count as covered.
pub const COVERED_SHARE: f64 = 0.01;

/// How a classifier shares out a model's samples: a model that has lost modes leaves classes out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClassCoverage {
    /// The share of the samples that each class has.
    pub shares: Vec<f64>,
    /// How many classes have at least one sample in a hundred.
    pub covered: usize,
}

/// Counts `predictions`, the class of each sample in `0..classes`. Without a sample every share
/// is 0.
pub fn class_coverage(predictions: &[u8], classes: usize) -> ClassCoverage {
    let count = predictions.len().max(1) as f64;
    let share = |class| {
        let of_class = predictions.iter().filter(|&&p| usize::from(p) == class);
        of_class.count() as f64 / count
    };
    let shares: Vec<_> = (0..classes).map(share).collect();
    let covered = shares.iter().filter(|&&s| s >= COVERED_SHARE).count();
    ClassCoverage { shares, covered }
}
