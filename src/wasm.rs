//! The boundary to JavaScript: exports the calls of `api`; types in, types out, no logic.

mod crossing;
mod values;

use wasm_bindgen::prelude::*;

use crate::bounds::Bound;
use crate::config::{ClassifierConfig, SessionConfig};
use crate::device::ComputeDevice;
use crate::diagnostics::{GradientSnr, LatentSummary, LogLikelihood, Trace};
use crate::error::{ArgumentError, Error};
use crate::explore::Path;
use crate::image::{ImageBatch, ImageShape};
use crate::models::weights::NamedTensor;
use crate::session::{
    ClassifierReport, DataSummary, DeviceReport, ImageSet, LatentPlane, ModelAtHand, ModelSummary,
    PlanePosterior, Recognition, SampleQuality, Session,
};
use crate::train::{Evaluation, TrainReport};
use crossing::{Answer, Argument};
use values::{Result, to_js};

/// So many held-out images are evaluated where nobody says how many: a few seconds on a slow CPU.
const MOST_EVALUATED: usize = 10_000;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Defaults, limits and help texts of every field of a config.
#[wasm_bindgen]
pub fn schema() -> Result<JsValue> {
    to_js(&crate::schema::schema())
}

/// A session: a device and a model in training on it. Calls must not overlap.
#[wasm_bindgen]
pub struct VaeLab(Session);

#[wasm_bindgen(js_class = VaeLab)]
impl VaeLab {
    pub async fn create(device: String) -> Result<VaeLab> {
        let device = match device.as_str() {
            "cpu" => ComputeDevice::cpu(),
            "webgpu" => ComputeDevice::webgpu().await?,
            _ => return Err(Error::from(ArgumentError::UnknownDevice { device }).into()),
        };
        Ok(VaeLab(Session::new(device)))
    }
}

macro_rules! export {
    (
        [] [$($doc:literal)*] $whose:ident [$($async:tt)?]
        $name:ident(& [$($mut:tt)?] $lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty, $body:block
    ) => {
        #[wasm_bindgen(js_class = VaeLab)]
        impl VaeLab {
            #[allow(non_snake_case, reason = "it has the name that JavaScript calls it by")]
            pub $($async)? fn $name(
                &$($mut)? self,
                $($arg: <$type as Argument>::Js,)*
            ) -> Result<<$answer as Answer>::Js> {
                $(let $arg = <$type as Argument>::from_js($arg)?;)*
                let $lab = &$($mut)? self.0;
                let answer: std::result::Result<$answer, Error> = $body;
                answer?.into_js()
            }
        }
    };
}

crate::api::calls!(export);

fn at_hand(keep_model: bool) -> ModelAtHand {
    if keep_model {
        ModelAtHand::Kept
    } else {
        ModelAtHand::Replaced
    }
}
