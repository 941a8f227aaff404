//! Sessions on the images and the device that flags name.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use pollster::block_on;
use vae_lab::Error;
use vae_lab::checkpoint::Contents;
use vae_lab::config::{DataConfig, ModelKind, SessionConfig};
use vae_lab::data::MIN_TRAIN;
use vae_lab::device::ComputeDevice;
use vae_lab::error::Notice;
use vae_lab::session::{ModelAtHand, Session};
use vae_lab::systems::kinds;

use super::files::{Failure, Result, read};
use super::idx_files::{idx_files, unread};

/// What a session runs on.
#[derive(Args)]
pub struct SessionArgs {
    /// IDX files, plain or gzipped, or a folder that holds them; without it, the digits or
    /// sprites of the settings. It takes every word up to the next flag, so a checkpoint stands before it
    #[arg(long, value_name = "PATH", num_args = 1..)]
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
        match (session.config(), &config.data) {
            (Ok(at_hand), _) => config.data = at_hand.data.clone(),
            (Err(_), DataConfig::Files { name }) => {
                return Err(Failure(format!(
                    "These settings are for the images of “{name}”: --data has to name them, or \
                     others."
                )));
            }
            (Err(_), DataConfig::Digits { .. } | DataConfig::Sprites(_)) => {}
        }
        session.configure(config.check()?)?;
        Ok(session)
    }

    /// A session that goes on with a checkpoint, on the images that flags name or else on those it drew.
    pub fn resumed(&self, checkpoint: &Path) -> Result<Session> {
        self.resumed_in(None, checkpoint)
    }

    /// [`SessionArgs::resumed`] in a session that has the images already, if there is one.
    pub fn resumed_in(&self, session: Option<Session>, checkpoint: &Path) -> Result<Session> {
        Ok(self.opened_in(session, checkpoint)?.0)
    }

    /// [`SessionArgs::resumed`] with the model made ready for images that it has not seen, as the page makes it
    /// where it goes on. Nothing but training may change what a checkpoint holds.
    pub fn resumed_to_train(&self, checkpoint: &Path) -> Result<Session> {
        let (mut session, are_others) = self.opened_in(None, checkpoint)?;
        if are_others {
            let saved = block_on(session.weights())?;
            session.meet_images()?;
            if block_on(session.weights())? != saved {
                eprintln!(
                    "The model was made ready for them: a scale that is learned is set anew, and weights that \
                     know less of the images than their mean does are shrunk and perturbed."
                );
            }
        }
        Ok(session)
    }

    /// The session, and whether its images are others than the checkpoint's.
    fn opened_in(&self, session: Option<Session>, checkpoint: &Path) -> Result<(Session, bool)> {
        let about = |error| about(checkpoint, error);
        let bytes = read(checkpoint)?;
        let saved = match Contents::from_bytes(&bytes).map_err(about)? {
            Contents::Run(saved) => saved,
            Contents::Weights(_) => return Err(weights_alone(checkpoint)),
        };
        if let (true, DataConfig::Files { name }) = (self.data.is_empty(), &saved.config.data) {
            return Err(Failure(format!(
                "“{}” was trained on “{name}”, which is not inside it: --data has to name images, \
                 these or others of their size.",
                checkpoint.display()
            )));
        }
        let mut session = match session {
            Some(session) => session,
            None => self.with_images()?,
        };
        // Images that were named are meant, whatever the run's own are.
        let loaded = if self.data.is_empty() {
            session.load(&bytes)
        } else {
            session.load_onto_images(&bytes)
        };
        let notice = loaded.map_err(about)?.notice;
        if let Some(notice) = &notice {
            eprintln!("{notice}");
        }
        let are_others = notice.is_some_and(|notice| notice.sentence == Notice::OtherImages);
        Ok((session, are_others))
    }

    /// A session on the device, with the images of the files if there are any.
    fn with_images(&self) -> Result<Session> {
        let mut session = self.device.session()?;
        if !self.data.is_empty() {
            let files = idx_files(&self.data)?;
            let loaded = session.load_idx(files, ModelAtHand::Replaced);
            for notice in loaded.map_err(unread)? {
                eprintln!("{notice}");
            }
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
        let shape = Session::saved_image(&bytes).map_err(about)?;
        let mut session = self.session()?;
        // A session has images; where the checkpoint doesn't bring its own, black ones will do.
        session.load_images(&vec![0.0; MIN_TRAIN * shape.elements()], shape)?;
        session.load(&bytes).map_err(about)?;
        Ok(session)
    }
}

/// The kinds of model whose images have codes.
pub fn with_encoder() -> Vec<ModelKind> {
    let able = kinds().into_iter().filter(|info| info.capabilities.encoder);
    able.map(|info| info.kind).collect()
}

/// Refuses a model of another kind than a command can measure.
pub fn only_for(
    session: &Session,
    checkpoint: &Path,
    kinds: &[ModelKind],
    command: &str,
) -> Result<()> {
    let kind = session.config()?.model.kind();
    if kinds.contains(&kind) {
        return Ok(());
    }
    let able: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    Err(Failure(format!(
        "“{}” is {}, of which “{command}” can tell nothing; it is for {}.",
        checkpoint.display(),
        kind.name(),
        able.join(", ")
    )))
}

fn weights_alone(checkpoint: &Path) -> Failure {
    Failure(format!(
        "“{0}” holds weights alone, without the settings of their model: “vae-lab train --weights {0}” \
         takes them into a model whose settings are given.",
        checkpoint.display()
    ))
}

/// An error that a checkpoint gave rise to.
pub fn about(checkpoint: &Path, error: Error) -> Failure {
    Failure(format!("“{}”: {error}", checkpoint.display()))
}
