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
            "seed = 7\n[model.bound]\nkind = \"iwae\"\nsamples = 3\n",
        )
        .file(
            "first.toml",
            "seed = 7\n[objective]\nkind = \"iwae\"\nsamples = 3\n",
        )
        .file(
            "a.json",
            r#"{"seed": 7, "model": {"bound": {"kind": "iwae", "samples": 3}}}"#,
        );
    let flags = [
        "--set",
        "model.bound={kind=\"iwae\",samples=3}",
        "--seed",
        "7",
    ];
    let by_path = [
        "--set",
        "model.bound.kind=iwae",
        "--set",
        "model.bound.samples=3",
        "--set",
        "seed=7",
    ];
    let ways: [&[&str]; 5] = [
        &["--config", "a.toml"],
        &["--config", "first.toml"],
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

#[test]
fn files_are_read_as_editors_and_shells_leave_them() {
    let folder = Folder::new("encodings");
    let json = r#"{"seed": 7, "model": {"bound": {"kind": "iwae"}, "network": {"hidden": [8]}}}"#;
    let toml = "seed = 7\nmodel.bound.kind = \"iwae\"\nmodel.network.hidden = [8]\n";
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(unit)
            .collect()
    };
    let files = [
        ("plain.json", json.as_bytes().to_vec()),
        ("marked.json", format!("\u{feff}{json}").into_bytes()),
        ("marked.toml", format!("\u{feff}{toml}").into_bytes()),
        ("windows.TOML", toml.replace('\n', "\r\n").into_bytes()),
        ("powershell.json", utf16(json, u16::to_le_bytes)),
        ("swapped.toml", utf16(toml, u16::to_be_bytes)),
    ];
    let checkpoints = files.map(|(name, bytes)| {
        std::fs::write(folder.0.join(name), bytes).unwrap();
        folder.prints(&[
            "train",
            "--steps",
            "1",
            "--set",
            "data.count=200",
            "--config",
            name,
        ]);
        folder.checkpoint("model.safetensors")
    });
    assert!(checkpoints.iter().all(|other| *other == checkpoints[0]));
    folder.file(
        "e.toml",
        &format!("\u{feff}{}", crate::comparison::EXPERIMENT),
    );
    folder.prints(&["compare", "e.toml", "--only", "VAE", "--steps", "1"]);
}

#[test]
fn a_kind_alone_is_enough_to_train_with() {
    let folder = Folder::new("kinds");
    for kind in [
        "model.bound.kind=iwae",
        "model.kind=vaeGan",
        "model.kind=autoencoder",
        "objective.kind=adversarial",
        "model.network.kind=conv",
        "model.likelihood.kind=normal",
        "training.optimiser.kind=adagrad",
        "data.kind=digits",
    ] {
        let args = [
            "train",
            "--steps",
            "1",
            "--set",
            "data.count=100",
            "--set",
            kind,
        ];
        folder.prints(&args);
    }
}
