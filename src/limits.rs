//! The limits of every number in a config, and the words a form shows beside it.
//!
//! The page builds its controls from these, so that no number is written twice.

use serde::Serialize;

use crate::error::{ConfigError, Error};

/// How many numbers a list of a config may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ListLength {
    /// Where the list stands in a config; the setting of that path holds for each of its numbers.
    pub path: &'static str,
    /// The fewest numbers.
    pub least: usize,
    /// The most.
    pub most: usize,
}

impl ListLength {
    pub(crate) fn allows(self, numbers: usize) -> bool {
        (self.least..=self.most).contains(&numbers)
    }
}

/// Hidden layers of a fully connected network.
pub const HIDDEN_LAYERS: ListLength = ListLength {
    path: HIDDEN.path,
    least: 0,
    most: 5,
};

/// Convolutions of a convolutional network.
pub const CONVOLUTIONS: ListLength = ListLength {
    path: CHANNELS.path,
    least: 1,
    most: 5,
};

/// How many pixels the sides of a sprite may have.
pub const SPRITE_SIDES: [usize; 2] = [32, 64];

/// The most weights that a model may have: with their gradients and Adam's moments they fill two gigabytes.
pub const MAX_WEIGHTS: usize = 1 << 27;

/// The most code dimensions that may all depend on one another: their covariances grow with the square.
pub const MAX_FULL_DIMENSIONS: usize = 64;

/// The most codes that one step may draw: images times samples.
pub const MAX_CODES: usize = 16_384;

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
pub struct Setting {
    pub(crate) path: &'static str,
    label: &'static str,
    help: &'static str,
    formula: &'static str,
    min: f64,
    max: f64,
    integer: bool,
    scale: Scale,
    restart: bool,
}

macro_rules! limits {
    ($($name:ident = $path:literal, $label:literal, $min:literal ..= $max:literal, $integer:literal, $scale:ident, $restart:literal, $help:literal, $formula:literal;)*) => {
        $(#[doc = concat!("`", $path, "`: ", $help)]
        pub const $name: Setting = Setting {
            path: $path, label: $label, help: $help, formula: $formula, min: $min, max: $max,
            integer: $integer, scale: Scale::$scale, restart: $restart,
        };)*

        /// Every limit, in the order of a form.
        pub const ALL: &[Setting] = &[$($name),*];
    };
}

// In the order of a form: what is learnt from, the model, its bound or loss, training.

