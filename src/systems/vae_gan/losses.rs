//! The three losses of a VAE-GAN (Larsen et al. 2016, algorithm 1).
//!
//! Images are compared in the discriminator's last hidden layer: the likelihood there is a normal
//! of unit variance, which leaves half the squared distance. Each player's loss has a graph of its
//! own that runs through frozen copies of the others, so that its gradient touches its own
//! parameters only; a graph has one backward pass.

use burn::module::Module;
use burn::tensor::{Bool, Tensor};

use super::super::adversary::{fake_loss, generator_loss, real_loss, score};
use crate::config::GeneratorLoss;
use crate::math::sum_event;
use crate::models::VaeGan;
use crate::models::weights;
use crate::optimiser::PlayerUpdate;
use crate::systems::{Term, Terms};

/// Both cross-entropies of a discriminator that can't tell real images from generated ones, in
/// nats.
const EQUILIBRIUM: f64 = std::f64::consts::LN_2;

/// How far from it, in nats, a player leaves the other behind. It is `gan_margin` in `aegan.py` of the code
/// that Larsen et al. published beside their paper (github.com/andersbll/autoencoding_beyond_pixels),
/// which rounds the equilibrium to 0.68.
const MARGIN: f64 = 0.35;

/// Standard normal draws for one step on a batch, each `[batch, latent_dim]`.
#[derive(Debug, Clone)]
pub struct Draws {
    /// For the codes of the images.
    pub posterior: Tensor<2>,
    /// Codes of the prior.
    pub prior: Tensor<2>,
}

/// The players' losses on one batch, and what they are made of, each `[1]`, in nats for one image.
#[derive(Debug, Clone)]
pub struct Losses {
    /// `KL + feature loss`.
    pub encoder: Tensor<1>,
    /// `gamma * feature loss + generator loss`.
    pub decoder: Tensor<1>,
    /// `real + fake`.
    pub discriminator: Tensor<1>,
    /// The discriminator's cross-entropy on real images.
    pub real: Tensor<1>,
    /// The same on generated ones: reconstructions and decoded draws of the prior, half of each,
    /// so that as much depends on them as on the real ones.
    pub fake: Tensor<1>,
    terms: Terms,
}

impl Losses {
    /// For `images` `[batch, pixels]`.
    pub fn new(model: &VaeGan, images: Tensor<2>, draws: Draws) -> Self {
        let batch = images.dims()[0];
        let posterior = model.posterior(images.clone());
        let codes = posterior.rsample(draws.posterior);
        let fakes = model.decode(Tensor::cat(vec![codes.clone().detach(), draws.prior], 0));

        let shown = Tensor::cat(vec![images, fakes.clone().detach()], 0);
        let output = model.discriminator().forward(shown);
        let (on_real, on_fake) = (output.of(0, batch), output.of(batch, 2 * batch));
        let real = real_loss(on_real.logits.clone(), 0.0);
        let fake = fake_loss(on_fake.logits.clone());
        let target = on_real.features.detach();

        let frozen = model.clone().no_grad();
        let fooled = frozen.discriminator().forward(fakes);
        let adversary = generator_loss(fooled.logits.clone(), GeneratorLoss::NonSaturating);
        let decoder =
            feature_loss(fooled.of(0, batch).features, target.clone()) * model.config.gamma;

        let rebuilt = frozen.discriminator().forward(frozen.decode(codes));
        let feature = feature_loss(rebuilt.features, target);
        let kl = posterior.kl_to_standard().mean();
        let terms = [
            (Term::GeneratorLoss, &adversary),
            (Term::FeatureLoss, &feature),
            (Term::Kl, &kl),
            (Term::RealScore, &score(on_real.logits)),
            (Term::FakeScore, &score(on_fake.logits)),
        ];
        Self {
            terms: terms
                .map(|(name, value)| (name, value.clone().inner()))
                .into(),
            encoder: kl + feature,
            decoder: decoder + adversary,
            discriminator: real.clone() + fake.clone(),
            real,
            fake,
        }
    }

    /// What each player does: the encoder, the decoder, the discriminator.
    pub fn updates(&self, model: &VaeGan) -> [PlayerUpdate; 3] {
        let update = |loss: &Tensor<1>, frozen| PlayerUpdate {
            gradients: weights::gradients(model, &mut loss.backward()),
            frozen,
        };
        let (decoder, discriminator) = if model.config.gate {
            let [decoder, discriminator] =
                frozen(self.real.clone().inner(), self.fake.clone().inner());
            (Some(decoder), Some(discriminator))
        } else {
            (None, None)
        };
        [
            update(&self.encoder, None),
            update(&self.decoder, decoder),
            update(&self.discriminator, discriminator),
        ]
    }

    /// What they are made of.
    pub fn terms(self) -> Terms {
        let discriminator = self.discriminator.inner();
        let loss = self.encoder.inner() + self.decoder.inner() + discriminator.clone();
        let mut terms = vec![(Term::Loss, loss), (Term::DiscriminatorLoss, discriminator)];
        terms.extend(self.terms);
        terms
    }
}

/// Whether the decoder and the discriminator are frozen for a step, each `[1]`, by the discriminator's
/// cross-entropies on `real` and on `fake` images: the discriminator while both are small, the
/// decoder while either is large. They are never frozen at once.
///
/// The paper's own implementation holds the discriminator when one of the two is small already. A
/// discriminator that takes everything for real would then keep its mind for good, and the decoder
/// would learn against one that no longer does.
pub fn frozen(real: Tensor<1>, fake: Tensor<1>) -> [Tensor<1, Bool>; 2] {
    let low = |loss: &Tensor<1>| loss.clone().lower_elem(EQUILIBRIUM - MARGIN);
    let high = |loss: &Tensor<1>| loss.clone().greater_elem(EQUILIBRIUM + MARGIN);
    [
        high(&real).bool_or(high(&fake)),
        low(&real).bool_and(low(&fake)),
    ]
}

/// `1/2 |features - target|^2` of each image, averaged over images `[batch, features]`, `[1]`.
pub fn feature_loss(features: Tensor<2>, target: Tensor<2>) -> Tensor<1> {
    sum_event((features - target).square()).mean() * 0.5
}
