//! What is trained, and of what it is made.

use serde_json::json;

use super::{Choice, VAE, choice, objective};
use crate::config::{Activation, Corruption, LikelihoodKind, ModelKind, Network, PosteriorKind};

/// A new kind of model takes an objective of its own, and leaves what only a VAE can choose.
pub(super) fn kind() -> Choice {
    let mut choice = choice(
        "model.kind",
        "Model",
        true,
        "Which member of the family is trained.",
        vec![
            (
                ModelKind::Vae,
                "VAE",
                &[],
                "Learns a distribution over codes for each image, and can draw new ones.",
                r"p_\theta(x) = \int p_\theta(x|z)\, p(z)\, dz",
            ),
            (
                ModelKind::Autoencoder,
                "Autoencoder",
                &[],
                "Squeezes and rebuilds; nothing keeps its codes where new ones could be drawn.",
                r"\tilde{x} = g_\theta(f_\phi(x))",
            ),
            (
                ModelKind::Gan,
                "GAN",
                &[],
                "A generator learns to deceive a discriminator; it has no encoder.",
                r"\begin{aligned}\min_G\, \max_D\; & \mathbb{E}_x[\log D(x)] \\ & + \mathbb{E}_z[\log(1 - D(G(z)))]\end{aligned}",
            ),
            (
                ModelKind::VaeGan,
                "VAE-GAN",
                &[],
                "A VAE whose images also face a discriminator: sharper, less faithful.",
                r"\mathrm{KL} + \tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2 + \mathcal{L}_D",
            ),
        ],
    );
    let kinds = [
        ModelKind::Vae,
        ModelKind::Autoencoder,
        ModelKind::Gan,
        ModelKind::VaeGan,
    ];
    for (option, kind) in choice.options.iter_mut().zip(kinds) {
        let first = objective::kind()
            .options
            .into_iter()
            .find(|objective| objective.models.contains(&kind));
        option
            .set
            .extend(first.into_iter().flat_map(|objective| objective.set));
        option
            .set
            .push(("model.posterior", json!(PosteriorKind::default())));
        option
            .set
            .push(("model.likelihood", json!(LikelihoodKind::default())));
        option
            .set
            .push(("training.corruption", json!(Corruption::default())));
    }
    choice
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
                Network::Conv { channels: [32, 64] },
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
        "What follows each fully connected layer.",
        vec![
            (
                Activation::Relu,
                "ReLU",
                &[],
                "Zero below zero: quick to learn.",
                r"a(u) = \max(0, u)",
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

pub(super) fn likelihood() -> Choice {
    choice(
        "model.likelihood",
        "Likelihood",
        true,
        "How the decoder's answer is compared with a pixel.",
        vec![
            (
                LikelihoodKind::Bernoulli,
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
                LikelihoodKind::Normal { scale: 0.1 },
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
        ],
    )
}
