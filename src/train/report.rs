use serde::Serialize;

/// What a burst of training steps did. All terms in nats for one image, averaged over the batch;
/// each list holds one number a step.
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
    /// What training minimises: `reconstruction + beta * kl`.
    pub loss: Vec<f64>,
    /// The evidence lower bound, `-(reconstruction + kl)`.
    pub bound: Vec<f64>,
    /// `-E_q[log p(x|z)]`.
    pub reconstruction: Vec<f64>,
    /// `KL(q(z|x) || p(z))`.
    pub kl: Vec<f64>,
}

/// The terms on held-out images, in nats for one image.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// Steps taken before it.
    pub step: u64,
    /// How many held-out images it looked at.
    pub images: usize,
    /// The evidence lower bound, `-(reconstruction + kl)`.
    pub bound: f64,
    /// `-E_q[log p(x|z)]`, with one sample an image.
    pub reconstruction: f64,
    /// `KL(q(z|x) || p(z))`.
    pub kl: f64,
}
