//! Checkpoints: safetensors files with a run inside, and without one.

use pollster::block_on;
use vae_lab::bounds::Iwae;
use vae_lab::config::{
    AutoencoderConfig, DataConfig, GanConfig, LikelihoodKind, ModelConfig, Network, PosteriorKind,
    SessionConfig, VaeConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::{Error, ImageShape};

use super::driver::{Input, Outcome, Target};
use crate::config::outline;

const WORDS: &[&str] = &[
    "F32",
    "F16",
    "BF16",
    "F64",
    "I64",
    "BOOL",
    "F8_E4M3",
    "data_offsets",
    "shape",
    "dtype",
    "__metadata__",
    "vae-lab",
    "config",
    "step",
    "image",
    "updates",
    "optimizer.exp_avg.",
    "optimizer.exp_avg_sq.",
    "encoder.loc.bias",
    "log_scale",
    "9007199254740993",
    "6x6",
    "[0]",
    "[]",
    "{}",
    "null",
    "\\\"",
    "\"",
    ",",
    ":",
    "猫",
    "\\u0000",
    "mlp",
    "full",
    "normalLearned",
    "iwae",
    "autoencoder",
    "gan",
];

const SIDE: usize = 6;

fn session(config: SessionConfig) -> Session {
    let images: Vec<_> = (0..40 * SIDE * SIDE)
        .map(|at| (at % 11) as f32 / 10.0)
        .collect();
    let mut session = Session::new(ComputeDevice::cpu());
    session
        .load_images(&images, ImageShape::grey(SIDE, SIDE))
        .expect("these are images");
    session
        .configure(config.check().expect("it is allowed"))
        .expect("it fits the images");
    session
}

fn network() -> Network {
    Network::mlp(vec![8])
}

fn small() -> SessionConfig {
    of(VaeConfig {
        network: network(),
        latent_dim: 2,
        ..VaeConfig::default()
    })
}

fn of(model: impl Into<ModelConfig>) -> SessionConfig {
    let mut config = SessionConfig {
        model: model.into(),
        ..SessionConfig::default()
    };
    config.training.batch_size = 8;
    config.data = DataConfig::Files {
        name: "images".into(),
    };
    config
}

/// A file of each kind of model, one without anything remembered and one of weights alone.
fn sound() -> Vec<Input> {
    let full = of(VaeConfig {
        network: network(),
        latent_dim: 2,
        posterior: PosteriorKind::Full,
        likelihood: LikelihoodKind::NormalLearned,
        bound: Iwae { samples: 3 }.into(),
        ..VaeConfig::default()
    });
    let autoencoder = of(AutoencoderConfig {
        network: network(),
        latent_dim: 2,
        ..AutoencoderConfig::default()
    });
    let gan = of(GanConfig {
        network: network(),
        latent_dim: 2,
        ..GanConfig::default()
    });
    let saved = |steps: usize, config: SessionConfig| {
        let mut session = session(config);
        block_on(session.train(steps)).expect("training goes well");
        vec![block_on(session.save()).expect("the run can be saved")]
    };
    vec![
        saved(2, small()),
        saved(0, small()),
        saved(1, full),
        saved(1, autoencoder),
        saved(1, gan),
    ]
}

#[test]
fn damaged_checkpoints_are_opened_or_refused_in_a_sentence() {
    let mut session = session(small());
    let target = Target {
        name: "checkpoint",
        sound: sound(),
        words: WORDS,
        most: |given, outcome| match outcome {
            // Refused before anything of the size it asks for is made.
            Outcome::Refused { .. } => 64 * given + (1 << 16),
            // Digits, if it is for those, are drawn: at most 70,000 of 28 by 28.
            Outcome::Read(_) => 64 * given + 70_000 * 28 * 28 * 4,
        },
    };
    let home = target.sound[0][0].clone();
    target.fuzz(|input| match session.load(&input[0]) {
        Ok(summary) => {
            let weights = block_on(session.weights());
            let saved = block_on(session.save()).expect("what was opened can be saved");
            let again = session.load(&saved).expect("and opened again");
            assert_eq!(
                (again.step, again.parameters),
                (summary.step, summary.parameters)
            );
            assert_eq!(block_on(session.weights()), weights);
            let config = session.config().expect("there is a run").model.clone();
            session.load(&home).expect("the way back");
            Outcome::Read(outline(&config))
        }
        Err(error @ Error::Checkpoint(_)) => Outcome::refused(&error),
        Err(other) => panic!("another kind of error: {other:?}"),
    });
}
