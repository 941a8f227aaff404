//! The program in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use safetensors::SafeTensors;
use serde_json::Value;
use vae_lab::config::{DataConfig, Network, SessionConfig, VaeConfig};

/// A model and images small enough that a command takes a fraction of a second.
pub const TINY: [&str; 4] = [
    "--set",
    "data.count=200",
    "--set",
    "model.network.hidden=[8]",
];

pub fn tiny() -> SessionConfig {
    SessionConfig {
        data: DataConfig::Digits {
            count: 200,
            seed: 1,
        },
        model: VaeConfig {
            network: Network::mlp(vec![8]),
            ..VaeConfig::default()
        }
        .into(),
        ..SessionConfig::default()
    }
}

/// What a checkpoint holds, whatever the order in which it was written.
pub fn contents(checkpoint: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let (_, header) = SafeTensors::read_metadata(checkpoint).expect("it is a checkpoint");
    let metadata = header.metadata().clone().unwrap_or_default().into_iter();
    let tensors = SafeTensors::deserialize(checkpoint).expect("it is whole");
    let tensors = tensors
        .iter()
        .map(|(name, view)| (name.to_owned(), view.data().to_vec()));
    let metadata = metadata.map(|(key, value)| (key, value.into_bytes()));
    tensors.chain(metadata).collect()
}

/// The bound among the figures that a command printed.
pub fn bound(printed: &str) -> f64 {
    let line = printed.lines().find_map(|line| line.strip_prefix("bound "));
    let figure = line.and_then(|figure| figure.trim().parse().ok());
    figure.unwrap_or_else(|| panic!("no bound: {printed}"))
}

/// A folder of its own for each test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("program")
            .join(test);
        // Left by an earlier run of the test.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    pub fn file(&self, name: &str, text: &str) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("it can be made");
        fs::write(path, text).expect("the file can be written");
        self
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        let path = self.0.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn checkpoint(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        contents(&self.read(name))
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.read(name)).expect("it is JSON")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vae-lab"));
        command.args(args).current_dir(&self.0);
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    /// What a command that goes well prints.
    pub fn prints(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {errors}");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    }

    /// What a command that fails with `code` says.
    pub fn fails(&self, code: i32, args: &[&str]) -> String {
        let output = self.run(args);
        let sentence = String::from_utf8(output.stderr).expect("it is UTF-8");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {sentence}");
        assert!(!sentence.contains("panicked"), "{args:?}: {sentence}");
        sentence
    }

    /// A tiny model, trained for 4 steps.
    pub fn trained(test: &str) -> Self {
        let folder = Self::new(test);
        folder.prints(&[&["train", "--steps", "4"], &TINY[..]].concat());
        folder
    }
}

/// An IDX file of whole numbers of one byte.
pub fn idx(sizes: &[u32], elements: impl IntoIterator<Item = u8>) -> Vec<u8> {
    let sizes_bytes = sizes.iter().flat_map(|size| size.to_be_bytes());
    let header = [0, 0, 8, sizes.len() as u8].into_iter().chain(sizes_bytes);
    header.chain(elements).collect()
}

/// What `train` says of images at the start, and whatever it notes of the files.
pub fn told(folder: &Folder, data: &[&str]) -> String {
    let tiny = [
        "train",
        "--steps",
        "1",
        "--set",
        "model.network.hidden=[8]",
        "--data",
    ];
    let output = folder.run(&[&tiny[..], data].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{data:?}: {said}");
    said
}
