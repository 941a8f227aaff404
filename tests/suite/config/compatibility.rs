//! Options that don't go together: each refusal names both and says why.

use vae_lab::config::{
    Binarisation, Corruption, GeneratorLoss, LikelihoodKind, ModelKind, Objective, PosteriorKind,
    ReconstructionLoss, SessionConfig,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{allowed, refused};

const NAMES: [(ModelKind, &str); 4] = [
    (ModelKind::Vae, "a VAE"),
    (ModelKind::Autoencoder, "an autoencoder"),
    (ModelKind::Gan, "a GAN"),
    (ModelKind::VaeGan, "a VAE-GAN"),
];

/// An objective that trains models of this kind.
fn objective_of(kind: ModelKind) -> Objective {
    match kind {
        ModelKind::Vae => Objective::Iwae { samples: 5 },
        ModelKind::Autoencoder => Objective::Reconstruction {
            loss: ReconstructionLoss::SquaredError,
        },
        ModelKind::Gan => Objective::Adversarial {
            loss: GeneratorLoss::Minimax,
            discriminator_steps: 2,
            label_smoothing: 0.1,
        },
        ModelKind::VaeGan => Objective::VaeGan {
            gamma: 1.0,
            gate: false,
        },
    }
}

fn set_kind(config: &mut SessionConfig, kind: ModelKind) {
    config.model.kind = kind;
    config.objective = objective_of(kind);
}

/// Every kind but one.
fn others(kind: ModelKind) -> impl Iterator<Item = (ModelKind, &'static str)> {
    let names = NAMES.into_iter();
    names.filter(move |&(other, _)| other != kind)
}

#[wasm_bindgen_test(unsupported = test)]
fn an_objective_trains_its_own_kind_of_model() {
    for (kind, name) in NAMES {
        allowed(|config| set_kind(config, kind));
        for (other, its_name) in others(kind) {
            let trains = format!("This objective trains {its_name}");
            let model = format!("the model is {name}");
            let advice = format!("Choose an objective of {name}.");
            refused(&[&trains, &model, &advice], |config| {
                config.model.kind = kind;
                config.objective = objective_of(other);
            });
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_full_covariance_is_a_vaes() {
    allowed(|config| config.model.posterior = PosteriorKind::Full);
    for (kind, name) in others(ModelKind::Vae) {
        let why = match kind {
            ModelKind::VaeGan => "is defined with a diagonal one",
            _ => "has no posterior",
        };
        refused(&["full-covariance", "needs a VAE", name, why], |config| {
            set_kind(config, kind);
            config.model.posterior = PosteriorKind::Full;
        });
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_likelihood_is_a_vaes() {
    for likelihood in [
        LikelihoodKind::ContinuousBernoulli,
        LikelihoodKind::Normal { scale: 0.1 },
        LikelihoodKind::NormalLearned,
        LikelihoodKind::NormalPerPixel,
    ] {
        allowed(|config| config.model.likelihood = likelihood);
        for (kind, name) in others(ModelKind::Vae) {
            refused(&["likelihood", "for a VAE only", name], |config| {
                set_kind(config, kind);
                config.model.likelihood = likelihood;
            });
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn corruption_is_an_autoencoders() {
    for corruption in [
        Corruption::Gaussian { scale: 0.5 },
        Corruption::Masking { share: 0.5 },
        Corruption::SaltAndPepper { share: 0.5 },
    ] {
        allowed(|config| {
            set_kind(config, ModelKind::Autoencoder);
            config.training.corruption = corruption;
        });
        for (kind, name) in others(ModelKind::Autoencoder) {
            refused(&["Corrupted", "autoencoders", name], |config| {
                set_kind(config, kind);
                config.training.corruption = corruption;
            });
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn black_and_white_images_need_the_bernoulli_likelihood() {
    for binarisation in [Binarisation::Threshold, Binarisation::Stochastic] {
        for (kind, _) in NAMES {
            allowed(|config| {
                set_kind(config, kind);
                config.training.binarisation = binarisation;
            });
        }
        for likelihood in [
            LikelihoodKind::ContinuousBernoulli,
            LikelihoodKind::Normal { scale: 0.1 },
            LikelihoodKind::NormalLearned,
            LikelihoodKind::NormalPerPixel,
        ] {
            refused(&["Black and white", "Bernoulli likelihood"], |config| {
                config.model.likelihood = likelihood;
                config.training.binarisation = binarisation;
            });
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn one_step_draws_at_most_16_384_codes() {
    let piwae = |batch_size| {
        move |config: &mut SessionConfig| {
            config.objective = Objective::Piwae {
                estimates: 8,
                samples: 16,
            };
            config.training.batch_size = batch_size;
        }
    };
    allowed(piwae(128));
    let words = ["128 codes", "129 images", "16512 codes", "16384"];
    refused(&words, piwae(129));
    // The most of everything.
    refused(&["fewer samples"], |config| {
        config.objective = Objective::Miwae {
            estimates: 64,
            samples: 256,
        };
        config.training.batch_size = 1024;
    });
}
