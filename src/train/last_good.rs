//! Which weights a run goes back to once its loss is not finite any more.
//!
//! Finite is not enough: the step that ruins a model leaves finite weights, and often some finite
//! losses, before it all ends in infinity. So a loss has to be one that could be expected, too.

use std::collections::VecDeque;

/// How many steps tell what can be expected of the next.
const STEPS: usize = 100;

/// How many of their standard deviations a loss may lie beyond their mean.
const DEVIATIONS: f64 = 10.0;

/// The latest state of a run known to be good, and what makes a state good.
///
/// A loss is that of the weights which its step started from. It is good when it lies at most ten
/// standard deviations of the last 100 good ones beyond their mean; what follows a bad one is bad
/// until the loss is back. A smaller loss is never bad.
///
/// As long as there are not 100 losses to judge by, since the model is new or settings have been
/// changed by hand, the limit is that from before the change, or of a new model its first loss and as
/// much again: a step may then pass for bad that isn't, and the way back is longer than it need be.
#[derive(Debug, Clone)]
pub struct LastGood<S> {
    state: S,
    /// The last ones that were good, and of the first [`STEPS`] of a count all.
    losses: VecDeque<f64>,
    /// What a loss may be at most; unknown before the first.
    limit: Option<f64>,
}

impl<S: Clone> LastGood<S> {
    /// Of a run that begins at `state`.
    pub fn new(state: S) -> Self {
        Self {
            state,
            losses: VecDeque::with_capacity(STEPS),
            limit: None,
        }
    }

    /// The state to go back to.
    pub fn state(&self) -> S {
        self.state.clone()
    }

    /// Settings have changed, and with them what losses to expect.
    pub fn count_anew(&mut self) {
        self.losses.clear();
    }

    /// Takes in the finite `losses` of consecutive steps, the first of which started from `start`.
    pub fn observe(&mut self, start: &S, losses: &[f64]) {
        for (at, &loss) in losses.iter().enumerate() {
            if self.expected(loss) && at == 0 {
                self.state = start.clone();
            }
        }
    }

    /// Any state is good that a finite loss is known of: in a game of several players, losses rise and
    /// fall with who is ahead.
    pub fn take(&mut self, start: &S) {
        self.state = start.clone();
    }

    fn expected(&mut self, loss: f64) -> bool {
        let good = loss <= *self.limit.get_or_insert(loss + loss.abs());
        let full = self.losses.len() == STEPS;
        if good || !full {
            if full {
                self.losses.pop_front();
            }
            self.losses.push_back(loss);
            if self.losses.len() == STEPS {
                self.limit = Some(self.farthest());
            }
        }
        good
    }

    fn farthest(&self) -> f64 {
        let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / STEPS as f64;
        let center = mean(&mut self.losses.iter().copied());
        let variance = mean(&mut self.losses.iter().map(|loss| (loss - center).powi(2)));
        center + DEVIATIONS * variance.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run of steps one by one, whose state is their number, and what it goes back to after each.
    fn states(run: &mut LastGood<usize>, from: usize, losses: &[f64]) -> Vec<usize> {
        let steps = losses.iter().enumerate();
        let states = steps.map(|(at, &loss)| {
            run.observe(&(from + at), &[loss]);
            run.state()
        });
        states.collect()
    }

    /// 100 losses of mean 10 and standard deviation 1.
    fn calm() -> Vec<f64> {
        (0..STEPS).map(|at| [9.0, 11.0][at % 2]).collect()
    }

    fn after_calm() -> LastGood<usize> {
        let mut run = LastGood::new(0);
        states(&mut run, 0, &calm());
        run
    }

    #[test]
    fn ten_standard_deviations_beyond_the_mean_are_good_and_more_are_not() {
        let mut run = after_calm();
        assert_eq!(states(&mut run, 100, &[20.0]), [100]);
        let mut run = after_calm();
        assert_eq!(states(&mut run, 100, &[20.1]), [99]);
    }

    #[test]
    fn what_follows_a_bad_step_is_bad_until_the_loss_is_back() {
        let mut run = after_calm();
        let found = states(&mut run, 100, &[10.0, 165.0, 40.0, 25.0, 19.0, 10.0]);
        assert_eq!(found, [100, 100, 100, 100, 104, 105]);
    }

    #[test]
    fn bad_losses_do_not_become_what_is_expected_however_many_there_are() {
        let mut run = after_calm();
        let ruined = vec![1e5; 3 * STEPS];
        assert_eq!(states(&mut run, 100, &ruined).last(), Some(&99));
        assert_eq!(states(&mut run, 400, &[12.0]), [400]);
    }

    #[test]
    fn a_loss_that_falls_is_good_however_fast_it_does() {
        let mut run = after_calm();
        assert_eq!(states(&mut run, 100, &[-1e3, -1e5]), [100, 101]);
    }

    #[test]
    fn a_loss_that_rises_slowly_as_in_a_warm_up_stays_good() {
        let mut run = LastGood::new(0);
        let falling = (0..STEPS).map(|at| 540.0 - at as f64);
        let rising = (0..STEPS).map(|at| 440.0 + 3.0 * at as f64);
        let losses: Vec<_> = falling.chain(rising).collect();
        assert_eq!(states(&mut run, 0, &losses).last(), Some(&199));
    }

    #[test]
    fn the_first_steps_of_a_model_are_good_up_to_twice_its_first_loss() {
        let mut run = LastGood::new(0);
        let found = states(&mut run, 0, &[543.0, 560.0, 1e5, 9e4, 542.0]);
        assert_eq!(found, [0, 1, 1, 1, 4]);
        // Of densities of grey levels, a loss may be below zero.
        let mut run = LastGood::new(0);
        let found = states(&mut run, 0, &[-1800.0, -1700.0, 7942.0]);
        assert_eq!(found, [0, 1, 1]);
    }

    #[test]
    fn after_a_change_by_hand_the_limit_from_before_holds_until_there_are_losses_enough() {
        let mut run = after_calm();
        run.count_anew();
        assert_eq!(states(&mut run, 100, &[9.0, 1e5, 20.0]), [100, 100, 102]);
        // Another objective, whose losses are others.
        run.count_anew();
        let found = states(&mut run, 103, &[30.0; STEPS + 1]);
        assert_eq!(found[STEPS - 1], 102);
        assert_eq!(found[STEPS], 103 + STEPS);
    }

    #[test]
    fn changes_in_quick_succession_do_not_make_a_ruined_state_a_good_one() {
        let mut run = after_calm();
        run.count_anew();
        assert_eq!(states(&mut run, 100, &[9.0]), [100]);
        // Its step has ruined the weights, and nobody knows yet.
        run.count_anew();
        assert_eq!(states(&mut run, 101, &[164_587.0, 1e6]), [100, 100]);
    }

    #[test]
    fn of_a_burst_only_the_state_it_started_from_is_at_hand() {
        let mut run = after_calm();
        run.observe(&100, &[10.0, 1e5, 2e5]);
        assert_eq!(run.state(), 100);
        run.observe(&103, &[1e5, 10.0, 10.0]);
        assert_eq!(run.state(), 100);
        run.observe(&106, &[10.0]);
        assert_eq!(run.state(), 106);
    }

    #[test]
    fn in_a_game_every_finite_state_is_good() {
        let mut run = after_calm();
        run.take(&100);
        assert_eq!(run.state(), 100);
    }
}
