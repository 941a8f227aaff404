//! How values cross the boundary: bulk arrays as typed arrays, everything else as plain objects.

use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::error::{ArgumentError, Error, Told};
use crate::image::ImageShape;
use crate::session::ImageSet;

pub type Result<T> = std::result::Result<T, JsValue>;

#[derive(Serialize)]
pub struct Codes {
    #[serde(with = "crate::typed_array")]
    loc: Vec<f32>,
    #[serde(with = "crate::typed_array")]
    scale: Vec<f32>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Images {
    name: String,
    #[serde(default)]
    channels: Option<usize>,
    height: usize,
    width: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pixels: Uint8Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    labels: JsValue,
    #[serde(default)]
    held_out: Option<usize>,
}

impl TryFrom<Images> for ImageSet {
    type Error = Error;

    fn try_from(images: Images) -> std::result::Result<Self, Error> {
        let labels = match images.labels {
            none if none.is_null() || none.is_undefined() => None,
            some => Some(
                some.dyn_into::<Uint8Array>()
                    .map_err(|_| ArgumentError::LabelsNotBytes)?,
            ),
        };
        Ok(ImageSet {
            name: images.name,
            shape: ImageShape {
                channels: images.channels.unwrap_or(1),
                height: images.height,
                width: images.width,
            },
            pixels: images.pixels.to_vec(),
            labels: labels.map(|labels| labels.to_vec()),
            held_out: images.held_out.unwrap_or_default(),
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
            channels: Some(set.shape.channels),
            height: set.shape.height,
            width: set.shape.width,
            pixels: Uint8Array::from(&set.pixels[..]),
            labels: labels.unwrap_or(JsValue::NULL),
            held_out: Some(set.held_out),
        }
    }
}

impl From<(Vec<f32>, Vec<f32>)> for Codes {
    fn from((loc, scale): (Vec<f32>, Vec<f32>)) -> Self {
        Codes { loc, scale }
    }
}

/// The one place an error becomes a JavaScript `Error`: callers branch on its `name`, and its `code`
/// and `fields` are what other languages make their sentence from.
impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let name = error.name();
        let told = Told::from(error);
        let js = js_sys::Error::new(&told.message);
        js.set_name(name);
        match to_js(&told) {
            Ok(told) => js_sys::Object::assign(&js, told.unchecked_ref()).into(),
            Err(_) => js.into(), // still a sentence
        }
    }
}

pub fn to_js(value: &impl Serialize) -> Result<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// A plain object, as the JSON that it is: a link, a file and a page's object are then read in the same way, and
/// what is undefined is left out.
pub fn plain_from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T> {
    // There is no text of what is no JSON: of a function, and of undefined itself.
    let json = js_sys::JSON::stringify(value)?.as_string();
    let value = serde_json::from_str(json.as_deref().unwrap_or("null"));
    value.map_err(|error| not_allowed(&error).into())
}

/// An object with typed arrays. What may be left out of it has to be an `Option`: it may be undefined as well.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T> {
    serde_wasm_bindgen::from_value(value).map_err(|error| not_allowed(&error).into())
}

fn not_allowed(error: &impl std::fmt::Display) -> Error {
    let reason = error.to_string();
    ArgumentError::Malformed { reason }.into()
}
