//! Configs by name: the settings of the papers, as far as a small model in a browser can hold them.

use serde::Serialize;

use super::{
    Activation, Binarisation, Corruption, GeneratorLoss, LikelihoodKind, ModelConfig, ModelKind,
    Network, Objective, Optimiser, PosteriorKind, ReconstructionLoss, Schedule, SessionConfig,
    TrainingConfig,
};

/// A config by name. Its data are the built-in digits; a page keeps the images at hand.
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
/// use vae_lab::config::{Objective, presets};
///
/// let named = |name| presets().into_iter().find(|preset| preset.name == name);
/// let iwae = named("iwae-50-2015").unwrap();
/// assert_eq!(iwae.config.objective, Objective::Iwae { samples: 50 });
/// ```
pub fn presets() -> Vec<Preset> {
    let digits = SessionConfig::default();
    let mut plane = digits.clone();
    plane.model.latent_dim = 2;
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
            burda(Objective::Iwae { samples: 5 }),
        ),
        preset(
            "iwae-50-2015",
            "IWAE-50 2015",
            "The same with 50 samples: the tightest bound of the paper's table.",
            burda(Objective::Iwae { samples: 50 }),
        ),
        preset(
            "miwae-2018",
            "MIWAE 2018",
            "Rainforth et al.: eight bounds of eight samples each.",
            burda(Objective::Miwae {
                estimates: 8,
                samples: 8,
            }),
        ),
        preset(
            "piwae-2018",
            "PIWAE 2018",
            "Rainforth et al.: IWAE for the decoder, MIWAE for the encoder, eight by eight samples.",
            burda(Objective::Piwae {
                estimates: 8,
                samples: 8,
            }),
        ),
        preset(
            "ciwae-2018",
            "CIWAE 2018",
            "Rainforth et al.: half ELBO, half IWAE of 64 samples.",
            burda(Objective::Ciwae {
                samples: 64,
                share: 0.5,
            }),
        ),
        preset(
            "dreg-2018",
            "DReG 2018",
            "Tucker et al.: IWAE-50 with the doubly reparameterised gradient.",
            burda(Objective::Dreg { samples: 50 }),
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
            "vae-gan-2016",
            "VAE-GAN 2016",
            "Larsen et al.: reconstruction measured in a discriminator's features, three optimisers and a gate between the players.",
            vae_gan(),
        ),
    ]
}

fn aevb() -> SessionConfig {
    SessionConfig {
        model: ModelConfig {
            network: tanh(vec![500]),
            ..ModelConfig::default()
        },
        training: TrainingConfig {
            learning_rate: 0.02,
            optimiser: Optimiser::Adagrad { epsilon: 1e-10 },
            batch_size: 100,
            ..TrainingConfig::default()
        },
        ..SessionConfig::default()
    }
}

fn full_covariance() -> SessionConfig {
    let mut config = SessionConfig::default();
    config.model.posterior = PosteriorKind::Full;
    config.model.latent_dim = 10;
    config
}

fn burda(objective: Objective) -> SessionConfig {
    SessionConfig {
        model: ModelConfig {
            network: tanh(vec![200, 200]),
            latent_dim: 50,
            ..ModelConfig::default()
        },
        objective,
        training: TrainingConfig {
            learning_rate: 1e-3,
            schedule: Schedule::PowersOfThree,
            optimiser: Optimiser::Adam {
                beta1: 0.9,
                beta2: 0.999,
                epsilon: 1e-4,
            },
            batch_size: 20,
            binarisation: Binarisation::Stochastic,
            ..TrainingConfig::default()
        },
        ..SessionConfig::default()
    }
}

fn weighed(beta: f64, warmup_steps: u32, free_bits: f64) -> SessionConfig {
    SessionConfig {
        objective: Objective::Elbo {
            beta,
            warmup_steps,
            free_bits,
            samples: 1,
        },
        ..SessionConfig::default()
    }
}

fn likelihood(likelihood: LikelihoodKind) -> SessionConfig {
    let mut config = SessionConfig::default();
    config.model.likelihood = likelihood;
    config
}

fn autoencoder(corruption: Corruption) -> SessionConfig {
    let mut config = SessionConfig::default();
    config.model.kind = ModelKind::Autoencoder;
    config.objective = Objective::Reconstruction {
        loss: ReconstructionLoss::CrossEntropy,
    };
    config.training.corruption = corruption;
    config
}

fn gan() -> SessionConfig {
    let mut config = SessionConfig::default();
    config.model.kind = ModelKind::Gan;
    config.objective = Objective::Adversarial {
        loss: GeneratorLoss::NonSaturating,
        discriminator_steps: 1,
        label_smoothing: 0.0,
    };
    config.training.learning_rate = 2e-4;
    config.training.batch_size = 64;
    config.training.optimiser = Optimiser::Adam {
        beta1: 0.5,
        beta2: 0.999,
        epsilon: 1e-8,
    };
    config
}

fn vae_gan() -> SessionConfig {
    let mut config = gan();
    config.model.kind = ModelKind::VaeGan;
    config.objective = Objective::VaeGan {
        gamma: 1.0,
        gate: true,
    };
    config.training.learning_rate = 1e-3;
    config
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
