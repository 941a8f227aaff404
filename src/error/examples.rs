//! An example of every sentence, for the tests that translate them.

use super::{
    ArgumentError, CheckpointError, ConfigError, DataError, DeviceError, DivergedError, Error,
    FileKind, Rows,
};

/// What is told in sentences.
pub trait Examples: Sized {
    /// One of each.
    fn examples() -> Vec<Self>;
}

/// What stands in a field of a sentence.
pub trait Example {
    /// One that tells by its value which field it is.
    fn example(field: &str) -> Self;
}

macro_rules! examples {
    ($($type:ty = |$field:pat_param| $value:expr;)+) => {
        $(impl Example for $type {
            fn example($field: &str) -> Self {
                $value
            }
        })+
    };
}

examples! {
    usize = |field| field.bytes().map(usize::from).sum();
    u32 = |field| field.bytes().map(u32::from).sum();
    u64 = |field| field.bytes().map(u64::from).sum();
    f32 = |field| f32::from(field.len() as u8) + 0.5;
    f64 = |field| f64::from(field.len() as u8) + 0.25;
    &'static str = |field| String::leak(field.into());
    String = |field| field.into();
    Vec<usize> = |field| vec![usize::example(field), 6];
    Vec<String> = |field| vec![format!("first of {field}"), format!("second of {field}")];
    FileKind = |_| FileKind::Png;
    Rows = |_| Rows::Images;
    Box<ConfigError> = |_| Box::new(ConfigError::AnotherKind);
    Box<CheckpointError> = |_| Box::new(CheckpointError::PyTorchFile);
}

impl Examples for Error {
    fn examples() -> Vec<Self> {
        fn all<T: Examples + Into<Error>>() -> Vec<Error> {
            T::examples().into_iter().map(Into::into).collect()
        }
        [
            all::<ConfigError>(),
            all::<DataError>(),
            all::<CheckpointError>(),
            all::<DivergedError>(),
            all::<DeviceError>(),
            all::<ArgumentError>(),
        ]
        .concat()
    }
}