limits! {
    COUNT = "data.count", "Images", 100.0..=70000.0, true, Log, true,
        "How many images are drawn; a tenth of them is held out.",
        r"\frac{1}{N} \sum_{n=1}^{N} \mathcal{L}(x_n), \quad N = \tfrac{9}{10}\, \own{n}";
    HIDDEN = "model.network.hidden", "Hidden units", 8.0..=2048.0, true, Log, true,
        "The width of the fully connected layers: wider ones can learn more, and each step takes longer.",
        r"h = a(W x + b), \quad W \in \mathbb{R}^{\own{H} \times D}";
    CHANNELS = "model.network.channels", "Channels", 1.0..=512.0, true, Log, true,
        "How many features the convolutions look for at each place of the image.",
        r"h_c = a\Bigl(\sum_i W_{ci} * x_i + b_c\Bigr),\; c \le \own{C}";
    ENCODER_WEIGHT_SCALE = "model.initialWeights.encoder.scale", "Scale of the encoder's weights", 0.0001..=1.0, false, Log, true,
        "The standard deviation of the normal distribution that the encoder's weights are drawn from.",
        r"W_{ij} \sim \mathcal{N}(0, \own{s}^2)";
    DECODER_WEIGHT_SCALE = "model.initialWeights.decoder.scale", "Scale of the decoder's weights", 0.0001..=1.0, false, Log, true,
        "The standard deviation of the normal distribution that the decoder's weights are drawn from.",
        r"W_{ij} \sim \mathcal{N}(0, \own{s}^2)";
    LATENT_DIM = "model.latentDim", "Code dimensions", 1.0..=512.0, true, Log, true,
        "How many numbers an image is squeezed into. Two can be drawn as a plane.",
        r"x \in [0, 1]^D \;\mapsto\; z \in \mathbb{R}^{\own{J}}";
    PIXEL_SCALE = "model.likelihood.scale", "Pixel scale", 0.01..=1.0, false, Log, true,
        "The standard deviation the decoder grants each grey level: a smaller one asks for more detail.",
        r"p_\theta(x|z) = \prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \own{\sigma}^2\bigr)";
    BETA = "model.bound.beta", "Beta", 0.0..=100.0, false, Log, false,
        "The weight of the KL term: more makes the codes smoother, less makes the images sharper.",
        r"\begin{aligned}\mathcal{L} = {}& \mathbb{E}_{q_\phi(z|x)}[\log p_\theta(x|z)] \\ & - \own{\beta}\, \mathrm{KL}\bigl(q_\phi(z|x) \,\|\, p(z)\bigr)\end{aligned}";
    WARMUP_STEPS = "model.bound.warmupSteps", "KL warm-up", 0.0..=100000.0, true, Log, false,
        "Over how many steps beta rises from zero, so that the decoder learns to use its codes first.",
        r"\beta_t = \beta \cdot \min(1,\, t / \own{T})";
    FREE_BITS = "model.bound.freeBits", "Free nats", 0.0..=4.0, false, Linear, false,
        "How much KL each dimension of the code may use without a penalty, so that none falls silent.",
        r"\sum_{j=1}^{J} \max\bigl(\own{\lambda},\, \mathbb{E}_x[\mathrm{KL}_j]\bigr)";
    ESTIMATES = "model.bound.estimates", "Estimates", 1.0..=64.0, true, Log, false,
        "How many bounds of that many samples are averaged: more make the encoder's gradient calmer.",
        r"\frac{1}{\own{M}} \sum_{m=1}^{\own{M}} \log \frac{1}{K} \sum_{k=1}^{K} w_{mk}";
    SAMPLES = "model.bound.samples", "Samples", 1.0..=256.0, true, Log, false,
        "How many codes are drawn for each image: more make the bound tighter, and each step takes longer.",
        r"\frac{1}{\own{K}} \sum_{k=1}^{\own{K}} \log w_k \;\le\; \log \frac{1}{\own{K}} \sum_{k=1}^{\own{K}} w_k";
    ELBO_SHARE = "model.bound.share", "Share of the ELBO", 0.0..=1.0, false, Linear, false,
        "How much of the objective is the evidence lower bound; the rest is the importance-weighted one.",
        r"\own{\beta}\, \mathcal{L}_{\mathrm{ELBO}} + (1 - \own{\beta})\, \mathcal{L}_{\mathrm{IWAE}}";
    ALPHA = "model.bound.alpha", "Alpha", 0.0..=2.0, false, Linear, false,
        "The order of Rényi's divergence: a smaller one makes the bound tighter, and the codes spread wider.",
        r"\frac{1}{1 - \own{\alpha}} \log \frac{1}{K} \sum_{k=1}^{K} w_k^{1 - \own{\alpha}}";
    GAMMA = "model.gamma", "Gamma", 0.000001..=100.0, false, Log, false,
        "The weight of the discriminator's features against its verdict in the decoder's loss.",
        r"\own{\gamma}\, \tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2 - \log D(\tilde{x})";
    DISCRIMINATOR_STEPS = "model.discriminatorSteps", "Discriminator steps", 1.0..=5.0, true, Linear, false,
        "How often the discriminator learns for each time the generator does.",
        r"\begin{aligned}\theta_D &\leftarrow \theta_D - \eta\, g_D, \quad \own{k} \times \\ \theta_G &\leftarrow \theta_G - \eta\, g_G\end{aligned}";
    LABEL_SMOOTHING = "model.labelSmoothing", "Label smoothing", 0.0..=0.3, false, Linear, false,
        "How far below certainty the discriminator is asked to judge real images.",
        r"-(1 - \own{s}) \log D(x) - \own{s} \log(1 - D(x))";
    LEARNING_RATE = "training.learningRate", "Learning rate", 0.000001..=1.0, false, Log, false,
        "How far each step moves the weights.",
        r"\theta_t = \theta_{t-1} - \own{\eta}\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}";
    CORRUPTION_SCALE = "model.corruption.scale", "Noise", 0.01..=2.0, false, Log, false,
        "The standard deviation of the noise added to the input; the target stays clean.",
        r"\tilde{x} = x + \own{\sigma}\, \epsilon, \quad \epsilon \sim \mathcal{N}(0, I)";
    CORRUPTION_SHARE = "model.corruption.share", "Corrupted pixels", 0.01..=0.9, false, Linear, false,
        "How many of the input's pixels are lost; the target stays clean.",
        r"\begin{aligned}\tilde{x}_i &= (1 - m_i)\, x_i + m_i\, c_i \\ m_i &\sim \mathrm{Bernoulli}(\own{\nu})\end{aligned}";
    BATCH_SIZE = "training.batchSize", "Batch size", 1.0..=1024.0, true, Log, true,
        "How many images each step looks at.",
        r"\frac{1}{N} \sum_{n=1}^{N} \mathcal{L}(x_n) \approx \frac{1}{\own{B}} \sum_{b=1}^{\own{B}} \mathcal{L}(x_b)";
    ADAM_BETA_1 = "training.optimiser.beta1", "Adam's beta 1", 0.0..=0.999, false, Linear, true,
        "How long Adam remembers the gradient: 0 for one step, 0.9 for about ten.",
        r"m_t = \own{\beta_1} m_{t-1} + (1 - \own{\beta_1})\, g_t";
    ADAM_BETA_2 = "training.optimiser.beta2", "Adam's beta 2", 0.5..=0.9999, false, Linear, true,
        "How long Adam remembers the gradient's size.",
        r"v_t = \own{\beta_2} v_{t-1} + (1 - \own{\beta_2})\, g_t^2";
    EPSILON = "training.optimiser.epsilon", "Epsilon", 0.0000000001..=0.1, false, Log, true,
        "What keeps a step finite where gradients vanish: larger makes small gradients count less.",
        r"\theta_t = \theta_{t-1} - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \own{\epsilon}}";
    WEIGHT_DECAY = "training.optimiser.weightDecay", "Weight decay", 0.0..=1.0, false, Log, true,
        "How strongly all weights are drawn to zero: by a penalty in the loss, or by AdamW apart from it.",
        r"\mathcal{L} + \tfrac{1}{2}\, \own{\lambda}\, \lVert \theta \rVert^2 \quad \text{or} \quad \theta_t = \dots - \eta\, \own{\lambda}\, \theta_{t-1}";
    SEED = "seed", "Seed", 0.0..=4294967295.0, true, Linear, true,
        "The number that weights, noise and the order of images are drawn from.",
        r"z = \mu + \sigma\, \epsilon_{\own{s}}, \quad \epsilon_{\own{s}} \sim \mathcal{N}(0, I)";
    EVALUATION_SAMPLES = "samples", "Samples", 1.0..=100000.0, true, Log, false,
        "How many codes are drawn for each image: more bring the estimate nearer to the likelihood.",
        r"\log p_\theta(x) \approx \log \frac{1}{\own{K}} \sum_{k=1}^{\own{K}} w_k";
    REPEATS = "repeats", "Repeats", 2.0..=10000.0, true, Log, false,
        "How often the gradient is estimated: more make its ratio of signal to noise steadier.",
        r"\mathrm{SNR} = \frac{|\bar{g}|}{s_g}, \quad \bar{g} = \frac{1}{\own{R}} \sum_{r=1}^{\own{R}} g_r";
    LABELS = "labels", "Labels", 2.0..=60000.0, true, Log, false,
        "How many training images the classifier is told the class of.",
        r"-\frac{1}{\own{n}} \sum_{i=1}^{\own{n}} \log p(y_i|x_i)";
    CLASSIFIER_HIDDEN = "hidden", "Classifier units", 0.0..=1024.0, true, Log, false,
        "The width of the classifier's hidden layer; 0 for none.",
        r"h = \mathrm{ReLU}(W z + b), \quad W \in \mathbb{R}^{\own{H} \times J}";
    CLASSIFIER_LEARNING_RATE = "learningRate", "Classifier learning rate", 0.00001..=0.1, false, Log, false,
        "How far each step moves the classifier's weights.",
        r"\theta_t = \theta_{t-1} - \own{\eta}\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}";
    PATIENCE = "patience", "Patience", 1.0..=200.0, true, Log, false,
        "How many epochs the classifier waits for a better validation before it stops.",
        r"t - t^{*} < \own{P}, \quad t^{*} = \arg\max_{s \le t} \mathrm{acc}_s";
    MAX_EPOCHS = "maxEpochs", "Epochs", 1.0..=1000.0, true, Log, false,
        "After how many epochs the classifier stops in any case.",
        r"t = 1, \dots, \own{T}";
}

