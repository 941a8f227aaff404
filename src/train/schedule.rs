//! How the learning rate changes from epoch to epoch.

use crate::config::Schedule;

impl Schedule {
    /// What the learning rate is multiplied by in this epoch, counted from 0.
    pub fn factor(self, epoch: u64) -> f64 {
        match self {
            Self::Constant => 1.0,
            Self::PowersOfThree => {
                // Stage i ends after 1 + 3 + ... + 3^i epochs.
                let ends = (0..7).scan(0, |end, stage| {
                    *end += 3u64.pow(stage);
                    Some(*end)
                });
                let stage = ends.filter(|&end| end <= epoch).count();
                10f64.powf(-(stage as f64) / 7.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_schedule_stays() {
        assert_eq!(
            [0, 5000].map(|epoch| Schedule::Constant.factor(epoch)),
            [1.0; 2]
        );
    }

    #[test]
    fn powers_of_three_falls_to_a_tenth_in_eight_stages_of_3280_epochs() {
        let stage = |epoch| Schedule::PowersOfThree.factor(epoch).log10() * -7.0;
        let stages = [0, 1, 3, 4, 12, 13, 39, 40, 1092, 1093, 3279, 3280, 9999].map(stage);
        let expected = [0, 1, 1, 2, 2, 3, 3, 4, 6, 7, 7, 7, 7];
        for (found, expected) in stages.iter().zip(expected) {
            assert!((found - f64::from(expected)).abs() < 1e-9, "{stages:?}");
        }
    }
}
