use burn::tensor::Tensor;
use serde::Serialize;

/// What an objective measures on a batch, in nats for one image unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Term {
    /// The number that training minimises; of a game, the sum of the players' losses.
    Loss,
    /// The lower bound on `log p(x)` that the objective maximises, without weights and free nats.
    Bound,
    /// `-E_q[log p(x|z)]`, or an autoencoder's loss.
    Reconstruction,
    /// `KL(q(z|x) || p(z))`.
    Kl,
    /// `(sum w)^2 / sum w^2` of an image's importance weights: between 1 and their number.
    EffectiveSampleSize,
    /// What the discriminator minimises.
    DiscriminatorLoss,
    /// What the generator, or the decoder against its adversary, minimises.
    GeneratorLoss,
    /// The discriminator's mean probability that real images are real.
    RealScore,
    /// The discriminator's mean probability that generated images are real.
    FakeScore,
    /// The squared distance of an image and its reconstruction in the discriminator's features.
    FeatureLoss,
}

/// Terms of one batch, each `[1]`, without autodiff.
pub type Terms = Vec<(Term, Tensor<1>)>;
