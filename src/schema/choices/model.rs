//! What is trained, and of what it is made.

use serde_json::json;

use super::{Choice, ChoiceOption, Entry, VAE, choice};
use crate::config::{
    Activation, LikelihoodKind, Network, NormalMean, PosteriorKind, Upsampling, WeightInit,
};
use crate::systems::kinds;

/// As [`ModelConfig::changed_to`](crate::config::ModelConfig::changed_to) has it.
pub(super) fn kind() -> Choice {
    let options = kinds().into_iter().map(|info| ChoiceOption {
        value: json!(info.kind).as_str().unwrap_or_default().to_owned(),
        label: info.label,
        help: info.help,
        formula: info.formula,
        models: Vec::new(),
        set: vec![("model", json!(info.kind.config()))],
    });
    Choice {
        path: "model.kind",
        label: "Model",
        help: "Which member of the family is trained.",
        restart: true,
        keeps: vec![
            vec!["model.network"],
            vec!["model.initialWeights"],
            vec!["model.latentDim"],
            vec!["model.binarisation", "model.likelihood.binarisation"],
        ],
        options: options.collect(),
    }
}

pub(super) fn network() -> Choice {
    choice(
        "model.network",
        "Network",
        true,
        "What encoder and decoder are made of.",
        vec![
            (
                Network::mlp(vec![400]),
                "Fully connected",
                &[],
                "Every pixel meets every hidden unit: quick, and takes images of any size.",
                r"h = a(W x + b)",
            ),
            (
                Network::conv([32, 64]),
                "Convolutional",
                &[],
                "Looks for the same features everywhere: sharper, and slower on the CPU.",
                r"h_c = a\Bigl(\sum_i W_{ci} * x_i + b_c\Bigr)",
            ),
        ],
    )
}

pub(super) fn activation() -> Choice {
    choice(
        "model.network.activation",
        "Activation",
        true,
        "What follows each layer but the last.",
        vec![
            (
                Activation::Relu,
                "ReLU",
                &[],
                "Zero below zero: quick to learn.",
                r"a(u) = \max(0, u)",
            ),
            (
                Activation::LeakyRelu,
                "LeakyReLU",
                &[],
                "A fifth of the slope below zero, so that no unit falls silent: what DCGAN's discriminator uses.",
                r"a(u) = \max(0.2\, u, u)",
            ),
            (
                Activation::Elu,
                "ELU",
                &[],
                "Smoothly down to minus one below zero.",
                r"a(u) = \max(0, u) + \min(0, e^u - 1)",
            ),
            (
                Activation::Gelu,
                "GELU",
                &[],
                "A smooth ReLU, by the normal distribution; a little dearer in training.",
                r"a(u) = u\, p(\epsilon \le u), \; \epsilon \sim \mathcal{N}(0, 1)",
            ),
            (
                Activation::Silu,
                "SiLU",
                &[],
                "A smooth ReLU, by the logistic function, also called swish; a little dearer in training.",
                r"a(u) = \frac{u}{1 + e^{-u}}",
            ),
            (
                Activation::Tanh,
                "tanh",
                &[],
                "Smooth and bounded: what the papers of the bounds used.",
                r"a(u) = \tanh u",
            ),
        ],
    )
}

pub(super) fn upsampling() -> Choice {
    choice(
        "model.network.upsampling",
        "Upsampling",
        true,
        "How each layer of the decoder doubles its image.",
        vec![
            (
                Upsampling::Transposed,
                "Transposed convolution",
                &[],
                "Each pixel draws 4 × 4 of the doubled image, overlapping its neighbours': what DCGAN used.",
                r"y_{2i-1+k} \mathrel{+}= W_k\, x_i, \; 0 \le k < 4",
            ),
            (
                Upsampling::Nearest,
                "Nearest neighbour and convolution",
                &[],
                "Each pixel becomes 2 × 2, which a convolution makes smooth: no checkerboard, with fewer weights.",
                r"y_i = \sum_{k=-1}^{1} W_k\, u_{i+k}, \; u_{2j} = u_{2j+1} = x_j",
            ),
        ],
    )
}

pub(super) fn encoder_weights() -> Choice {
    choice(
        "model.initialWeights.encoder",
        "Encoder's first weights",
        true,
        "What the weights of the encoder, and of a discriminator, are drawn from before the first step.",
        first_weights(),
    )
}

pub(super) fn decoder_weights() -> Choice {
    choice(
        "model.initialWeights.decoder",
        "Decoder's first weights",
        true,
        "What the weights of the decoder or generator are drawn from before the first step.",
        first_weights(),
    )
}

