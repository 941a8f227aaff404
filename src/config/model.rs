//! What is trained: a kind of model, and all that goes with it.

use serde::{Deserialize, Serialize};

use super::{
    Binarisation, Corruption, GeneratorLoss, InitialWeights, LikelihoodKind, Network,
    PosteriorKind, Preparation, ReconstructionLoss,
};
use crate::bounds::Bound;
use crate::error::Error;
use crate::limits;

/// The members of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
    /// A variational autoencoder (Kingma & Welling 2013).
    #[default]
    Vae,
    /// An autoencoder: one code an image, no distribution over codes.
    Autoencoder,
    /// A generator against a discriminator (Goodfellow et al. 2014).
    Gan,
    /// A variational autoencoder whose decoder also faces a discriminator (Larsen et al. 2016).
    VaeGan,
}

/// A kind of model, how it is built and what it is trained for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ModelConfig {
    /// Of a [`ModelKind::Vae`].
    Vae(VaeConfig),
    /// Of a [`ModelKind::Autoencoder`].
    Autoencoder(AutoencoderConfig),
    /// Of a [`ModelKind::Gan`].
    Gan(GanConfig),
    /// Of a [`ModelKind::VaeGan`].
    VaeGan(VaeGanConfig),
}

/// A variational autoencoder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct VaeConfig {
    /// The body of encoder and decoder.
    pub network: Network,
    /// What their weights start from.
    pub initial_weights: InitialWeights,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// The shape of `q(z|x)`.
    pub posterior: PosteriorKind,
    /// The shape of `p(x|z)`.
    pub likelihood: LikelihoodKind,
    /// What training maximises.
    pub bound: Bound,
}

/// An autoencoder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AutoencoderConfig {
    /// The body of encoder and decoder.
    pub network: Network,
    /// What their weights start from.
    pub initial_weights: InitialWeights,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// How an image is compared with its reconstruction.
    pub loss: ReconstructionLoss,
    /// What the input goes through.
    pub corruption: Corruption,
    /// How grey images become black and white.
    pub binarisation: Binarisation,
}

/// A generative adversarial network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GanConfig {
    /// The body of discriminator and generator.
    pub network: Network,
    /// What their weights start from.
    pub initial_weights: InitialWeights,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// What the generator minimises.
    pub loss: GeneratorLoss,
    /// Updates of the discriminator for each of the generator.
    pub discriminator_steps: usize,
    /// How far the discriminator's target for real images lies below 1.
    pub label_smoothing: f64,
    /// How grey images become black and white.
    pub binarisation: Binarisation,
}

/// A variational autoencoder whose decoder also faces a discriminator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct VaeGanConfig {
    /// The body of encoder, decoder and discriminator.
    pub network: Network,
    /// What their weights start from.
    pub initial_weights: InitialWeights,
    /// Dimensions of a code.
    pub latent_dim: usize,
    /// The weight of the feature loss against the adversary in the decoder's loss.
    pub gamma: f64,
    /// Whether the side that is winning too clearly waits for the other.
    pub gate: bool,
    /// How grey images become black and white.
    pub binarisation: Binarisation,
}

/// Code dimensions at the start.
const LATENT_DIM: usize = 20;

impl Default for ModelConfig {
    fn default() -> Self {
        Self::Vae(VaeConfig::default())
    }
}

impl Default for VaeConfig {
    fn default() -> Self {
        Self {
            network: Network::default(),
            initial_weights: InitialWeights::default(),
            latent_dim: LATENT_DIM,
            posterior: PosteriorKind::default(),
            likelihood: LikelihoodKind::default(),
            bound: Bound::default(),
        }
    }
}

impl Default for AutoencoderConfig {
    fn default() -> Self {
        Self {
            network: Network::default(),
            initial_weights: InitialWeights::default(),
            latent_dim: LATENT_DIM,
            loss: ReconstructionLoss::default(),
            corruption: Corruption::default(),
            binarisation: Binarisation::default(),
        }
    }
}

