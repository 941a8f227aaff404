//! What goes wrong is said in a sentence, and loses nothing.

use std::fs;

use safetensors::tensor::{Dtype, TensorView};

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
        .file("endless.toml", "runs = [{ name = \"a\" }]\n")
        .file("empty.toml", "steps = 1\nruns = []\n")
        .file("e.toml", EXPERIMENT)
        .file("empty", "");
    fs::write(
        folder.0.join("picture.png"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    )
    .unwrap();
    fs::write(folder.0.join("latin1.toml"), b"# K\xf6nig\nseed = 3\n").unwrap();
    fs::write(folder.0.join("model.pt"), torch()).unwrap();
    fs::write(folder.0.join("weights.safetensors"), weights()).unwrap();
    let train = |flag: &[&str]| folder.fails(1, &[&["train", "--steps", "1"], flag].concat());
    for (flags, named) in [
        (["--preset", "nope"], "aevb-2013"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--config", "bad.toml"], "`sed`"),
        (["--config", "bad.json"], "bad.json"),
        (["--config", "config.yaml"], ".toml"),
        (["--set", "model.bound.sample=3"], "`sample`"),
        (["--set", "model.bound.samples"], "PATH=VALUE"),
        (
            ["--set", "model.bound.samples=0"],
            "(model.bound.samples) is 0; allowed is 1 to 256",
        ),
        (["--set", "training.batchSize=0"], "(training.batchSize)"),
        (
            ["--set", "model.bound.samples=many"],
            "--set model.bound.samples=many",
        ),
        (["--data", "missing"], "missing"),
        (["--data", "empty"], "empty"),
        (["--data", "."], "ubyte"),
        (
            ["--config", "model.safetensors"],
            "--resume model.safetensors",
        ),
        (["--config", "picture.png"], "a PNG picture"),
        (["--config", "latin1.toml"], "no text, in UTF-8"),
        (["--config", "."], "it is a folder"),
        (["--resume", "model.pt"], "torch.load"),
        (["--resume", "picture.png"], "a PNG picture"),
        (["--resume", "weights.safetensors"], "weights alone"),
        (["--data", "model.safetensors"], "a safetensors file"),
        (["--data", "model.pt"], "PyTorch"),
        (["--resume", "e.toml"], "safetensors"),
    ] {
        let sentence = train(&flags);
        assert!(sentence.contains(named), "{flags:?}: {sentence}");
    }
    let commands: [(&[&str], &str); 11] = [
        (&["compare", "twice.toml"], "a(b)"),
        (&["compare", "run.toml"], "odd: "),
        (&["compare", "missing.toml"], "missing.toml"),
        (&["sample", "e.toml"], "e.toml"),
        (&["evaluate", "missing"], "missing"),
        (&["evaluate", "model.safetensors", "--samples", "0"], "1 to"),
        (
            &["evaluate", "model.safetensors", "--images", "0"],
            "--images",
        ),
        (
            &["shrink", "model.safetensors", "--digits", "5"],
            "--digits",
        ),
        (&["snr", "model.safetensors", "--repeats", "1"], "--repeats"),
        (&["compare", "endless.toml"], "--steps"),
        (&["compare", "empty.toml"], "[[runs]]"),
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

/// The beginning of what `torch.save` writes: a ZIP archive whose first entry is a pickle.
fn torch() -> Vec<u8> {
    let name = b"model/data.pkl";
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(26, 0);
    bytes.extend([name.len() as u8, 0, 0, 0]);
    bytes.extend(name);
    bytes.extend([0; 100]);
    bytes
}

/// A safetensors file as Python's users write them: tensors, and nothing about their model.
fn weights() -> Vec<u8> {
    let view = TensorView::new(Dtype::F32, vec![1], &[0; 4]).unwrap();
    safetensors::serialize([("bias", view)], None).unwrap()
}

#[test]
fn a_missing_length_names_every_flag_that_gives_one() {
    let folder = Folder::new("length");
    let said = folder.fails(2, &["train"]);
    assert!(
        said.contains("--steps") && said.contains("--epochs"),
        "{said}"
    );
}

#[test]
fn a_gan_is_refused_by_what_can_tell_nothing_of_it() {
    let folder = Folder::new("gan");
    let gan = ["train", "--steps", "1", "--set", "model.kind=gan"];
    folder.prints(&[&gan[..], &TINY].concat());
    for (command, able) in [
        ("snr", "a VAE"),
        ("units", "an autoencoder"),
        ("classify", "a VAE-GAN"),
    ] {
        let said = folder.fails(1, &[command, "model.safetensors"]);
        assert!(said.contains("is a GAN") && said.contains(able), "{said}");
    }
    let said = folder.fails(1, &["reconstruct", "model.safetensors"]);
    assert!(said.contains("no encoder"), "{said}");
    assert!(!folder.0.join("reconstructions.png").exists());
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