fn first_weights() -> Vec<Entry<WeightInit>> {
    vec![
        (
            WeightInit::Pytorch,
            "PyTorch's default",
            &[],
            "Uniform, narrower the more inputs a unit has; biases, too.",
            r"W_{ij}, b_i \sim \mathcal{U}\Bigl(\pm \tfrac{1}{\sqrt{n_{\mathrm{in}}}}\Bigr)",
        ),
        (
            WeightInit::Glorot,
            "Glorot (Xavier)",
            &[],
            "Uniform, by a layer's inputs and outputs; biases are zero. What the IWAE paper used.",
            r"W_{ij} \sim \mathcal{U}\Bigl(\pm \sqrt{\tfrac{6}{n_{\mathrm{in}} + n_{\mathrm{out}}}}\Bigr)",
        ),
        (
            WeightInit::He,
            "He (Kaiming)",
            &[],
            "Normal, of a variance that ReLUs pass on from layer to layer; biases are zero.",
            r"W_{ij} \sim \mathcal{N}\bigl(0, \tfrac{2}{n_{\mathrm{in}}}\bigr)",
        ),
        (
            WeightInit::Normal { scale: 0.01 },
            "Normal",
            &[],
            "Normal, of one scale for all layers; biases are zero. What the AEVB paper used.",
            r"W_{ij} \sim \mathcal{N}(0, s^2)",
        ),
        (
            WeightInit::Zeros,
            "Zeros",
            &[],
            "Nothing is drawn: for networks without hidden layers, whose units then still learn.",
            r"W_{ij} = 0",
        ),
    ]
}

pub(super) fn posterior() -> Choice {
    choice(
        "model.posterior",
        "Posterior",
        true,
        "The shape of the cloud of codes that the encoder gives each image.",
        vec![
            (
                PosteriorKind::Diagonal,
                "Diagonal",
                VAE,
                "Each dimension of the code by itself.",
                r"q_\phi(z|x) = \mathcal{N}\bigl(\mu, \mathrm{diag}(\sigma^2)\bigr)",
            ),
            (
                PosteriorKind::Full,
                "Full covariance",
                VAE,
                "Dimensions may depend on one another, at the cost of a larger encoder.",
                r"q_\phi(z|x) = \mathcal{N}(\mu, L L^{\top})",
            ),
        ],
    )
}

pub(super) fn normal_mean() -> Choice {
    choice(
        "model.likelihood.mean",
        "Mean",
        true,
        "How the decoder's output becomes the mean of the normal distribution.",
        vec![
            (
                NormalMean::Sigmoid,
                "Held to grey levels",
                VAE,
                "By the logistic function, so that it is a grey level.",
                r"\mu_i = \frac{1}{1 + e^{-u_i}}",
            ),
            (
                NormalMean::Linear,
                "Linear",
                VAE,
                "As it is: with a scale of 1 the loss is half the squared error and the KL.",
                r"\mu_i = u_i",
            ),
        ],
    )
}

pub(super) fn likelihood() -> Choice {
    let likelihood = choice(
        "model.likelihood",
        "Likelihood",
        true,
        "How the decoder's answer is compared with a pixel.",
        vec![
            (
                LikelihoodKind::default(),
                "Bernoulli",
                VAE,
                "Black or white; grey levels count as probabilities.",
                r"\prod_i \lambda_i^{x_i} (1 - \lambda_i)^{1 - x_i}",
            ),
            (
                LikelihoodKind::ContinuousBernoulli,
                "Continuous Bernoulli",
                VAE,
                "The same for grey levels, with the missing normaliser put back.",
                r"\prod_i C(\lambda_i)\, \lambda_i^{x_i} (1 - \lambda_i)^{1 - x_i}",
            ),
            (
                LikelihoodKind::normal(0.1),
                "Normal, fixed scale",
                VAE,
                "Grey levels with a deviation that you choose.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma^2\bigr)",
            ),
            (
                LikelihoodKind::NormalLearned,
                "Normal, one learned scale",
                VAE,
                "Grey levels with one deviation that is learned.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma_\theta^2\bigr)",
            ),
            (
                LikelihoodKind::NormalPerPixel,
                "Normal, scale per pixel",
                VAE,
                "Grey levels with a deviation that the decoder gives each pixel.",
                r"\prod_i \mathcal{N}\bigl(x_i;\, \mu_i(z), \sigma_i(z)^2\bigr)",
            ),
            (
                LikelihoodKind::DiscretisedLogistic,
                "Discretised logistic",
                VAE,
                "The 256 levels of a byte, with a scale for each channel that is learned: bits per dimension are those of the papers.",
                r"\prod_i \Bigl[\mathrm{S}\bigl(\tfrac{x_i + 1/510 - \mu_i(z)}{s_c}\bigr) - \mathrm{S}\bigl(\tfrac{x_i - 1/510 - \mu_i(z)}{s_c}\bigr)\Bigr]",
            ),
        ],
    );
    Choice {
        keeps: vec![vec!["model.likelihood.binarisation"]],
        ..likelihood
    }
}