impl Default for GanConfig {
    fn default() -> Self {
        Self {
            network: Network::default(),
            initial_weights: InitialWeights::default(),
            latent_dim: LATENT_DIM,
            loss: GeneratorLoss::default(),
            discriminator_steps: 1,
            label_smoothing: 0.0,
            binarisation: Binarisation::default(),
        }
    }
}

impl Default for VaeGanConfig {
    fn default() -> Self {
        Self {
            network: Network::default(),
            initial_weights: InitialWeights::default(),
            latent_dim: LATENT_DIM,
            gamma: 1.0,
            gate: true,
            binarisation: Binarisation::default(),
        }
    }
}

macro_rules! into_model {
    ($($Config:ident: $Kind:ident),*) => {
        $(impl From<$Config> for ModelConfig {
            fn from(config: $Config) -> Self {
                Self::$Kind(config)
            }
        })*
    };
}

into_model! { VaeConfig: Vae, AutoencoderConfig: Autoencoder, GanConfig: Gan, VaeGanConfig: VaeGan }

impl ModelKind {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Vae, Self::Autoencoder, Self::Gan, Self::VaeGan];

    /// What it is called in a sentence, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vae => "a VAE",
            Self::Autoencoder => "an autoencoder",
            Self::Gan => "a GAN",
            Self::VaeGan => "a VAE-GAN",
        }
    }

    /// The config that a model of this kind starts with.
    pub fn config(self) -> ModelConfig {
        match self {
            Self::Vae => ModelConfig::Vae(VaeConfig::default()),
            Self::Autoencoder => ModelConfig::Autoencoder(AutoencoderConfig::default()),
            Self::Gan => ModelConfig::Gan(GanConfig::default()),
            Self::VaeGan => ModelConfig::VaeGan(VaeGanConfig::default()),
        }
    }
}

/// Takes what the configs of all kinds have, from whichever it is.
macro_rules! each {
    ($config:expr, $model:ident => $value:expr) => {
        match $config {
            ModelConfig::Vae($model) => $value,
            ModelConfig::Autoencoder($model) => $value,
            ModelConfig::Gan($model) => $value,
            ModelConfig::VaeGan($model) => $value,
        }
    };
}

impl ModelConfig {
    /// Which member of the family.
    pub fn kind(&self) -> ModelKind {
        match self {
            Self::Vae(_) => ModelKind::Vae,
            Self::Autoencoder(_) => ModelKind::Autoencoder,
            Self::Gan(_) => ModelKind::Gan,
            Self::VaeGan(_) => ModelKind::VaeGan,
        }
    }

    /// What its networks are made of.
    pub fn network(&self) -> &Network {
        each!(self, model => &model.network)
    }

    /// What its networks are made of, to be changed.
    pub fn network_mut(&mut self) -> &mut Network {
        each!(self, model => &mut model.network)
    }

    /// What the weights of its networks start from.
    pub fn initial_weights(&self) -> InitialWeights {
        each!(self, model => model.initial_weights)
    }

    /// What the weights of its networks start from, to be changed.
    pub fn initial_weights_mut(&mut self) -> &mut InitialWeights {
        each!(self, model => &mut model.initial_weights)
    }

    /// Dimensions of a code.
    pub fn latent_dim(&self) -> usize {
        each!(self, model => model.latent_dim)
    }

    /// Dimensions of a code, to be changed.
    pub fn latent_dim_mut(&mut self) -> &mut usize {
        each!(self, model => &mut model.latent_dim)
    }

    /// How grey images become black and white, to be changed; `None` where they have to stay grey.
    pub fn binarisation_mut(&mut self) -> Option<&mut Binarisation> {
        match self {
            Self::Vae(vae) => match &mut vae.likelihood {
                LikelihoodKind::Bernoulli { binarisation } => Some(binarisation),
                LikelihoodKind::ContinuousBernoulli
                | LikelihoodKind::Normal { .. }
                | LikelihoodKind::NormalLearned
                | LikelihoodKind::NormalPerPixel
                | LikelihoodKind::DiscretisedLogistic => None,
            },
            Self::Autoencoder(model) => Some(&mut model.binarisation),
            Self::Gan(model) => Some(&mut model.binarisation),
            Self::VaeGan(model) => Some(&mut model.binarisation),
        }
    }

