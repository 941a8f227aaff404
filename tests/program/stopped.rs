//! Runs that are stopped, saved on the way, and gone on with.

use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::comparison::EXPERIMENT;
use crate::support::{Folder, TINY, bound};

const ENDLESS: [&str; 3] = ["train", "--steps", "1000000000"];

/// A program under way, and what it says.
struct Running(Child, Lines<BufReader<ChildStderr>>);

impl Running {
    fn start(mut command: Command) -> Self {
        let command = command.stderr(Stdio::piped()).stdout(Stdio::null());
        let mut program = command.spawn().unwrap();
        let said = BufReader::new(program.stderr.take().unwrap()).lines();
        Self(program, said)
    }

    /// Waits for a line with these words.
    fn hears(&mut self, words: &str) -> String {
        let mut lines = self.1.by_ref().map(Result::unwrap);
        lines
            .find(|line| line.contains(words))
            .unwrap_or_else(|| panic!("nothing of “{words}”"))
    }

    fn signal(&self, name: &str) {
        let kill = Command::new("kill")
            .args([name, &self.0.id().to_string()])
            .status();
        assert!(kill.unwrap().success());
    }

    /// How it ended, and its last line.
    fn ends(mut self) -> (Option<i32>, String) {
        let code = self.0.wait().unwrap().code();
        let last = self.1.map(Result::unwrap).last().unwrap_or_default();
        (code, last)
    }
}

#[test]
fn signals_save_what_was_trained_and_say_where() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = Folder::new(&format!("signal{signal}"));
        let args = [&ENDLESS[..], &TINY, &["--out", "kept/m.safetensors"]].concat();
        let mut running = Running::start(folder.command(&args));
        running.hears("180 images");
        running.signal(signal);
        running.hears("is saved in “kept/m.safetensors”");
        let (code, last) = running.ends();
        assert_eq!(code, Some(1), "{signal}");
        assert!(last.starts_with("Stopped after step"), "{last}");
        assert!(last.contains("--resume kept/m.safetensors"), "{last}");
        folder.prints(&["sample", "kept/m.safetensors"]);
    }
}

#[test]
fn a_signal_that_was_to_be_ignored_is_ignored() {
    let folder = Folder::new("nohup");
    let program = env!("CARGO_BIN_EXE_vae-lab");
    let mut command = Command::new("sh");
    let often = "--save-every 0.001";
    let args = format!("{} {} {often}", ENDLESS.join(" "), TINY.join(" "));
    let line = format!("trap '' HUP; exec {program} {args}");
    command.args(["-c", &line]).current_dir(&folder.0);
    let mut running = Running::start(command);
    running.hears("180 images");
    running.signal("-HUP");
    // More than what may have been said before the signal came.
    for _ in 0..6 {
        running.hears("is saved in");
    }
    assert!(running.0.try_wait().unwrap().is_none());
    running.signal("-TERM");
    let (_, last) = running.ends();
    assert!(last.starts_with("Stopped after step"), "{last}");
}

#[test]
fn a_run_is_saved_every_few_minutes_and_says_so() {
    let folder = Folder::new("every");
    let often = ["--save-every", "0.001", "--curve", "c.csv"];
    let mut running = Running::start(folder.command(&[&ENDLESS[..], &TINY, &often].concat()));
    running.hears("is saved in “model.safetensors”");
    running.hears("is saved in “model.safetensors”");
    // Not even a signal that nobody can catch loses more than the last minutes.
    running.signal("-KILL");
    running.ends();
    let first = last_step(&folder, "c.csv");
    assert!(first > 0);
    folder.prints(&["sample", "model.safetensors"]);
    for minutes in ["0", "soon", "inf", "NaN"] {
        let said = folder.fails(2, &[&ENDLESS[..], &["--save-every", minutes]].concat());
        assert!(said.contains("--save-every"), "{said}");
    }
}

fn rows(folder: &Folder, name: &str) -> Vec<String> {
    let text = String::from_utf8(folder.read(name)).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn last_step(folder: &Folder, name: &str) -> u64 {
    let rows = rows(folder, name);
    rows.last()
        .and_then(|row| row.split(',').next()?.parse().ok())
        .unwrap_or(0)
}

/// To the last digit as CSV; a number of JSON may lose the last of its 53 bits when it is read.
fn same_curves(folder: &Folder, one: &str, other: &str) {
    if one.ends_with(".csv") {
        return assert_eq!(rows(folder, one), rows(folder, other));
    }
    let (one, other) = (folder.json(one), folder.json(other));
    assert_eq!(one["step"], other["step"]);
    let values = |curve: &serde_json::Value| -> Vec<f64> {
        let columns = curve.as_object().unwrap().values();
        let values = columns.flat_map(|column| column.as_array().unwrap());
        values.map(|value| value.as_f64().unwrap()).collect()
    };
    let (one, other) = (values(&one), values(&other));
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        assert!((one - other).abs() <= 1e-12 * one.abs(), "{one} {other}");
    }
}

