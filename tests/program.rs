//! The program as its users run it: what it writes, what it says, and how it ends.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use pollster::block_on;
use safetensors::SafeTensors;
use serde_json::Value;
use vae_lab::config::{DataConfig, ModelConfig, Network, SessionConfig, presets};
use vae_lab::device::ComputeDevice;
use vae_lab::objectives::Term;
use vae_lab::session::Session;

/// A model and images small enough that a command takes a fraction of a second.
const TINY: [&str; 4] = [
    "--set",
    "data.count=200",
    "--set",
    "model.network.hidden=[8]",
];

fn tiny() -> SessionConfig {
    SessionConfig {
        data: DataConfig::Digits {
            count: 200,
            seed: 1,
        },
        model: ModelConfig {
            network: Network::mlp(vec![8]),
            ..ModelConfig::default()
        },
        ..SessionConfig::default()
    }
}

/// What a checkpoint holds, whatever the order in which it was written.
fn contents(checkpoint: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let (_, header) = SafeTensors::read_metadata(checkpoint).expect("it is a checkpoint");
    let metadata = header.metadata().clone().unwrap_or_default().into_iter();
    let tensors = SafeTensors::deserialize(checkpoint).expect("it is whole");
    let tensors = tensors
        .iter()
        .map(|(name, view)| (name.to_owned(), view.data().to_vec()));
    let metadata = metadata.map(|(key, value)| (key, value.into_bytes()));
    tensors.chain(metadata).collect()
}

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("program")
            .join(test);
        // Left by an earlier run of the test.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> &Self {
        fs::write(self.0.join(name), text).expect("the file can be written");
        self
    }

    fn read(&self, name: &str) -> Vec<u8> {
        let path = self.0.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn checkpoint(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        contents(&self.read(name))
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.read(name)).expect("it is JSON")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vae-lab"));
        command.args(args).current_dir(&self.0);
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    /// What a command that goes well prints.
    fn prints(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {errors}");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    }

    /// What a command that fails with `code` says.
    fn fails(&self, code: i32, args: &[&str]) -> String {
        let output = self.run(args);
        let sentence = String::from_utf8(output.stderr).expect("it is UTF-8");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {sentence}");
        assert!(!sentence.contains("panicked"), "{args:?}: {sentence}");
        sentence
    }

    /// A tiny model, trained for 4 steps.
    fn trained(test: &str) -> Self {
        let folder = Self::new(test);
        folder.prints(&[&["train", "--steps", "4"], &TINY[..]].concat());
        folder
    }
}

#[test]
fn a_checkpoint_of_the_program_is_a_sessions_own() {
    let folder = Folder::trained("own");
    let mut session = Session::new(ComputeDevice::cpu());
    session.configure(tiny().check().unwrap()).unwrap();
    block_on(session.train(4)).unwrap();
    let expected = contents(&block_on(session.save()).unwrap());
    assert!(folder.checkpoint("model.safetensors") == expected);
}

#[test]
fn a_resumed_run_ends_like_an_unbroken_one() {
    let folder = Folder::trained("resumed");
    let unbroken = ["train", "--steps", "9", "--out", "unbroken.safetensors"];
    folder.prints(&[&unbroken[..], &TINY].concat());
    let resumed = ["train", "--steps", "9", "--resume", "model.safetensors"];
    folder.prints(&[&resumed[..], &["--out", "resumed.safetensors"]].concat());
    let unbroken = folder.checkpoint("unbroken.safetensors");
    assert!(folder.checkpoint("resumed.safetensors") == unbroken);
}

#[test]
fn a_sessions_checkpoint_is_evaluated_to_the_sessions_figures() {
    let folder = Folder::new("evaluated");
    let mut session = Session::new(ComputeDevice::cpu());
    session.configure(tiny().check().unwrap()).unwrap();
    block_on(session.train(3)).unwrap();
    fs::write(
        folder.0.join("page.safetensors"),
        block_on(session.save()).unwrap(),
    )
    .unwrap();
    let evaluate = [
        "evaluate",
        "page.safetensors",
        "--images",
        "7",
        "--samples",
        "30",
    ];
    let printed = folder.prints(&[&evaluate[..], &["--json", "figures.json"]].concat());
    let figures = folder.json("figures.json");
    let bound = block_on(session.evaluate(7)).unwrap().of(Term::Bound);
    let likelihood = block_on(session.log_likelihood(7, 30)).unwrap();
    assert_eq!(figures["terms"]["bound"], bound);
    assert_eq!(figures["logLikelihood"]["mean"], likelihood.mean);
    assert_eq!(
        figures["logLikelihood"]["values"].as_array().map(Vec::len),
        Some(7)
    );
    assert!(
        printed.contains(&format!("{:.4} ±", likelihood.mean)),
        "{printed}"
    );
}

#[test]
fn samples_are_the_sessions_in_every_format() {
    let folder = Folder::trained("samples");
    let mut session = Session::new(ComputeDevice::cpu());
    session.load(&folder.read("model.safetensors")).unwrap();
    let expected = block_on(session.sample(3, 5)).unwrap();
    for out in ["s.csv", "s.npy", "s.png"] {
        let sample = ["sample", "model.safetensors", "--count", "3", "--seed", "5"];
        folder.prints(&[&sample[..], &["--out", out]].concat());
    }

    let csv = String::from_utf8(folder.read("s.csv")).unwrap();
    let greys = csv.lines().flat_map(|line| line.split(','));
    let greys: Vec<f32> = greys.map(|grey| grey.parse().unwrap()).collect();
    assert_eq!((csv.lines().count(), &greys), (3, &expected));

    let npy = folder.read("s.npy");
    let (header, numbers) = npy.split_at(128);
    let header = String::from_utf8_lossy(&header[10..]);
    assert!(
        header.contains("'shape': (3, 28, 28)") && header.ends_with('\n'),
        "{header}"
    );
    let numbers = numbers
        .chunks_exact(4)
        .map(|x| f32::from_le_bytes(x.try_into().unwrap()));
    assert_eq!(numbers.collect::<Vec<_>>(), expected);

    // Two images side by side and one below.
    let png = folder.read("s.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut sheet = vec![0; 56 * 56];
    let info = reader.next_frame(&mut sheet).unwrap();
    assert_eq!((info.width, info.height), (56, 56));
    let grey = |image: usize, y: usize, x: usize| {
        (expected[image * 784 + y * 28 + x] * 255.0).round() as u8
    };
    for (y, x) in [(0, 0), (14, 13), (27, 27)] {
        assert_eq!(sheet[y * 56 + x], grey(0, y, x));
        assert_eq!(sheet[y * 56 + 28 + x], grey(1, y, x));
        assert_eq!(sheet[(y + 28) * 56 + x], grey(2, y, x));
        assert_eq!(sheet[(y + 28) * 56 + 28 + x], 0);
    }
}

/// Ten 6 by 5 images as an IDX file.
fn idx() -> Vec<u8> {
    let header = [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 6, 0, 0, 0, 5];
    header
        .into_iter()
        .chain((0..10 * 30).map(|i| (i * 7 % 256) as u8))
        .collect()
}

#[test]
fn a_model_of_files_is_evaluated_with_them_and_drawn_without() {
    let folder = Folder::new("files");
    fs::create_dir(folder.0.join("images")).unwrap();
    fs::write(folder.0.join("images/cats.idx"), idx()).unwrap();
    folder.file("images/notes.txt", "no images");
    folder.prints(&["train", "--epochs", "2", "--data", "images"]);
    let measure = ["--samples", "10", "--data", "images/cats.idx"];
    folder.prints(&[&["evaluate", "model.safetensors"], &measure[..]].concat());
    let sentence = folder.fails(1, &["evaluate", "model.safetensors"]);
    assert!(sentence.contains("cats.idx"), "{sentence}");
    folder.prints(&[
        "sample",
        "model.safetensors",
        "--count",
        "2",
        "--out",
        "s.csv",
    ]);
    let csv = String::from_utf8(folder.read("s.csv")).unwrap();
    assert_eq!(
        csv.lines()
            .map(|line| line.split(',').count())
            .collect::<Vec<_>>(),
        [30, 30]
    );
}

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

const EXPERIMENT: &str = r#"
steps = 3
evaluation = { samples = 20, images = 10 }
base = { data = { kind = "digits", count = 200, seed = 1 }, model.network = { kind = "mlp", hidden = [8] } }

[[runs]]
name = "VAE"

[[runs]]
name = "MIWAE(2,4)"
objective = { kind = "miwae", estimates = 2, samples = 4 }

[[runs]]
name = "Autoencoder"
model.kind = "autoencoder"
objective = { kind = "reconstruction", loss = "crossEntropy" }
"#;

#[test]
fn a_comparison_has_a_row_and_a_checkpoint_for_each_run() {
    let folder = Folder::new("compared");
    folder.file("e.toml", EXPERIMENT);
    let table = folder.prints(&["compare", "e.toml", "--out", "o"]);
    let rows: Vec<Vec<_>> = table
        .lines()
        .map(|row| row.split('|').map(str::trim).collect())
        .collect();
    let column = |at: usize| rows.iter().skip(2).map(|row| row[at]).collect::<Vec<_>>();
    assert_eq!(column(1), ["VAE", "MIWAE(2,4)", "Autoencoder"]);
    assert_eq!(column(2), ["1", "8", "1"]);
    assert_eq!(column(4)[2], "", "an autoencoder has no likelihood");

    let results = folder.json("o/results.json");
    let csv = String::from_utf8(folder.read("o/results.csv")).unwrap();
    let miwae = &results[1];
    for (name, at) in [
        ("mean", 4),
        ("standardError", 5),
        ("effectiveSampleSize", 6),
    ] {
        let value = miwae["logLikelihood"][name].as_f64().unwrap();
        assert_eq!(column(at)[1], format!("{value:.2}"));
    }
    assert!(
        csv.lines().nth(2).unwrap().starts_with("\"MIWAE(2,4)\",8,"),
        "{csv}"
    );

    let mut session = Session::new(ComputeDevice::cpu());
    let loaded = session
        .load(&folder.read("o/MIWAE-2-4.safetensors"))
        .unwrap();
    assert_eq!(loaded.step, 3);
    let bound = block_on(session.evaluate(10)).unwrap().of(Term::Bound);
    assert_eq!(miwae["terms"]["bound"], bound);
}

#[test]
fn a_comparison_goes_on_where_it_was_stopped() {
    let folder = Folder::new("continued");
    folder.file("e.toml", EXPERIMENT);
    let compare = |more: &[&str]| {
        let output = folder.run(&[&["compare", "e.toml", "--out", "o"], more].concat());
        assert!(output.status.success());
        let said = String::from_utf8(output.stderr).unwrap();
        let done = said
            .lines()
            .filter(|line| line.ends_with("already done"))
            .count();
        (
            done,
            folder.json("o/results.json").as_array().unwrap().len(),
        )
    };
    assert_eq!(compare(&["--only", "MIWAE(2,4)"]), (0, 1));
    assert_eq!(compare(&[]), (1, 3));
    assert_eq!(compare(&[]), (3, 3));
    // What another setting finds stands beside what was found before.
    assert_eq!(compare(&["--only", "VAE", "--steps", "4"]), (0, 4));
    assert_eq!(
        compare(&["--only", "VAE", "--set", "training.learningRate=0.01"]),
        (0, 5)
    );
    assert_eq!(compare(&[]), (3, 5));
}

#[test]
fn the_experiment_of_the_bounds_is_allowed() {
    let folder = Folder::new("bounds");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/experiments/bounds.toml");
    let little = [
        "--steps",
        "1",
        "--images",
        "2",
        "--samples",
        "10",
        "--set",
        "data.count=100",
    ];
    let table = folder.prints(&[&["compare", file], &little[..]].concat());
    assert_eq!(table.lines().count(), 2 + 7);
}

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
