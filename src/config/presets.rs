//! Configs by name: the settings of the papers, as far as a small model in a browser can hold them.

use serde::Serialize;

use super::{
    Activation, AdagradConfig, AdamConfig, AutoencoderConfig, Binarisation, Corruption, DataConfig,
    GanConfig, InitialWeights, LikelihoodKind, ModelConfig, Network, OptimiserConfig,
    PosteriorKind, Schedule, SessionConfig, SpritesConfig, TrainingConfig, Upsampling, VaeConfig,
    VaeGanConfig, WeightInit,
};
use crate::bounds::{Bound, Ciwae, Dreg, Elbo, Iwae, Miwae, Piwae};

/// A config by name. Its data are built-in images; a page keeps those at hand, but for digits in place of
/// which it has others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Preset {
    /// For links and the command line.
    pub name: &'static str,
    /// For people.
    pub label: &'static str,
    /// What it is and where it comes from, in a sentence or two.
    pub help: &'static str,
    /// The config.
    pub config: SessionConfig,
}

/// Every preset, the simplest first.
///
/// ```
/// use vae_lab::bounds::{Bound, Iwae};
/// use vae_lab::config::presets;
///
/// let named = |name| presets().into_iter().find(|preset| preset.name == name);
/// let iwae = named("iwae-50-2015").unwrap();
/// let bound = Bound::from(Iwae { samples: 50 });
/// assert_eq!(iwae.config.model.bound(), Some(&bound));
/// ```
pub fn presets() -> Vec<Preset> {
    let digits = SessionConfig::default();
    let mut plane = digits.clone();
    *plane.model.latent_dim_mut() = 2;
    let preset = |name, label, help, config| Preset {
        name,
        label,
        help,
        config,
    };
    vec![
        preset(
            "plane",
            "Plane of codes",
            "A VAE with two code dimensions, so that the whole code can be drawn.",
            plane,
        ),
        preset(
            "digits",
            "VAE, 20 dimensions",
            "784-400-20 with Adam: the example that most libraries ship.",
            digits,
        ),
        preset(
            "aevb-2013",
            "AEVB 2013",
            "Kingma & Welling: one layer of 500 tanh units, Adagrad, batches of 100, one sample.",
            aevb(),
        ),
        preset(
            "full-covariance",
            "Full covariance",
            "The posterior of AEVB's appendix F: dimensions of the code may depend on one another.",
            full_covariance(),
        ),
        preset(
            "iwae-2015",
            "IWAE-5 2015",
            "Burda et al.: 784-200-200-50 tanh, stochastic binarisation, batches of 20, a rate that falls in stages of 3^i epochs.",
            burda(Iwae { samples: 5 }),
        ),
        preset(
            "iwae-50-2015",
            "IWAE-50 2015",
            "The same with 50 samples: the tightest bound of the paper's table.",
            burda(Iwae { samples: 50 }),
        ),
        preset(
            "miwae-2018",
            "MIWAE 2018",
            "Rainforth et al.: eight bounds of eight samples each.",
            burda(Miwae {
                estimates: 8,
                samples: 8,
            }),
        ),
        preset(
            "piwae-2018",
            "PIWAE 2018",
            "Rainforth et al.: IWAE for the decoder, MIWAE for the encoder, eight by eight samples.",
            burda(Piwae {
                estimates: 8,
                samples: 8,
            }),
        ),
        preset(
            "ciwae-2018",
            "CIWAE 2018",
            "Rainforth et al.: half ELBO, half IWAE of 64 samples.",
            burda(Ciwae {
                samples: 64,
                share: 0.5,
            }),
        ),
        preset(
            "dreg-2018",
            "DReG 2018",
            "Tucker et al.: IWAE-50 with the doubly reparameterised gradient.",
            burda(Dreg { samples: 50 }),
        ),
        preset(
            "beta-vae-2017",
            "beta-VAE 2017",
            "Higgins et al.: a KL of four times its weight, for codes that vary one thing at a time.",
            weighed(4.0, 0, 0.0),
        ),
        preset(
            "warm-up-2016",
            "KL warm-up 2016",
            "Bowman et al. and Sønderby et al.: the KL's weight rises from zero, and a little of it is free, so that no dimension falls silent.",
            weighed(1.0, 2000, 0.1),
        ),
        preset(
            "continuous-bernoulli-2019",
            "Continuous Bernoulli 2019",
            "Loaiza-Ganem & Cunningham: the likelihood that grey levels call for.",
            likelihood(LikelihoodKind::ContinuousBernoulli),
        ),
        preset(
            "gaussian",
            "Normal decoder",
            "AEVB's appendix C.2: a mean and a deviation for each pixel.",
            likelihood(LikelihoodKind::NormalPerPixel),
        ),
        preset(
            "autoencoder",
            "Autoencoder",
            "Squeezes and rebuilds; draw from its prior to see what it lacks.",
            autoencoder(Corruption::None),
        ),
        preset(
            "denoising-2008",
            "Denoising autoencoder 2008",
            "Vincent et al.: a quarter of the pixels is masked, the target is clean.",
            autoencoder(Corruption::Masking { share: 0.25 }),
        ),
        preset(
            "gan-2014",
            "GAN 2014",
            "Goodfellow et al.: generator against discriminator, with the loss that does not saturate.",
            gan(),
        ),
        preset(
            "sprites",
            "Colour sprites",
            "Drawn shapes in colour, a convolutional VAE and a code of ten numbers: which of them takes which factor?",
            colour_sprites(),
        ),
        preset(
            "vae-gan-2016",
            "VAE-GAN 2016",
            "Larsen et al.: reconstruction measured in a discriminator's features, three optimisers and a gate between the players.",
            vae_gan(),
        ),
    ]
}

