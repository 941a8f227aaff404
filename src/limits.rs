//! The limits of every number in a config, and the words a form shows beside it.
//!
//! The page builds its controls from these, so that no number is written twice.

use serde::Serialize;

use crate::config::{DataConfig, Network, Objective, SessionConfig};
use crate::error::Error;

/// The most hidden layers a fully connected network may have.
pub const MAX_LAYERS: usize = 3;

/// How a slider spreads its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Scale {
    /// Evenly.
    Linear,
    /// By ratio; zero, where it is allowed, stands apart at the end.
    Log,
}

/// One number of a config: where it stands, what it may be and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    path: &'static str,
    label: &'static str,
    help: &'static str,
    min: f64,
    max: f64,
    integer: bool,
    scale: Scale,
    restart: bool,
}

macro_rules! limits {
    ($($name:ident = $path:literal, $label:literal, $min:literal ..= $max:literal, $integer:literal, $scale:ident, $restart:literal, $help:literal;)*) => {
        $(#[doc = concat!("`", $path, "`: ", $help)]
        pub const $name: Limit = Limit {
            path: $path, label: $label, help: $help, min: $min, max: $max,
            integer: $integer, scale: Scale::$scale, restart: $restart,
        };)*
    };
}

limits! {
    LATENT_DIM = "model.latentDim", "Code dimensions", 2.0..=64.0, true, Log, true,
        "How many numbers an image is squeezed into. Two can be drawn as a plane.";
    HIDDEN = "model.network.hidden", "Hidden units", 8.0..=2048.0, true, Log, true,
        "The width of the fully connected layers: wider ones learn more and step slower.";
    CHANNELS = "model.network.channels", "Channels", 4.0..=128.0, true, Log, true,
        "How many features the convolutions look for at each place of the image.";
    BETA = "objective.beta", "Beta", 0.0..=100.0, false, Log, false,
        "The weight of the KL term: more makes the codes smoother, less makes the images sharper.";
    WARMUP_STEPS = "objective.warmupSteps", "KL warm-up", 0.0..=100000.0, true, Log, false,
        "Over how many steps beta rises from zero, so that the decoder learns to use its codes first.";
    LEARNING_RATE = "training.learningRate", "Learning rate", 0.000001..=1.0, false, Log, false,
        "How far each step moves the weights.";
    BATCH_SIZE = "training.batchSize", "Batch size", 1.0..=1024.0, true, Log, true,
        "How many images each step looks at.";
    SEED = "seed", "Seed", 0.0..=4294967295.0, true, Linear, true,
        "The number that weights, noise and the order of images are drawn from.";
    DIGITS = "data.count", "Images", 100.0..=70000.0, true, Log, true,
        "How many digits are drawn; a tenth of them is held out.";
}

impl Limit {
    /// Accepts `value` if it lies within the limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the field, the value and the limits.
    pub fn check(&self, value: f64) -> Result<(), Error> {
        let Self {
            label, min, max, ..
        } = self;
        if (*min..=*max).contains(&value) {
            return Ok(());
        }
        Err(Error::Config(format!(
            "{label} is {value}; allowed is {min} to {max}."
        )))
    }

    fn field(&self, default: f64) -> Field {
        Field {
            path: self.path,
            label: self.label,
            help: self.help,
            min: self.min,
            max: self.max,
            integer: self.integer,
            scale: self.scale,
            default,
            restart: self.restart,
        }
    }
}

/// One control of a form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Where the value stands in a [`SessionConfig`], for example `training.learningRate`.
    pub path: &'static str,
    /// Its name beside the control.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub help: &'static str,
    /// The smallest value allowed.
    pub min: f64,
    /// The largest value allowed.
    pub max: f64,
    /// Whether only whole numbers are allowed.
    pub integer: bool,
    /// How a slider spreads its values.
    pub scale: Scale,
    /// The value at the start.
    pub default: f64,
    /// Whether a change starts a new model; otherwise it acts at once.
    pub restart: bool,
}

/// Everything a page needs to build its form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// The config a session starts with.
    pub defaults: SessionConfig,
    /// The config a page opens with: the defaults with a code that can be drawn as a plane.
    pub opening: SessionConfig,
    /// Its numbers.
    pub fields: Vec<Field>,
}

/// The defaults, limits and help texts of every field.
pub fn schema() -> Schema {
    let defaults = SessionConfig::default();
    let hidden = match &defaults.model.network {
        Network::Mlp { hidden } => hidden[0],
        Network::Conv { channels } => channels[0],
    };
    let Objective::Elbo { beta, warmup_steps } = defaults.objective;
    let count = match defaults.data {
        DataConfig::Digits { count, .. } => count,
        DataConfig::Files { .. } => 0,
    };
    let fields = vec![
        DIGITS.field(count as f64),
        HIDDEN.field(hidden as f64),
        CHANNELS.field(32.0),
        LATENT_DIM.field(defaults.model.latent_dim as f64),
        BETA.field(beta),
        WARMUP_STEPS.field(warmup_steps.into()),
        LEARNING_RATE.field(defaults.training.learning_rate),
        BATCH_SIZE.field(defaults.training.batch_size as f64),
        SEED.field(defaults.seed.into()),
    ];
    let mut opening = defaults.clone();
    opening.model.latent_dim = 2;
    Schema {
        defaults,
        opening,
        fields,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_refuses_what_lies_beyond_it_and_names_itself() {
        for limit in [
            LATENT_DIM,
            HIDDEN,
            CHANNELS,
            BETA,
            WARMUP_STEPS,
            LEARNING_RATE,
            BATCH_SIZE,
            SEED,
            DIGITS,
        ] {
            assert!(limit.check(limit.min).is_ok() && limit.check(limit.max).is_ok());
            for value in [limit.min - 1.0, limit.max + 1.0, f64::NAN, f64::INFINITY] {
                let message = limit.check(value).unwrap_err().to_string();
                assert!(message.starts_with(limit.label), "{message}");
            }
        }
    }

    #[test]
    fn every_default_lies_within_its_limits() {
        for field in schema().fields {
            assert!(
                (field.min..=field.max).contains(&field.default),
                "{}",
                field.path
            );
        }
    }
}
