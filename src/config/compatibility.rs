//! Which options go together; each refusal says why.

use super::{Binarisation, Corruption, LikelihoodKind, ModelKind, PosteriorKind, SessionConfig};
use crate::error::Error;
use crate::limits::MAX_CODES;

impl ModelKind {
    fn name(self) -> &'static str {
        match self {
            Self::Vae => "a VAE",
            Self::Autoencoder => "an autoencoder",
            Self::Gan => "a GAN",
            Self::VaeGan => "a VAE-GAN",
        }
    }
}

/// Accepts a config whose options go together.
pub(super) fn check(config: &SessionConfig) -> Result<(), Error> {
    let refuse = |reason: String| Err(Error::Config(reason));
    let (model, training) = (&config.model, &config.training);
    let wanted = config.objective.model();
    if model.kind != wanted {
        return refuse(format!(
            "This objective trains {}, and the model is {}: its losses are defined on other parts. \
             Choose an objective of {}.",
            wanted.name(),
            model.kind.name(),
            model.kind.name()
        ));
    }
    if model.posterior == PosteriorKind::Full && model.kind != ModelKind::Vae {
        return refuse(format!(
            "A full-covariance posterior needs a VAE: {} {}.",
            model.kind.name(),
            match model.kind {
                ModelKind::VaeGan => "is defined with a diagonal one",
                _ => "has no posterior over codes",
            }
        ));
    }
    if model.likelihood != LikelihoodKind::Bernoulli && model.kind != ModelKind::Vae {
        return refuse(format!(
            "A likelihood is chosen for a VAE only: {} compares images in its own loss.",
            model.kind.name()
        ));
    }
    if training.corruption != Corruption::None && model.kind != ModelKind::Autoencoder {
        return refuse(format!(
            "Corrupted inputs are for autoencoders: the bound of {} compares a posterior and a \
             likelihood of the same image.",
            model.kind.name()
        ));
    }
    let binary = training.binarisation != Binarisation::None;
    if binary && model.kind == ModelKind::Vae && model.likelihood != LikelihoodKind::Bernoulli {
        return refuse(
            "Black and white images need the Bernoulli likelihood: a density over grey levels \
             grows without bound on two of them."
                .into(),
        );
    }
    let codes = config.objective.codes_per_image() * training.batch_size;
    if codes > MAX_CODES {
        return refuse(format!(
            "{} codes an image and {} images a step make {codes} codes; allowed are {MAX_CODES} in \
             one step. Take smaller batches or fewer samples.",
            config.objective.codes_per_image(),
            training.batch_size
        ));
    }
    Ok(())
}
