//! The TypeScript types of everything that crosses the boundary, made from the Rust ones, and the
//! schema itself for the page's tests.
//!
//! `pkg-scripts/build types` writes the files; without `VAE_LAB_WRITE_TYPES` the test compares them.

use ts_rs::{Config, TS};

use crate::config::{
    Activation, Binarisation, Choice, ChoiceOption, ClassifierConfig, Corruption, DataConfig,
    GeneratorLoss, LikelihoodKind, ModelConfig, ModelKind, Network, Objective, Optimiser,
    PosteriorKind, Preset, ReconstructionLoss, Schedule, Schema, SessionConfig, TrainingConfig,
    schema,
};
use crate::device::DeviceKind;
use crate::diagnostics::{
    ClassCoverage, GradientSnr, LatentSummary, LogLikelihood, Trace, TracedCode, TracedPosterior,
};
use crate::explore::Path;
use crate::limits::{Field, Scale};
use crate::objectives::Term;
use crate::session::{
    Change, ClassifierReport, ClassifierResult, DataSummary, DeviceReport, ModelSummary,
    PlanePosterior, SampleQuality,
};
use crate::train::{Evaluation, TrainReport};

const TYPES: &str = "www/engine/rust-types.ts";
const SCHEMA: &str = "tests/www/schema.json";
const HEADER: &str =
    "// Generated from the Rust types by `pkg-scripts/build types`; do not edit.\n";

fn declaration<T: TS>() -> String {
    let config = Config::default().with_large_int("number");
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

fn declarations() -> String {
    [
        HEADER.to_owned(),
        declaration::<ModelKind>(),
        declaration::<Activation>(),
        declaration::<Network>(),
        declaration::<PosteriorKind>(),
        declaration::<LikelihoodKind>(),
        declaration::<ModelConfig>(),
        declaration::<ReconstructionLoss>(),
        declaration::<GeneratorLoss>(),
        declaration::<Objective>(),
        declaration::<Schedule>(),
        declaration::<Optimiser>(),
        declaration::<Binarisation>(),
        declaration::<Corruption>(),
        declaration::<TrainingConfig>(),
        declaration::<DataConfig>(),
        declaration::<SessionConfig>(),
        declaration::<Scale>(),
        declaration::<Field>(),
        declaration::<ChoiceOption>(),
        declaration::<Choice>(),
        declaration::<Preset>(),
        declaration::<ClassifierConfig>(),
        declaration::<Schema>(),
        declaration::<DeviceKind>(),
        declaration::<DeviceReport>(),
        declaration::<DataSummary>(),
        declaration::<ModelSummary>(),
        declaration::<Change>(),
        declaration::<Term>(),
        declaration::<TrainReport>(),
        declaration::<Evaluation>(),
        declaration::<LogLikelihood>(),
        declaration::<GradientSnr>(),
        declaration::<ClassCoverage>(),
        declaration::<PlanePosterior>(),
        declaration::<SampleQuality>(),
        declaration::<LatentSummary>(),
        declaration::<ClassifierResult>(),
        declaration::<ClassifierReport>(),
        declaration::<Path>(),
        declaration::<TracedPosterior>(),
        declaration::<TracedCode>(),
        declaration::<Trace>(),
    ]
    .concat()
}

#[test]
fn export_types() {
    let schema = serde_json::to_string_pretty(&schema()).expect("it is plain data");
    for (name, expected) in [(TYPES, declarations()), (SCHEMA, schema + "\n")] {
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
