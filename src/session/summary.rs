//! What a session says of its device, its data and its model.

use serde::Serialize;

use crate::device::DeviceKind;
use crate::error::{Notice, Told};
use crate::image::ImageShape;

/// Which device a session runs on.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DeviceReport {
    /// CPU or GPU.
    pub kind: DeviceKind,
    /// What the self-test found.
    pub self_test: Told<Notice>,
}

/// What the images are.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DataSummary {
    /// What they are called.
    pub name: String,
    /// That of each image.
    #[serde(flatten)]
    pub shape: ImageShape,
    /// How many are trained on.
    pub train: usize,
    /// How many are held out.
    pub held_out: usize,
    /// Whether the held-out images have labels.
    pub labelled: bool,
    /// How many classes the labels name.
    pub classes: usize,
    /// What these are called, where they have other names than their numbers.
    pub class_names: Option<&'static [&'static str]>,
}

/// What the model is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ModelSummary {
    /// How many numbers it learns.
    pub parameters: usize,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// Steps taken since it began.
    pub step: u64,
    /// Something the user should know about it.
    pub notice: Option<Told<Notice>>,
}
