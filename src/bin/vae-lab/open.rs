//! Sessions on the images and the device that flags name.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use pollster::block_on;
use vae_lab::Error;
use vae_lab::config::SessionConfig;
use vae_lab::data::{MIN_TRAIN, NamedBytes};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use super::files::{Failure, Result, read};

/// What a session runs on.
#[derive(Args)]
pub struct SessionArgs {
    /// IDX files, plain or gzipped, or their folder; without it, the digits of the settings
    #[arg(long, value_name = "PATH", num_args = 1..=4)]
    data: Vec<PathBuf>,
    #[command(flatten)]
    device: DeviceArgs,
}

/// What computes.
#[derive(Args)]
pub struct DeviceArgs {
    /// What computes
    #[arg(long, value_enum, default_value_t = DeviceName::Cpu)]
    device: DeviceName,
}

#[derive(Clone, Copy, ValueEnum)]
enum DeviceName {
    /// This machine's processor
    Cpu,
    /// A GPU through Vulkan; needs the feature `vulkan`
    Vulkan,
    /// An NVIDIA GPU through CUDA; needs the feature `cuda`
    Cuda,
}

impl SessionArgs {
    /// A session with a new model of `config`.
    pub fn configured(&self, mut config: SessionConfig) -> Result<Session> {
        // Refused before any file is read.
        config.clone().check()?;
        let mut session = self.with_images()?;
        if let Ok(at_hand) = session.config() {
            config.data = at_hand.data.clone();
        }
        session.configure(config.check()?)?;
        Ok(session)
    }

    /// A session that goes on with a checkpoint.
    pub fn resumed(&self, checkpoint: &Path) -> Result<Session> {
        let bytes = read(checkpoint)?;
        let mut session = self.with_images()?;
        let loaded = session.load(&bytes);
        if let Some(notice) = loaded.map_err(|error| about(checkpoint, error))?.notice {
            eprintln!("{notice}");
        }
        Ok(session)
    }

    /// A session on the device, with the images of the files if there are any.
    fn with_images(&self) -> Result<Session> {
        let mut session = self.device.session()?;
        if !self.data.is_empty() {
            session.load_idx(idx_files(&self.data)?)?;
        }
        Ok(session)
    }
}

impl DeviceArgs {
    /// A session without images or a model.
    fn session(&self) -> Result<Session> {
        let device = match self.device {
            DeviceName::Cpu => ComputeDevice::cpu(),
            DeviceName::Vulkan => block_on(ComputeDevice::vulkan())?,
            DeviceName::Cuda => block_on(ComputeDevice::cuda())?,
        };
        Ok(Session::new(device))
    }

    /// A session that can draw what a checkpoint has learnt, without the images it was trained on.
    pub fn drawing(&self, checkpoint: &Path) -> Result<Session> {
        let bytes = read(checkpoint)?;
        let about = |error| about(checkpoint, error);
        let [height, width] = Session::saved_image(&bytes).map_err(about)?;
        let mut session = self.session()?;
        // A session has images; where the checkpoint doesn't bring its own, black ones will do.
        session.load_images(&vec![0.0; MIN_TRAIN * height * width], height, width)?;
        session.load(&bytes).map_err(about)?;
        Ok(session)
    }
}

/// An error that a checkpoint gave rise to.
pub fn about(checkpoint: &Path, error: Error) -> Failure {
    Failure(format!("“{}”: {error}", checkpoint.display()))
}

/// The files that `paths` name; of a folder, those with the names of IDX files.
fn idx_files(paths: &[PathBuf]) -> Result<Vec<NamedBytes>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(idx_files_of(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let named = |path: &PathBuf| {
        Ok(NamedBytes {
            name: name(path),
            bytes: read(path)?,
        })
    };
    files.iter().map(named).collect()
}

fn idx_files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |error| Failure(format!("“{}” can't be read: {error}.", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        // MNIST's files have `-ubyte` in their names, those of others the extension `idx`.
        let name = name(&path);
        if path.is_file() && (name.contains("ubyte") || name.contains(".idx")) {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Failure(format!(
            "“{}” holds no file whose name contains “ubyte” or “.idx”; name the files themselves.",
            folder.display()
        )));
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
