//! How values cross the boundary: bulk arrays as typed arrays, everything else as plain objects.

use js_sys::{Float32Array, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::data::NamedBytes;
use crate::error::Error;
use crate::models::weights::NamedTensor;
use crate::session::{ImageSet, LatentPlane, Recognition};

pub type Result<T> = std::result::Result<T, JsValue>;

#[derive(Deserialize)]
pub struct File {
    name: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    bytes: Uint8Array,
}

#[derive(Serialize, Deserialize)]
pub struct Weights {
    name: String,
    shape: Vec<usize>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    values: Float32Array,
}

#[derive(Serialize)]
pub struct Codes {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    loc: Float32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    scale: Float32Array,
}

#[derive(Serialize)]
pub struct Plane {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    points: Float32Array,
    explained: [f64; 2],
    prior: [f32; 2],
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Images {
    name: String,
    height: usize,
    width: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pixels: Uint8Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    labels: JsValue,
    #[serde(default)]
    held_out: usize,
}

#[derive(Serialize)]
pub struct Recognised {
    classes: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    probabilities: Float32Array,
}

impl From<File> for NamedBytes {
    fn from(file: File) -> Self {
        NamedBytes {
            name: file.name,
            bytes: file.bytes.to_vec(),
        }
    }
}

impl TryFrom<Images> for ImageSet {
    type Error = Error;

    fn try_from(images: Images) -> std::result::Result<Self, Error> {
        let labels = match images.labels {
            none if none.is_null() || none.is_undefined() => None,
            some => Some(some.dyn_into::<Uint8Array>().map_err(|_| {
                Error::Argument("The labels have to be bytes, one for each image.".into())
            })?),
        };
        Ok(ImageSet {
            name: images.name,
            height: images.height,
            width: images.width,
            pixels: images.pixels.to_vec(),
            labels: labels.map(|labels| labels.to_vec()),
            held_out: images.held_out,
        })
    }
}

impl From<ImageSet> for Images {
    fn from(set: ImageSet) -> Self {
        let labels = set
            .labels
            .map(|labels| Uint8Array::from(&labels[..]).into());
        Images {
            name: set.name,
            height: set.height,
            width: set.width,
            pixels: Uint8Array::from(&set.pixels[..]),
            labels: labels.unwrap_or(JsValue::NULL),
            held_out: set.held_out,
        }
    }
}

impl From<Recognition> for Recognised {
    fn from(found: Recognition) -> Self {
        Recognised {
            classes: found.classes,
            probabilities: found.probabilities.as_slice().into(),
        }
    }
}

impl From<LatentPlane> for Plane {
    fn from(plane: LatentPlane) -> Self {
        Plane {
            points: plane.points.as_slice().into(),
            explained: plane.explained,
            prior: plane.prior,
        }
    }
}

impl From<(Vec<f32>, Vec<f32>)> for Codes {
    fn from((loc, scale): (Vec<f32>, Vec<f32>)) -> Self {
        Codes {
            loc: loc.as_slice().into(),
            scale: scale.as_slice().into(),
        }
    }
}

impl From<NamedTensor> for Weights {
    fn from(tensor: NamedTensor) -> Self {
        let NamedTensor {
            name,
            shape,
            values,
        } = tensor;
        let values = values.as_slice().into();
        Weights {
            name,
            shape,
            values,
        }
    }
}

impl From<Weights> for NamedTensor {
    fn from(weights: Weights) -> Self {
        let Weights {
            name,
            shape,
            values,
        } = weights;
        let values = values.to_vec();
        NamedTensor {
            name,
            shape,
            values,
        }
    }
}

/// The one place an error becomes a JavaScript `Error`; callers branch on its `name`.
impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let js = js_sys::Error::new(&error.to_string());
        js.set_name(error.name());
        js.into()
    }
}

pub fn to_js(value: &impl Serialize) -> Result<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

pub fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| Error::Argument(format!("The argument is not allowed: {error}.")).into())
}
