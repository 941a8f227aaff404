//! Many numbers as they are serialised: to a page as a `Float32Array`, elsewhere as the list they are. A field asks
//! for it by `#[serde(with = "crate::typed_array")]`.
//!
//! What goes to a page goes through `serde_wasm_bindgen`, which hands JavaScript's own values through as they are; in
//! wasm, no other serialiser may be given such a field.

use serde::{Deserializer, Serializer};

#[cfg(not(target_arch = "wasm32"))]
use serde::{Deserialize, Serialize};
#[cfg(target_arch = "wasm32")]
use {js_sys::Float32Array, serde_wasm_bindgen::preserve};

#[cfg(target_arch = "wasm32")]
pub fn serialize<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    preserve::serialize(&Float32Array::from(numbers), serializer)
}

#[cfg(target_arch = "wasm32")]
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f32>, D::Error> {
    preserve::deserialize(deserializer).map(|array: Float32Array| array.to_vec())
}

#[cfg(not(target_arch = "wasm32"))]
pub fn serialize<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    numbers.serialize(serializer)
}

#[cfg(not(target_arch = "wasm32"))]
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f32>, D::Error> {
    Vec::deserialize(deserializer)
}
