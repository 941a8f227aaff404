//! What makes a bound.

use burn::tensor::Tensor;

use super::Weighting;
use crate::error::Error;

/// What makes a bound, implemented by its settings.
pub trait LowerBound: Copy + Default {
    /// What a form and a chart say of it.
    const WORDS: BoundWords;

    /// How many codes are drawn for each image.
    fn codes_per_image(&self) -> usize;

    /// Accepts the settings if their numbers lie within their limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the first that does not.
    fn check(&self) -> Result<(), Error>;

    /// What it makes of log weights `[codes_per_image, batch]`.
    fn weigh(&self, log_weights: Tensor<2>) -> Weighting;

    /// What weighs on the KL at `step`, for a bound that takes the KL in closed form; `None` for one
    /// that is made of importance weights alone.
    fn kl_weight(&self, _step: u64) -> Option<KlWeight> {
        None
    }
}

/// What a form and a chart say of a bound.
#[derive(Debug, Clone, Copy)]
pub struct BoundWords {
    /// Its name in a picker.
    pub label: &'static str,
    /// Its name with its number of codes, for a chart: `{samples}` and `{estimates}` stand for the
    /// settings of these names, `{codes}` for the codes of an image. Bounds of the same name can be
    /// compared.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub help: &'static str,
    /// What its number says beside a chart.
    pub says: &'static str,
    /// Its definition, in LaTeX.
    pub formula: &'static str,
}

/// What weighs on the KL at one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KlWeight {
    /// The weight itself, warmed up.
    pub beta: f64,
    /// Nats that each dimension may use without a penalty.
    pub free_bits: f64,
}

/// What a chart says of a bound that gains from every further code.
pub const TIGHTENS: &str = "below log p(x), and closer to it with more samples";

/// The same of the evidence lower bound, however many codes estimate its expectation.
pub const OF_TWO_COSTS: &str = "−(reconstruction + KL); higher is better";