#[test]
fn a_resumed_curve_has_the_rows_of_an_unbroken_one() {
    let folder = Folder::new("curves");
    let train = |steps: &'static str, curve: &'static str, more: &[&'static str]| {
        let args = ["train", "--steps", steps, "--curve", curve, "--every", "2"];
        folder.prints(&[&args[..], more].concat());
    };
    for (whole, parts) in [("whole.csv", "parts.csv"), ("whole.json", "parts.json")] {
        train("10", whole, &TINY);
        train("4", parts, &TINY);
        let four = folder.0.join("four.safetensors");
        fs::copy(folder.0.join("model.safetensors"), four).unwrap();
        for steps in ["8", "10"] {
            train(steps, parts, &["--resume", "model.safetensors"]);
        }
        same_curves(&folder, parts, whole);
        // From an earlier step than the curve's end: nothing twice, and nothing lost beyond.
        train("6", parts, &["--resume", "four.safetensors"]);
        same_curves(&folder, parts, whole);
    }
    // A part that ends within a row leaves that row, and the next begins after it.
    train("3", "odd.csv", &TINY);
    train("6", "odd.csv", &["--resume", "model.safetensors"]);
    let steps: Vec<_> = rows(&folder, "odd.csv")
        .iter()
        .map(|row| row.split(',').next().unwrap().to_owned())
        .collect();
    assert_eq!(steps, ["step", "2", "3", "4", "6"]);
    // With a mark at the beginning and Windows' ends of lines, as spreadsheets save it.
    let saved = format!("\u{feff}{}", rows(&folder, "odd.csv").join("\r\n"));
    folder.file("odd.csv", &saved);
    train("7", "odd.csv", &["--resume", "model.safetensors"]);
    assert_eq!(last_step(&folder, "odd.csv"), 7);
    assert_eq!(rows(&folder, "odd.csv").len(), 6);
}

#[test]
fn a_run_that_is_long_enough_already_is_left_alone() {
    let folder = Folder::trained("enough");
    folder.file("c.csv", "step,loss\n4,1\n");
    let before = folder.read("model.safetensors");
    let written = folder
        .0
        .join("model.safetensors")
        .metadata()
        .unwrap()
        .modified()
        .unwrap();
    for length in [["--steps", "4"], ["--steps", "2"], ["--epochs", "1"]] {
        let args = [
            "train",
            "--resume",
            "model.safetensors",
            "--curve",
            "c.csv",
            "--out",
            "other.safetensors",
        ];
        let said = folder.fails(1, &[&args[..], &length].concat());
        let asked = length.join(" ");
        assert!(said.contains("4 steps") && said.contains(&asked), "{said}");
    }
    assert!(folder.read("model.safetensors") == before);
    assert_eq!(
        folder
            .0
            .join("model.safetensors")
            .metadata()
            .unwrap()
            .modified()
            .unwrap(),
        written
    );
    assert_eq!(folder.read("c.csv"), b"step,loss\n4,1\n");
    assert!(!folder.0.join("other.safetensors").exists());
}

#[test]
fn a_comparison_that_is_stopped_goes_on_within_the_run() {
    // So many that the signal comes while they last, also on a machine that is busy elsewhere.
    const STEPS: &str = "2000";
    let steps = STEPS.parse().unwrap();
    let folder = Folder::new("stopped-comparison");
    folder.file("e.toml", EXPERIMENT);
    let compare = [
        "compare", "e.toml", "--out", "o", "--only", "VAE", "--steps", STEPS,
    ];
    let often = ["--save-every", "0.0001"];
    let mut running = Running::start(folder.command(&[&compare[..], &often].concat()));
    running.hears("is saved in “o/VAE.safetensors”");
    running.signal("-TERM");
    let (code, last) = running.ends();
    assert_eq!(code, Some(1));
    assert!(last.starts_with("VAE: Stopped after step"), "{last}");
    let stopped = last_step(&folder, "o/VAE.csv");
    assert!((1..steps).contains(&stopped), "{stopped}");

    let output = folder.run(&compare);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains(&format!("VAE: {} steps", steps - stopped)),
        "{said}"
    );
    assert_eq!(last_step(&folder, "o/VAE.csv"), steps);
    assert!(!folder.0.join("o/VAE.underway.json").exists());

    let whole = [
        "compare", "e.toml", "--out", "whole", "--only", "VAE", "--steps", STEPS,
    ];
    folder.prints(&whole);
    assert!(folder.checkpoint("o/VAE.safetensors") == folder.checkpoint("whole/VAE.safetensors"));
}

#[test]
fn a_run_that_diverges_is_saved_as_it_was_before() {
    let folder = Folder::new("diverged");
    let ruinous = [
        "train",
        "--steps",
        "500",
        "--set",
        "training.learningRate=1",
    ];
    let said = folder.fails(1, &[&ruinous[..], &TINY].concat());
    assert!(said.contains("The model is back at step 0"), "{said}");
    assert!(
        said.contains("step 0 is saved in “model.safetensors”"),
        "{said}"
    );
    let printed = folder.prints(&["evaluate", "model.safetensors", "--samples", "5"]);
    // 784 pixels of which nothing is known, and a little for the code.
    assert!(bound(&printed) > -800.0, "{printed}");
}
