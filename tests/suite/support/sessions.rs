//! Sessions small enough for a software GPU.

use vae_lab::config::{
    Activation, Binarisation, Checked, Corruption, DataConfig, LikelihoodKind, ModelConfig,
    ModelKind, Network, Objective, Optimiser, PosteriorKind, ReconstructionLoss, Schedule,
    SessionConfig, TrainingConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::objectives::Term;
use vae_lab::session::{Change, Session};

/// Height and width of [`bars`].
pub const SIDE: usize = 6;
/// How many [`bars`] there are.
pub const COUNT: usize = 40;

/// A small fully connected model, for the images that a session has been given.
pub fn small() -> SessionConfig {
    SessionConfig {
        model: ModelConfig {
            network: Network::mlp(vec![16]),
            latent_dim: 2,
            ..ModelConfig::default()
        },
        objective: elbo(1.0),
        training: TrainingConfig {
            learning_rate: 1e-3,
            batch_size: 8,
            ..TrainingConfig::default()
        },
        data: DataConfig::Files {
            name: "images".into(),
        },
        seed: 7,
    }
}

/// The same as an autoencoder.
pub fn autoencoder() -> SessionConfig {
    let mut config = small();
    config.model.kind = ModelKind::Autoencoder;
    config.objective = Objective::Reconstruction {
        loss: ReconstructionLoss::CrossEntropy,
    };
    config
}

/// Small runs that go other ways than the default one: through every optimiser, schedule, posterior,
/// kind of image and way to weigh samples.
pub fn variants() -> [SessionConfig; 4] {
    let [mut adagrad, mut iwae, mut dreg] = [small(), small(), small()];
    adagrad.training.optimiser = Optimiser::Adagrad { epsilon: 1e-8 };
    adagrad.training.learning_rate = 1e-2;
    adagrad.model.network = Network::Mlp {
        hidden: vec![16],
        activation: Activation::Tanh,
    };
    iwae.objective = Objective::Iwae { samples: 3 };
    iwae.training.schedule = Schedule::PowersOfThree;
    iwae.training.binarisation = Binarisation::Stochastic;
    dreg.objective = Objective::Dreg { samples: 3 };
    dreg.model.posterior = PosteriorKind::Full;
    dreg.model.likelihood = LikelihoodKind::NormalLearned;
    let mut denoising = autoencoder();
    denoising.training.corruption = Corruption::Gaussian { scale: 0.3 };
    [adagrad, iwae, dreg, denoising]
}

/// The bound with this weight of the KL, from the first step on.
pub fn elbo(beta: f64) -> Objective {
    Objective::Elbo {
        beta,
        warmup_steps: 0,
        free_bits: 0.0,
        samples: 1,
    }
}

/// A change of the learning rate alone.
pub fn learning_rate(rate: f64) -> Change {
    Change {
        learning_rate: Some(rate),
        ..Change::default()
    }
}

/// A change of the objective alone.
pub fn objective(objective: Objective) -> Change {
    Change {
        objective: Some(objective),
        ..Change::default()
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
    let report = session.train(steps).await.expect("training goes well");
    report.of(Term::Loss).to_vec()
}

/// The number of steps the session's model has taken.
pub fn step(session: &Session) -> u64 {
    session.model_summary().expect("there is a model").step
}
