//! Sentences that are told by a code and its fields.

use std::fmt::{self, Display};

use serde::Serialize;

/// Writes an enum whose variants are sentences. Its `Display` says them in English, and they cross
/// to the page as `{ code, fields }`; tests have an example of each.
macro_rules! sentences {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $(
                #[error($($sentence:tt)+)]
                $variant:ident $({ $($field:ident: $type:ty),+ $(,)? })?,
            )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, thiserror::Error, serde::Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(tag = "code", content = "fields", rename_all = "camelCase", rename_all_fields = "camelCase")]
        #[allow(missing_docs, reason = "the sentences tell what they and their fields are")]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[error($($sentence)+)]
                $variant $({ $($field: $type),+ })?,
            )+
        }

        #[cfg(test)]
        impl $crate::error::examples::Examples for $name {
            fn examples() -> Vec<Self> {
                vec![$(
                    $name::$variant $({ $($field: $crate::error::examples::Example::example(stringify!($field))),+ })?,
                )+]
            }
        }
    };
}

/// A sentence as it crosses to the page: `{ code, fields, message }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Told<T> {
    /// What is told.
    #[serde(flatten)]
    pub sentence: T,
    /// The sentence in English.
    pub message: String,
}

impl<T: Display> From<T> for Told<T> {
    fn from(sentence: T) -> Self {
        let message = sentence.to_string();
        Self { sentence, message }
    }
}

impl<T> Display for Told<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
