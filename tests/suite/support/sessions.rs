//! Sessions small enough for a software GPU.

use vae_lab::ImageShape;
use vae_lab::bounds::{Bound, Dreg, Elbo, Iwae};
use vae_lab::config::{
    Activation, AdagradConfig, AutoencoderConfig, Binarisation, Checked, Corruption, DataConfig,
    GanConfig, LikelihoodKind, ModelConfig, Network, OptimiserConfig, PosteriorKind, Schedule,
    SessionConfig, TrainingConfig, VaeConfig, VaeGanConfig,
};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::systems::Term;

/// Height and width of [`bars`].
pub const SIDE: usize = 6;
/// How many [`bars`] there are.
pub const COUNT: usize = 40;

/// A small fully connected model, for the images that a session has been given.
pub fn small() -> SessionConfig {
    of(VaeConfig {
        network: network(),
        latent_dim: 2,
        ..VaeConfig::default()
    })
}

/// The same as an autoencoder.
pub fn autoencoder() -> SessionConfig {
    of(AutoencoderConfig {
        network: network(),
        latent_dim: 2,
        ..AutoencoderConfig::default()
    })
}

/// A few steps of any model.
pub fn of(model: impl Into<ModelConfig>) -> SessionConfig {
    SessionConfig {
        model: model.into(),
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

/// A model of each kind that has no bound, with this network.
pub fn without_bound(network: &Network, latent_dim: usize) -> [SessionConfig; 3] {
    [
        of(AutoencoderConfig {
            network: network.clone(),
            latent_dim,
            ..AutoencoderConfig::default()
        }),
        of(GanConfig {
            network: network.clone(),
            latent_dim,
            ..GanConfig::default()
        }),
        of(VaeGanConfig {
            network: network.clone(),
            latent_dim,
            ..VaeGanConfig::default()
        }),
    ]
}

/// That of [`small`].
pub fn network() -> Network {
    Network::mlp(vec![16])
}

/// A small VAE with this bound.
pub fn with_bound(bound: impl Into<Bound>) -> SessionConfig {
    let mut config = small();
    vae(&mut config).bound = bound.into();
    config
}

/// The VAE of a config that has one.
pub fn vae(config: &mut SessionConfig) -> &mut VaeConfig {
    let ModelConfig::Vae(vae) = &mut config.model else {
        panic!("it is no VAE");
    };
    vae
}

/// How the images of a config become black and white.
pub fn binarisation(config: &mut SessionConfig) -> &mut Binarisation {
    let binarisation = config.model.binarisation_mut();
    binarisation.expect("the likelihood is Bernoulli")
}

/// Small runs that go other ways than the default one: through every optimiser, schedule, posterior,
/// kind of image and way to weigh samples.
pub fn variants() -> [SessionConfig; 4] {
    let [mut adagrad, mut iwae, mut dreg] = [small(), small(), small()];
    adagrad.training.optimiser = OptimiserConfig::Adagrad(AdagradConfig {
        epsilon: 1e-8,
        ..AdagradConfig::default()
    });
    adagrad.training.learning_rate = 1e-2;
    *adagrad.model.network_mut() = Network::Mlp {
        hidden: vec![16],
        activation: Activation::Tanh,
    };
    vae(&mut iwae).bound = Bound::Iwae(Iwae { samples: 3 });
    iwae.training.schedule = Schedule::PowersOfThree;
    *binarisation(&mut iwae) = Binarisation::Stochastic;
    vae(&mut dreg).bound = Bound::Dreg(Dreg { samples: 3 });
    vae(&mut dreg).posterior = PosteriorKind::Full;
    vae(&mut dreg).likelihood = LikelihoodKind::NormalLearned;
    let denoising = of(AutoencoderConfig {
        network: network(),
        latent_dim: 2,
        corruption: Corruption::Gaussian { scale: 0.3 },
        ..AutoencoderConfig::default()
    });
    [adagrad, iwae, dreg, denoising]
}

/// The bound with this weight of the KL, from the first step on.
pub fn elbo(beta: f64) -> Bound {
    Bound::Elbo(Elbo {
        beta,
        warmup_steps: 0,
        free_bits: 0.0,
        samples: 1,
    })
}

/// A change of the learning rate alone.
pub fn learning_rate(rate: f64) -> impl FnOnce(&mut SessionConfig) {
    move |config| config.training.learning_rate = rate
}

/// A change of a VAE's bound alone.
pub fn bound(bound: impl Into<Bound>) -> impl FnOnce(&mut SessionConfig) {
    let bound = bound.into();
    move |config| vae(config).bound = bound
}

/// Goes on with a changed config.
pub fn tune(
    session: &mut Session,
    change: impl FnOnce(&mut SessionConfig),
) -> Result<(), vae_lab::Error> {
    let mut config = session.config()?.clone();
    change(&mut config);
    session.tune(config.check()?)
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
    let loaded = session.load_images(&bars(side), ImageShape::grey(side, side));
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
