//! The calls of `api` in TypeScript: an interface for each kind of call, and their names for the worker.

use std::any::TypeId;
use std::collections::HashSet;

use ts_rs::{Config, TS};

use super::Declarations;
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

/// What crosses under another name than the type has as a part of others: arrays are typed, what has a default may
/// be left out.
fn name_of<T: TS + 'static>() -> String {
    let id = TypeId::of::<T>();
    let crossing = [
        (TypeId::of::<()>(), "void"),
        (TypeId::of::<Vec<f32>>(), "Float32Array"),
        (TypeId::of::<Vec<u8>>(), "Uint8Array"),
        (TypeId::of::<Option<Vec<u8>>>(), "Uint8Array | undefined"),
        (TypeId::of::<Vec<usize>>(), "ArrayLike<number>"),
        (
            TypeId::of::<(Vec<f32>, Vec<f32>)>(),
            "{ loc: Float32Array; scale: Float32Array }",
        ),
        (
            TypeId::of::<ClassifierConfig>(),
            "Partial<ClassifierConfig>",
        ),
    ];
    match crossing.into_iter().find(|(other, _)| *other == id) {
        Some((_, name)) => name.to_owned(),
        None => T::name(&Config::default().with_large_int("number")),
    }
}

/// `keep_model` and `bool` give `keepModel: boolean`; an option gives an argument that may be left out.
fn argument<T: TS + 'static>(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    let name = words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(1);
        name + &initial.to_uppercase() + rest
    });
    let of = name_of::<T>();
    match of.strip_suffix(" | null") {
        Some(of) => format!("{name}?: {of}"),
        None => format!("{name}: {of}"),
    }
}

struct Call {
    doc: &'static str,
    whose: &'static str,
    name: &'static str,
    arguments: Vec<String>,
    answer: String,
}

macro_rules! describe {
    (
        [$calls:ident] [$($doc:literal)*] $whose:ident [$($async:tt)?]
        $name:ident(& [$($mut:tt)?] $lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty, $body:block
    ) => {
        $calls.push(Call {
            doc: concat!($($doc),*).trim(),
            whose: stringify!($whose),
            name: stringify!($name),
            arguments: vec![$(argument::<$type>(stringify!($arg))),*],
            answer: if stringify!($($async)?).is_empty() {
                name_of::<$answer>()
            } else {
                format!("Promise<{}>", name_of::<$answer>())
            },
        });
    };
}

macro_rules! add {
    (
        [$all:ident] [$($doc:literal)*] $whose:ident [$($async:tt)?]
        $name:ident(& [$($mut:tt)?] $lab:ident $(, $arg:ident: $type:ty)*) -> $answer:ty, $body:block
    ) => {
        $($all.add::<$type>();)*
        $all.add::<$answer>();
    };
}

/// The types of all that calls are given and answer.
pub fn add_types(all: &mut Declarations) {
    crate::api::calls!(add all);
}

fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    crate::api::calls!(describe calls);
    calls
}

/// The file www/protocol/calls.ts.
pub fn declarations(header: &str) -> String {
    let calls = calls();
    let interface = |whose: &str, name: &str, doc: &str| {
        let methods = calls.iter().filter(|call| call.whose == whose).map(|call| {
            let Call {
                doc, name, answer, ..
            } = call;
            format!(
                "  /** {doc} */\n  {name}({}): {answer};\n",
                call.arguments.join(", ")
            )
        });
        let methods: String = methods.collect();
        format!("\n/** {doc} */\nexport interface {name} {{\n{methods}}}\n")
    };
    let names = |whose: &str| {
        let names = calls.iter().filter(|call| call.whose == whose);
        names
            .map(|call| format!("  '{}',\n", call.name))
            .collect::<String>()
    };
    let interfaces = [
        interface("ask", "Questions", "What the page may ask as it is."),
        interface("draw", "Drawings", "As questions, but answered by images."),
        interface("own", "OwnCalls", "What the worker alone calls."),
    ]
    .concat();
    let words: HashSet<_> = interfaces
        .split(|sign: char| !sign.is_alphanumeric())
        .collect();
    let mut all = Declarations::default();
    add_types(&mut all);
    let used = all.0.into_keys().filter(|name| words.contains(&**name));
    let used: String = used.map(|name| format!("  {name},\n")).collect();
    let [questions, drawings] = [names("ask"), names("draw")];
    format!(
        "{header}import type {{\n{used}}} from './rust-types';\n{interfaces}\n\
         export const QUESTIONS = [\n{questions}] as const;\n\n\
         export const DRAWINGS = [\n{drawings}] as const;\n"
    )
}