/// What suits built-in images in colour: convolutions, since fully connected layers would have a weight for
/// every channel of every pixel, and a likelihood of levels, not of black and white. Of what was tried, SiLU and
/// He's weights took the fewest steps to outlines and hues.
pub(crate) fn colour_sprites() -> SessionConfig {
    SessionConfig {
        training: TrainingConfig {
            learning_rate: 3e-3,
            batch_size: 32,
            ..TrainingConfig::default()
        },
        data: DataConfig::Sprites(SpritesConfig::default()),
        ..of(VaeConfig {
            network: Network::Conv {
                channels: vec![16, 32, 64],
                activation: Activation::Silu,
                upsampling: Upsampling::Transposed,
            },
            initial_weights: InitialWeights::both(WeightInit::He),
            latent_dim: 10,
            likelihood: LikelihoodKind::DiscretisedLogistic,
            ..VaeConfig::default()
        })
    }
}

fn of(model: impl Into<ModelConfig>) -> SessionConfig {
    SessionConfig {
        model: model.into(),
        ..SessionConfig::default()
    }
}

fn aevb() -> SessionConfig {
    SessionConfig {
        training: TrainingConfig {
            learning_rate: 0.02,
            optimiser: OptimiserConfig::Adagrad(AdagradConfig::default()),
            batch_size: 100,
            ..TrainingConfig::default()
        },
        ..of(VaeConfig {
            network: tanh(vec![500]),
            // Of the paper's N(0, 0.01), its author's code takes 0.01 for the deviation.
            initial_weights: InitialWeights::both(WeightInit::Normal { scale: 0.01 }),
            ..VaeConfig::default()
        })
    }
}

fn full_covariance() -> SessionConfig {
    of(VaeConfig {
        posterior: PosteriorKind::Full,
        latent_dim: 10,
        ..VaeConfig::default()
    })
}

fn burda(bound: impl Into<Bound>) -> SessionConfig {
    SessionConfig {
        training: TrainingConfig {
            learning_rate: 1e-3,
            schedule: Schedule::PowersOfThree,
            optimiser: OptimiserConfig::Adam(AdamConfig {
                epsilon: 1e-4,
                ..AdamConfig::default()
            }),
            batch_size: 20,
            ..TrainingConfig::default()
        },
        ..of(VaeConfig {
            network: tanh(vec![200, 200]),
            initial_weights: InitialWeights::both(WeightInit::Glorot),
            latent_dim: 50,
            likelihood: LikelihoodKind::Bernoulli {
                binarisation: Binarisation::Stochastic,
            },
            bound: bound.into(),
            ..VaeConfig::default()
        })
    }
}

fn weighed(beta: f64, warmup_steps: u32, free_bits: f64) -> SessionConfig {
    of(VaeConfig {
        bound: Bound::Elbo(Elbo {
            beta,
            warmup_steps,
            free_bits,
            samples: 1,
        }),
        ..VaeConfig::default()
    })
}

fn likelihood(likelihood: LikelihoodKind) -> SessionConfig {
    of(VaeConfig {
        likelihood,
        ..VaeConfig::default()
    })
}

fn autoencoder(corruption: Corruption) -> SessionConfig {
    of(AutoencoderConfig {
        corruption,
        ..AutoencoderConfig::default()
    })
}

fn gan() -> SessionConfig {
    game(GanConfig::default(), 2e-4)
}

fn vae_gan() -> SessionConfig {
    game(VaeGanConfig::default(), 1e-3)
}

/// Players learn against one another with a shorter memory of the gradient (Radford et al. 2016).
fn game(model: impl Into<ModelConfig>, learning_rate: f64) -> SessionConfig {
    SessionConfig {
        training: TrainingConfig {
            learning_rate,
            batch_size: 64,
            optimiser: OptimiserConfig::Adam(AdamConfig {
                beta1: 0.5,
                ..AdamConfig::default()
            }),
            ..TrainingConfig::default()
        },
        ..of(model)
    }
}

fn tanh(hidden: Vec<usize>) -> Network {
    Network::Mlp {
        hidden,
        activation: Activation::Tanh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_allowed_and_its_name_is_its_own() {
        let presets = presets();
        for (i, preset) in presets.iter().enumerate() {
            let checked = preset.config.clone().check();
            assert!(checked.is_ok(), "{}: {checked:?}", preset.name);
            assert!(presets[..i].iter().all(|other| other.name != preset.name));
        }
    }
}