    /// A model of `kind` in place of this one: with that kind's own defaults, of this one's size, on images
    /// made black and white as they are for this one, where they can be for that kind's defaults.
    ///
    /// ```
    /// use vae_lab::config::{ModelConfig, ModelKind};
    ///
    /// let mut vae = ModelConfig::default();
    /// *vae.latent_dim_mut() = 2;
    /// assert_eq!(vae.changed_to(ModelKind::Gan).latent_dim(), 2);
    /// ```
    #[must_use]
    pub fn changed_to(&self, kind: ModelKind) -> Self {
        let mut model = kind.config();
        self.network().clone_into(model.network_mut());
        *model.initial_weights_mut() = self.initial_weights();
        *model.latent_dim_mut() = self.latent_dim();
        if let Some(binarisation) = model.binarisation_mut() {
            *binarisation = self.preparation().binarisation;
        }
        model
    }

    /// What images go through on their way to the model.
    pub fn preparation(&self) -> Preparation {
        let (binarisation, corruption) = match self {
            Self::Vae(vae) => (vae.likelihood.binarisation(), Corruption::None),
            Self::Autoencoder(model) => (model.binarisation, model.corruption),
            Self::Gan(model) => (model.binarisation, Corruption::None),
            Self::VaeGan(model) => (model.binarisation, Corruption::None),
        };
        Preparation {
            binarisation,
            corruption,
        }
    }

    /// The bound that training maximises, of a model that has one.
    pub fn bound(&self) -> Option<&Bound> {
        match self {
            Self::Vae(vae) => Some(&vae.bound),
            Self::Autoencoder(_) | Self::Gan(_) | Self::VaeGan(_) => None,
        }
    }

    /// How many codes are drawn for each image.
    pub fn codes_per_image(&self) -> usize {
        self.bound().map_or(1, Bound::codes_per_image)
    }

    /// How many batches of images one step takes.
    pub fn batches_per_step(&self) -> usize {
        match self {
            Self::Gan(gan) => gan.discriminator_steps,
            Self::Vae(_) | Self::Autoencoder(_) | Self::VaeGan(_) => 1,
        }
    }

    /// The part of it that a new model is needed for: the same with all that can change while training
    /// goes on as it is at the start.
    pub(super) fn built(&self) -> Self {
        let mut built = self.clone();
        match &mut built {
            Self::Vae(vae) => vae.bound = Bound::default(),
            Self::Autoencoder(model) => {
                model.loss = ReconstructionLoss::default();
                model.corruption = Corruption::default();
            }
            Self::Gan(gan) => {
                let start = GanConfig::default();
                gan.loss = start.loss;
                gan.discriminator_steps = start.discriminator_steps;
                gan.label_smoothing = start.label_smoothing;
            }
            Self::VaeGan(model) => {
                let start = VaeGanConfig::default();
                (model.gamma, model.gate) = (start.gamma, start.gate);
            }
        }
        if let Some(binarisation) = built.binarisation_mut() {
            *binarisation = Binarisation::default();
        }
        built
    }

    /// Accepts the model if its numbers lie within their limits.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::LATENT_DIM.check(self.latent_dim() as f64)?;
        self.network().check()?;
        self.initial_weights().check()?;
        match self {
            Self::Vae(vae) => {
                if let LikelihoodKind::Normal { scale, .. } = vae.likelihood {
                    limits::PIXEL_SCALE.check(scale)?;
                }
                vae.bound.check()
            }
            Self::Autoencoder(model) => model.corruption.check(),
            Self::Gan(gan) => {
                limits::LABEL_SMOOTHING.check(gan.label_smoothing)?;
                limits::DISCRIMINATOR_STEPS.check(gan.discriminator_steps as f64)
            }
            Self::VaeGan(model) => limits::GAMMA.check(model.gamma),
        }
    }
}
