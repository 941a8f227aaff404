//! What goes wrong is said in a sentence, and loses nothing.

use std::fs;
use std::process::Command;

use crate::comparison::EXPERIMENT;
use crate::support::{Folder, TINY};

#[test]
fn what_a_user_gets_wrong_is_said_in_a_sentence() {
    let folder = Folder::trained("wrong");
    folder
        .file("bad.toml", "sed = 3\n")
        .file("bad.json", "{")
        .file("config.yaml", "seed: 3\n")
        .file(
            "twice.toml",
            "steps = 1\nruns = [{ name = \"a-b\" }, { name = \"a(b)\" }]\n",
        )
        .file(
            "run.toml",
            "steps = 1\nruns = [{ name = \"odd\", sed = 3 }]\n",
        )
        .file("e.toml", EXPERIMENT)
        .file("empty", "");
    let train = |flag: &[&str]| folder.fails(1, &[&["train", "--steps", "1"], flag].concat());
    for (flags, named) in [
        (["--preset", "nope"], "aevb-2013"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--config", "bad.toml"], "`sed`"),
        (["--config", "bad.json"], "bad.json"),
        (["--config", "config.yaml"], ".toml"),
        (["--set", "objective.sample=3"], "`sample`"),
        (["--set", "objective.samples"], "PATH=VALUE"),
        (["--set", "objective.samples=0"], "1 to 256"),
        (["--data", "missing"], "missing"),
        (["--data", "empty"], "empty"),
        (["--data", "."], "ubyte"),
        (["--resume", "e.toml"], "safetensors"),
    ] {
        let sentence = train(&flags);
        assert!(sentence.contains(named), "{flags:?}: {sentence}");
    }
    let commands: [(&[&str], &str); 6] = [
        (&["compare", "twice.toml"], "a(b)"),
        (&["compare", "run.toml"], "odd: "),
        (&["compare", "missing.toml"], "missing.toml"),
        (&["sample", "e.toml"], "e.toml"),
        (&["evaluate", "missing"], "missing"),
        (&["evaluate", "model.safetensors", "--samples", "0"], "1 to"),
    ];
    for (args, named) in commands {
        let sentence = folder.fails(1, args);
        assert!(sentence.contains(named), "{args:?}: {sentence}");
    }
    let unknown = folder.fails(1, &["compare", "e.toml", "--only", "GAN"]);
    assert!(
        unknown.contains("VAE, MIWAE(2,4), Autoencoder"),
        "{unknown}"
    );
}

#[cfg(not(feature = "cuda"))]
#[test]
fn a_device_that_was_not_built_in_is_refused_by_its_feature() {
    let folder = Folder::new("device");
    let sentence = folder.fails(1, &["train", "--steps", "1", "--device", "cuda"]);
    assert!(sentence.contains("the feature “cuda”"), "{sentence}");
}

#[test]
fn flags_that_make_no_sense_are_refused_with_the_usage() {
    let folder = Folder::new("usage");
    let usages: [&[&str]; 7] = [
        &[],
        &["train"],
        &["train", "--steps", "1", "--epochs", "1"],
        &[
            "train", "--steps", "1", "--config", "a.toml", "--preset", "plane",
        ],
        &[
            "train",
            "--steps",
            "1",
            "--resume",
            "a.safetensors",
            "--seed",
            "2",
        ],
        &["train", "--steps", "1", "--curve", "curve.txt"],
        &["sample", "model.safetensors", "--out", "samples.jpg"],
    ];
    for args in usages {
        folder.fails(2, args);
    }
    assert!(fs::read_dir(&folder.0).unwrap().next().is_none());
}

#[cfg(unix)]
#[test]
fn ctrl_c_saves_what_was_trained() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    let folder = Folder::new("stopped");
    let args = [&["train", "--steps", "1000000000"], &TINY[..]].concat();
    let mut program = folder
        .command(&args)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(program.stderr.take().unwrap()).lines();
    let begun = said.next().unwrap().unwrap();
    assert!(begun.contains("180 images"), "{begun}");
    let kill = Command::new("kill")
        .args(["-INT", &program.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    assert_eq!(program.wait().unwrap().code(), Some(1));
    let last = said.last().unwrap().unwrap();
    assert!(last.starts_with("Stopped after step"), "{last}");
    folder.prints(&["sample", "model.safetensors"]);
}
