//! What is measured on a batch, by name.

use burn::tensor::Tensor;
use serde::Serialize;

/// What a step measures on a batch, in nats for one image unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Term {
    /// The number that training minimises; of a game, the sum of the players' losses.
    Loss,
    /// The lower bound on `log p(x)` that training maximises, without weights and free nats.
    Bound,
    /// Minus the bound in bits for each number of an image, of a likelihood over levels.
    BitsPerDimension,
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
    /// `weight_decay / 2 * sum theta^2`, the part of the loss that draws weights to zero.
    WeightPenalty,
}

/// What a chart says of a term.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TermInfo {
    /// Which one.
    pub term: Term,
    /// Its name above a chart.
    pub title: &'static str,
    /// Its name where there is little room.
    pub short: &'static str,
    /// What it says, in a few words.
    pub says: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// Which way training wants it to go.
    pub better: Better,
}

/// What a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Nats, of which an image has tens or hundreds.
    Nats,
    /// Nats, of which there are a few: the losses of a game.
    FewNats,
    /// Bits, of which a number of an image has up to eight.
    Bits,
    /// Samples.
    Samples,
    /// A probability.
    Share,
}

/// Which way a term is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Better {
    /// Higher.
    Higher,
    /// Lower.
    Lower,
    /// Neither: it is a balance that is looked for.
    Neither,
}

impl Term {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Loss,
        Self::Bound,
        Self::BitsPerDimension,
        Self::Reconstruction,
        Self::Kl,
        Self::EffectiveSampleSize,
        Self::DiscriminatorLoss,
        Self::GeneratorLoss,
        Self::RealScore,
        Self::FakeScore,
        Self::FeatureLoss,
        Self::WeightPenalty,
    ];

    /// What a chart says of it.
    pub fn info(self) -> TermInfo {
        const SCORE: &str = "how real the discriminator finds them; ½ is a coin toss";
        let (title, short, says, unit, better) = match self {
            Self::Loss => (
                "Loss",
                "Loss",
                "what training minimises",
                Unit::Nats,
                Better::Lower,
            ),
            Self::Bound => (
                "Bound",
                "Bound",
                "−(reconstruction + KL); higher is better",
                Unit::Nats,
                Better::Higher,
            ),
            Self::BitsPerDimension => (
                "Bits per dimension",
                "Bits",
                "what a level of an image costs at most; lower is better",
                Unit::Bits,
                Better::Lower,
            ),
            Self::Reconstruction => (
                "Reconstruction",
                "Lost detail",
                "cost of lost detail; lower is better",
                Unit::Nats,
                Better::Lower,
            ),
            Self::Kl => (
                "KL",
                "KL",
                "cost of the code, which carries the detail",
                Unit::Nats,
                Better::Neither,
            ),
            Self::EffectiveSampleSize => (
                "Effective samples",
                "Samples",
                "how many equally weighted samples the weighted ones are worth",
                Unit::Samples,
                Better::Higher,
            ),
            Self::DiscriminatorLoss => (
                "Discriminator loss",
                "Discriminator",
                "low when it tells drawn images from real ones",
                Unit::FewNats,
                Better::Neither,
            ),
            Self::GeneratorLoss => (
                "Generator loss",
                "Generator",
                "low when the discriminator is deceived",
                Unit::FewNats,
                Better::Neither,
            ),
            Self::RealScore => (
                "Score of real images",
                "Real score",
                SCORE,
                Unit::Share,
                Better::Neither,
            ),
            Self::FakeScore => (
                "Score of drawn images",
                "Drawn score",
                SCORE,
                Unit::Share,
                Better::Neither,
            ),
            Self::FeatureLoss => (
                "Feature loss",
                "Features",
                "distance in what the discriminator sees; lower is better",
                Unit::Nats,
                Better::Lower,
            ),
            Self::WeightPenalty => (
                "Weight penalty",
                "Weights",
                "cost of large weights, a part of the loss",
                Unit::FewNats,
                Better::Neither,
            ),
        };
        TermInfo {
            term: self,
            title,
            short,
            says,
            unit,
            better,
        }
    }
}

/// Terms of one batch, each `[1]`, without autodiff.
pub type Terms = Vec<(Term, Tensor<1>)>;

/// The terms with what their bound comes to in bits for each of the `dimensions` numbers of an image.
pub fn with_bits(mut terms: Terms, dimensions: usize) -> Terms {
    let nats_per_bit = std::f64::consts::LN_2 * dimensions as f64;
    let bound = terms.iter().find(|(term, _)| *term == Term::Bound);
    let bits = bound.map(|(_, bound)| bound.clone() / -nats_per_bit);
    terms.extend(bits.map(|bits| (Term::BitsPerDimension, bits)));
    terms
}

/// The terms of a step whose loss has the penalty on the weights, `[1]`, as a part, if there is one.
pub fn with_penalty(mut terms: Terms, penalty: Option<Tensor<1>>) -> Terms {
    if let Some(penalty) = penalty {
        for (term, value) in &mut terms {
            if *term == Term::Loss {
                *value = value.clone() + penalty.clone();
            }
        }
        terms.push((Term::WeightPenalty, penalty));
    }
    terms
}
