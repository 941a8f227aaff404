//! In whose place something else crosses the boundary, for all that calls are given and answer.

use wasm_bindgen::JsValue;

use super::values::{Codes, Images, Result, from_js, plain_from_js, to_js};
use crate::bounds::Bound;
use crate::config::{ClassifierConfig, SessionConfig};
use crate::diagnostics::{GradientSnr, LatentSummary, LogLikelihood, Trace};
use crate::explore::Path;
use crate::image::{ImageBatch, ImageShape};
use crate::models::weights::NamedTensor;
use crate::session::{
    ClassifierReport, DataSummary, DeviceReport, ImageSet, LatentPlane, ModelSummary,
    PlanePosterior, Recognition, SampleQuality,
};
use crate::train::{Evaluation, TrainReport};

/// What a call is given, made from what crosses in its place.
pub trait Argument: Sized {
    type Js;
    fn from_js(js: Self::Js) -> Result<Self>;
}

/// What a call answers, made into what crosses in its place.
pub trait Answer: Sized {
    type Js;
    fn into_js(self) -> Result<Self::Js>;
}

/// What wasm-bindgen carries over by itself.
macro_rules! carried {
    (arguments: $($argument:ty),*; answers: $($answer:ty),*;) => {
        $(impl Argument for $argument {
            type Js = Self;
            fn from_js(js: Self) -> Result<Self> {
                Ok(js)
            }
        })*
        $(impl Answer for $answer {
            type Js = Self;
            fn into_js(self) -> Result<Self> {
                Ok(self)
            }
        })*
    };
}

carried! {
    arguments: bool, u32, usize, f32, Option<usize>, Vec<f32>, Vec<u8>, Vec<usize>;
    answers: (), f64, Vec<f32>, Vec<u8>, Option<Vec<u8>>;
}

/// What crosses as the object that it is serialised to.
macro_rules! objects {
    (arguments: $($argument:ty),*; answers: $($answer:ty),*;) => {
        $(impl Argument for $argument {
            type Js = JsValue;
            fn from_js(js: JsValue) -> Result<Self> {
                plain_from_js(&js)
            }
        })*
        $(impl Answer for $answer {
            type Js = JsValue;
            fn into_js(self) -> Result<JsValue> {
                to_js(&self)
            }
        })*
    };
}

objects! {
    arguments: Bound, ClassifierConfig, ImageShape, Option<Path>, SessionConfig;
    answers: ClassifierReport, DataSummary, DeviceReport, Evaluation, GradientSnr, ImageBatch, LatentPlane,
        LatentSummary, LogLikelihood, ModelSummary, PlanePosterior, Recognition, SampleQuality, SessionConfig, Trace,
        TrainReport, Vec<NamedTensor>;
}

/// What crosses as an object of another form.
macro_rules! in_place_of {
    ($($answer:ty => $object:ty),*) => {
        $(impl Answer for $answer {
            type Js = JsValue;
            fn into_js(self) -> Result<JsValue> {
                to_js(&<$object>::from(self))
            }
        })*
    };
}

in_place_of!(ImageSet => Images, (Vec<f32>, Vec<f32>) => Codes);

impl Argument for Vec<NamedTensor> {
    type Js = JsValue;

    fn from_js(js: JsValue) -> Result<Self> {
        from_js(js)
    }
}

impl Argument for ImageSet {
    type Js = JsValue;

    fn from_js(js: JsValue) -> Result<Self> {
        Ok(from_js::<Images>(js)?.try_into()?)
    }
}
