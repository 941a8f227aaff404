//! `vae-lab` on a native machine: the page's sessions, from the command line.
//!
//! Each file here is one command or one thing that commands share; what they compute lives in the
//! library.

mod chart;
mod classify;
mod compare;
mod csv;
mod curve;
mod evaluate;
mod experiment;
mod figures;
mod files;
mod idx_files;
mod list;
mod measure;
mod open;
mod output;
mod pictures;
mod progress;
mod quality;
mod reconstruct;
mod results;
mod sample;
mod settings;
mod shrink;
mod snr;
mod stop;
mod structured;
mod train;
mod training;
mod underway;
mod units;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use files::Failure;

/// Trains, measures and compares variational autoencoders and their relatives.
///
/// Images are IDX files, the format MNIST comes in, or digits that the program draws itself.
/// Figures are in nats for one image. Checkpoints are safetensors files with their settings inside,
/// the same that the page saves and opens.
#[derive(Parser)]
#[command(name = "vae-lab", version)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Train(train::Args),
    Evaluate(evaluate::Args),
    Sample(sample::Args),
    Reconstruct(reconstruct::Args),
    Shrink(shrink::Args),
    Compare(compare::Args),
    Quality(quality::Args),
    Units(units::Args),
    Classify(classify::Args),
    Snr(snr::Args),
    Presets(list::PresetsArgs),
    Settings(list::SettingsArgs),
}

fn main() -> ExitCode {
    let outcome = match Program::parse().command {
        Command::Train(args) => train::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Reconstruct(args) => reconstruct::run(&args),
        Command::Shrink(args) => shrink::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Quality(args) => quality::run(&args),
        Command::Units(args) => units::run(&args),
        Command::Classify(args) => classify::run(&args),
        Command::Snr(args) => snr::run(&args),
        Command::Presets(args) => list::list_presets(&args),
        Command::Settings(args) => list::show_settings(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
