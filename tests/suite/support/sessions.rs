//! Sessions small enough for a software GPU.

use vae_lab::config::{
    Checked, DataConfig, ModelConfig, Network, Objective, SessionConfig, TrainingConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

/// Height and width of [`bars`].
pub const SIDE: usize = 6;
/// How many [`bars`] there are.
pub const COUNT: usize = 40;

/// A small fully connected model, for the images that a session has been given.
pub fn small() -> SessionConfig {
    SessionConfig {
        model: ModelConfig {
            network: Network::Mlp { hidden: vec![16] },
            latent_dim: 2,
        },
        objective: elbo(1.0),
        training: TrainingConfig {
            learning_rate: 1e-3,
            batch_size: 8,
            shuffle: true,
        },
        data: DataConfig::Files {
            name: "images".into(),
        },
        seed: 7,
    }
}

/// The bound with this weight of the KL, from the first step on.
pub fn elbo(beta: f64) -> Objective {
    Objective::Elbo {
        beta,
        warmup_steps: 0,
    }
}

pub fn check(config: SessionConfig) -> Checked {
    config.check().expect("the config is allowed")
}

/// Images of `side` by `side` pixels, each with a bright row and a grey column.
pub fn bars(side: usize) -> Vec<f32> {
    let image = |i: usize| {
        (0..side * side).map(move |at| match (at / side, at % side) {
            (row, _) if row == i % side => 1.0,
            (_, column) if column == i / side % side => 0.4,
            _ => 0.0,
        })
    };
    (0..COUNT).flat_map(image).collect()
}

/// A session on [`bars`] of [`SIDE`], with a model of `config`.
pub fn on_bars(device: ComputeDevice, config: SessionConfig) -> Session {
    on_bars_of(SIDE, device, config)
}

/// A session on [`bars`] of another side.
pub fn on_bars_of(side: usize, device: ComputeDevice, config: SessionConfig) -> Session {
    let mut session = Session::new(device);
    let loaded = session.load_images(&bars(side), side, side);
    loaded.expect("the bars are images");
    session
        .configure(check(config))
        .expect("the config fits the bars");
    session
}

/// A session on built-in digits.
pub fn on_digits(device: ComputeDevice, count: usize, mut config: SessionConfig) -> Session {
    config.data = DataConfig::Digits { count, seed: 1 };
    let mut session = Session::new(device);
    session
        .configure(check(config))
        .expect("the config fits digits");
    session
}

/// The losses of the next `steps` steps.
pub async fn losses(session: &mut Session, steps: usize) -> Vec<f64> {
    session.train(steps).await.expect("training goes well").loss
}

/// The number of steps the session's model has taken.
pub fn step(session: &Session) -> u64 {
    session.model_summary().expect("there is a model").step
}
