//! The TypeScript types of everything that crosses the boundary, made from the Rust ones, and for the
//! page's tests the schema itself and an example of every sentence.
//!
//! `pkg-scripts/build types` writes the files; without `VAE_LAB_WRITE_TYPES` the test compares them.

mod calls;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;

use serde::Serialize;
use ts_rs::{Config, TS, TypeVisitor};

use crate::error::examples::Examples;
use crate::error::{Error, Notice, Told};
use crate::schema::{Schema, schema};

const TYPES: &str = "www/protocol/rust-types.ts";
const CALLS: &str = "www/protocol/calls.ts";
const SCHEMA: &str = "tests/www/schema.json";
const SENTENCES: &str = "tests/www/sentences.json";
const HEADER: &str =
    "// Generated from the Rust types by `pkg-scripts/build types`; do not edit.\n";

fn declaration<T: TS + ?Sized>() -> String {
    let config = Config::default().with_large_int("number");
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

/// The declarations of types and of all that they are made of, by name.
#[derive(Default)]
struct Declarations(BTreeMap<String, String>);

impl Declarations {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        TypeVisitor::visit::<T>(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // What has no name of its own, such as a list, is made of what it holds.
        T::visit_generics(self);
        if T::output_path().is_none() {
            return;
        }
        if let Entry::Vacant(entry) = self.0.entry(T::ident(&Config::default())) {
            entry.insert(declaration::<T>());
            T::visit_dependencies(self);
        }
    }
}

fn declarations() -> String {
    let mut all = Declarations::default();
    all.add::<Schema>();
    all.add::<Error>();
    all.add::<Told<Notice>>();
    calls::add_types(&mut all);
    let declarations: String = all.0.into_values().collect();
    format!("{HEADER}{declarations}")
}

/// An example of everything that is told in a sentence.
fn sentences() -> Vec<serde_json::Value> {
    fn told<T: Examples + Display + Serialize>() -> impl Iterator<Item = serde_json::Value> {
        let all = T::examples().into_iter().map(Told::from);
        all.map(|told| serde_json::to_value(told).expect("it is plain data"))
    }
    told::<Error>().chain(told::<Notice>()).collect()
}

#[test]
fn export_types() {
    let schema = json(&schema());
    let sentences = json(&sentences());
    for (name, expected) in [
        (TYPES, declarations()),
        (CALLS, calls::declarations(HEADER)),
        (SCHEMA, schema),
        (SENTENCES, sentences),
    ] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("VAE_LAB_WRITE_TYPES").is_some() {
            std::fs::write(&file, &expected).expect("the file can be written");
        }
        let found = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            found == expected,
            "{name} is out of date: run `pkg-scripts/build types`"
        );
    }
}

fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("it is plain data");
    format!("{text}\n")
}

#[test]
fn every_sentence_has_a_code_of_its_own_and_ends() {
    let sentences = sentences();
    let codes: HashSet<_> = sentences.iter().map(|told| told["code"].as_str()).collect();
    assert_eq!(codes.len(), sentences.len());
    for told in &sentences {
        let message = told["message"].as_str().unwrap_or_default();
        assert!(message.ends_with('.'), "{message}");
    }
}
