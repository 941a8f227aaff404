//! Settings from files, presets and flags, and how long a run takes.

use vae_lab::config::presets;

use crate::support::{Folder, TINY};

#[test]
fn an_epoch_is_every_whole_batch() {
    let folder = Folder::new("epochs");
    // 180 images to train on.
    let batches = ["--set", "training.batchSize=50", "--epochs", "2"];
    let printed = folder.prints(&[&["train"], &TINY[..], &batches].concat());
    assert!(printed.starts_with("Step 6,"), "{printed}");
}

#[test]
fn the_curve_has_one_row_of_means_for_each_few_steps() {
    let folder = Folder::new("curve");
    for curve in ["curve.csv", "curve.json", "steps.json"] {
        let every = if curve == "steps.json" { "1" } else { "2" };
        let curve = ["train", "--steps", "5", "--curve", curve, "--every", every];
        folder.prints(&[&curve[..], &TINY].concat());
    }
    let (curve, steps) = (folder.json("curve.json"), folder.json("steps.json"));
    assert_eq!(curve["step"], serde_json::json!([2, 4, 5]));
    let loss = |step: usize| steps["loss"][step].as_f64().unwrap();
    assert_eq!(curve["loss"][1], (loss(2) + loss(3)) / 2.0);
    assert_eq!(curve["loss"][2], loss(4));
    let csv = String::from_utf8(folder.read("curve.csv")).unwrap();
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines[0], "step,loss,bound,reconstruction,kl");
    assert!(lines[3].starts_with(&format!("5,{},", loss(4))), "{csv}");
    assert_eq!(lines.len(), 4);
}

#[test]
fn toml_json_and_flags_say_the_same() {
    let folder = Folder::new("formats");
    folder
        .file(
            "a.toml",
            "seed = 7\n[objective]\nkind = \"iwae\"\nsamples = 3\n",
        )
        .file(
            "a.json",
            r#"{"seed": 7, "objective": {"kind": "iwae", "samples": 3}}"#,
        );
    let flags = [
        "--set",
        "objective={kind=\"iwae\",samples=3}",
        "--seed",
        "7",
    ];
    let by_path = [
        "--set",
        "objective.kind=iwae",
        "--set",
        "objective.samples=3",
        "--set",
        "seed=7",
    ];
    let ways: [&[&str]; 4] = [
        &["--config", "a.toml"],
        &["--config", "a.json"],
        &flags,
        &by_path,
    ];
    let checkpoints = ways.map(|way| {
        folder.prints(&[&["train", "--steps", "1"], way, &TINY].concat());
        folder.checkpoint("model.safetensors")
    });
    assert!(checkpoints.iter().all(|other| *other == checkpoints[0]));
}

#[test]
fn every_preset_is_listed_and_can_be_written_out_and_used() {
    let folder = Folder::new("presets");
    let listed = folder.prints(&["presets"]);
    for preset in presets() {
        assert!(
            listed.lines().any(|line| line.starts_with(preset.name)),
            "{listed}"
        );
    }
    let written = folder.prints(&["presets", "miwae-2018"]);
    folder.file("miwae.json", &written);
    let small = ["--set", "data.count=100", "--steps", "0"];
    let checkpoints = [["--config", "miwae.json"], ["--preset", "miwae-2018"]].map(|way| {
        folder.prints(&[&["train"], &way[..], &small].concat());
        folder.checkpoint("model.safetensors")
    });
    assert!(checkpoints[0] == checkpoints[1]);
}
