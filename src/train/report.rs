//! What training and evaluation report.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::systems::Term;

/// What a burst of training steps did.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrainReport {
    /// The number of the first step of the burst, counted from 1.
    pub first_step: u64,
    /// Steps taken since the model began.
    pub step: u64,
    /// Epochs completed since the model began.
    pub epoch: u64,
    /// The weight of the KL at the last step.
    pub beta: f64,
    /// The learning rate of the last step, as its schedule has made it.
    pub learning_rate: f64,
    /// What was measured, by name, one number a step.
    pub terms: BTreeMap<Term, Vec<f64>>,
}

/// The terms on held-out images.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// Steps taken before it.
    pub step: u64,
    /// How many held-out images it looked at.
    pub images: usize,
    /// What was measured, by name, averaged over the images.
    pub terms: BTreeMap<Term, f64>,
}

impl TrainReport {
    /// One term of every step.
    ///
    /// # Panics
    /// When training doesn't measure it.
    pub fn of(&self, term: Term) -> &[f64] {
        &self.terms[&term]
    }
}

impl Evaluation {
    /// One term.
    ///
    /// # Panics
    /// When training doesn't measure it.
    pub fn of(&self, term: Term) -> f64 {
        self.terms[&term]
    }
}
