//! What a page has to know of a kind of model, told by the kind itself.

use serde::Serialize;

use super::Term;
use crate::config::ModelKind;

/// What a page has to know of a kind of model.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KindInfo {
    /// Which one.
    pub kind: ModelKind,
    /// Its name.
    pub label: &'static str,
    /// What it is, in a sentence.
    pub help: &'static str,
    /// What it is in the literature, in LaTeX.
    pub formula: &'static str,
    /// What training does, in a sentence or two.
    pub summary: &'static str,
    /// What it can be asked.
    pub capabilities: Capabilities,
    /// The terms that always have a chart, in this order. The loss has none: it is made of them.
    pub charts: Vec<Term>,
    /// The term that tells most about it at a glance.
    pub headline: Term,
    /// The stages of a traced step, in this order.
    pub stages: Vec<Stage>,
    /// What stands side by side in the drawing of a step.
    pub parts: Vec<Part>,
    /// The loss whose gradient a trace shows.
    pub traced: TracedLoss,
}

/// What a kind of model can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Capabilities {
    /// Whether images have codes.
    pub encoder: bool,
    /// Whether the code of an image is a distribution.
    pub posterior: bool,
    /// Whether it has a likelihood, and a bound on it.
    pub likelihood: bool,
    /// Whether a discriminator judges its images: players then learn against one another, and no loss by
    /// itself says how good they are.
    pub discriminator: bool,
    /// Whether its encoder can be given corrupted images.
    pub corruption: bool,
}

/// The loss whose gradient a trace shows: in a game that of one player.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TracedLoss {
    /// What it is called.
    pub label: &'static str,
    /// The terms that it is the sum of, beside a penalty on weights.
    pub terms: Vec<Term>,
    /// The part of the model that it trains, under the name that it has in a checkpoint; all where it is the
    /// only loss.
    pub trains: Option<&'static str>,
}

/// A stage of a traced step: forward to the loss, and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// The image goes in.
    Image,
    /// The encoder answers with a distribution over codes.
    Encoder,
    /// Noise is drawn.
    Noise,
    /// The code is made.
    Code,
    /// The decoder draws an image.
    Decoder,
    /// The loss compares it.
    Cost,
    /// The gradient with respect to the drawn image.
    ByImage,
    /// The gradient with respect to the code.
    ByCode,
    /// It parts between mean and scale.
    Split,
    /// The gradient with respect to the weights.
    Weights,
}

/// What stands in the drawing of a step: things, and between them the networks and lines that lead from
/// one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The image that goes in.
    Image,
    /// A network.
    Encoder,
    /// Mean and scale.
    Posterior,
    /// Lines from the posterior to its codes.
    Sampling,
    /// The codes.
    Codes,
    /// A network.
    Decoder,
    /// A network.
    Generator,
    /// The images that come out.
    Output,
    /// Lines from the images to what they cost.
    Comparison,
    /// A network.
    Discriminator,
    /// What they cost.
    Cost,
}