impl Setting {
    /// Accepts `value` if it lies within the limits.
    ///
    /// # Errors
    /// [`Error::Config`] names the field, the value and the limits.
    pub fn check(&self, value: f64) -> Result<(), Error> {
        let &Self {
            path,
            label,
            min,
            max,
            ..
        } = self;
        if (min..=max).contains(&value) {
            return Ok(());
        }
        Err(ConfigError::OutOfRange {
            label,
            path,
            value,
            min,
            max,
        }
        .into())
    }

    /// The control of a form whose value at the start is `default`.
    pub fn field(&self, default: f64) -> Field {
        Field {
            path: self.path,
            label: self.label,
            help: self.help,
            formula: self.formula,
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
    /// Where the value stands in a [`SessionConfig`](crate::config::SessionConfig), for example
    /// `training.learningRate`, or in a [`ClassifierConfig`](crate::config::ClassifierConfig).
    pub path: &'static str,
    /// Its name beside the control.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub help: &'static str,
    /// Where it stands in the literature, in LaTeX with its own symbol in `\own{}`.
    pub formula: &'static str,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_refuses_what_lies_beyond_it_and_names_itself() {
        for limit in ALL {
            assert!(limit.check(limit.min).is_ok() && limit.check(limit.max).is_ok());
            for value in [limit.min - 1.0, limit.max + 1.0, f64::NAN, f64::INFINITY] {
                let message = limit.check(value).unwrap_err().to_string();
                assert!(message.starts_with(limit.label), "{message}");
            }
        }
    }
}
