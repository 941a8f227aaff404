//! The VAE-GAN: an encoder, a decoder and a discriminator, each with a loss of its own.

mod losses;

use burn::module::Module;
use burn::tensor::Tensor;

use super::system::only;
use super::trace::{alone, gradient, moments};
use super::{
    Batch, Capabilities, KindInfo, Part, Stage, System, Term, Terms, TraceTensors, TracedLoss,
    Update,
};
use crate::config::ModelKind;
use crate::distributions::Posterior;
use crate::kernels::Noise;
use crate::models::weights::add_gradients;
use crate::models::{Discriminator, VaeGan};

pub use losses::{Draws, Losses, feature_loss, frozen};

impl System for VaeGan {
    fn info() -> KindInfo {
        info()
    }

    fn step(
        self,
        update: Update,
        batches: Vec<Batch>,
        noise: &mut Noise,
        _step: u64,
    ) -> (Self, Terms) {
        let images = only(batches).target;
        let draws = self.draws(&images, noise);
        let losses = Losses::new(&self, images, draws);
        let (updates, terms) = (losses.updates(&self), losses.terms());
        let model = updates.into_iter().fold(self, |model, player| {
            update
                .optimiser
                .update_player(model, player, update.learning_rate)
        });
        (model, terms)
    }

    fn terms(&self, batch: Batch, noise: &mut Noise, _step: u64) -> Terms {
        let draws = self.draws(&batch.target, noise);
        Losses::new(self, batch.target, draws).terms()
    }

    /// Forward and back is the encoder's loss.
    fn trace(&self, batch: Batch, noise: &mut Noise, _step: u64) -> TraceTensors {
        let image = batch.target;
        let draws = self.draws(&image, noise);
        let noise = draws.posterior.clone();
        let frozen = self.clone().no_grad();
        let posterior = frozen.posterior(image.clone());
        let codes = posterior.rsample(noise.clone());
        let images = frozen.decode(codes.clone());
        let features = |images| frozen.discriminator().forward(images).features;
        let target = features(image.clone());
        let loss = |images| feature_loss(features(images), target.clone());
        let by_pixels = gradient(images.clone(), loss);
        let by_codes = gradient(codes.clone(), |codes| loss(frozen.decode(codes)));
        let losses = Losses::new(self, image, draws);
        let (updates, terms) = (losses.updates(self), losses.terms());
        let gradients = updates.into_iter().map(|player| player.gradients);
        TraceTensors {
            moments: Some(moments(&posterior)),
            noise: Some(noise.inner()),
            weights: alone(&codes),
            codes: codes.inner(),
            images: images.inner(),
            by_pixels,
            by_codes,
            gradients: gradients.reduce(add_gradients).unwrap_or_default(),
            terms,
        }
    }

    fn posterior(&self, images: Tensor<2>) -> Option<Posterior> {
        Some(self.posterior(images))
    }

    fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        self.decode(codes)
    }

    fn discriminator(&self) -> Option<&Discriminator> {
        Some(self.discriminator())
    }
}

impl VaeGan {
    /// Noise for the codes of a batch of images, and as many codes of the prior.
    fn draws(&self, images: &Tensor<2>, noise: &mut Noise) -> Draws {
        let mut draw = || noise.standard_normal([images.dims()[0], self.latent_dim()]);
        Draws {
            posterior: draw(),
            prior: draw(),
        }
    }
}

/// What a page has to know of the kind.
fn info() -> KindInfo {
    KindInfo {
        kind: ModelKind::VaeGan,
        label: "VAE-GAN",
        help: "A VAE whose images also face a discriminator: sharper, less faithful.",
        formula: r"\mathrm{KL} + \tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2 + \mathcal{L}_D",
        summary: "A VAE whose reconstructions are compared in the discriminator’s features instead of pixel by pixel, and whose images have to pass for real.",
        capabilities: Capabilities {
            encoder: true,
            posterior: true,
            likelihood: false,
            discriminator: true,
            corruption: false,
        },
        charts: vec![
            Term::FeatureLoss,
            Term::Kl,
            Term::DiscriminatorLoss,
            Term::GeneratorLoss,
            Term::RealScore,
            Term::FakeScore,
        ],
        headline: Term::FeatureLoss,
        stages: vec![
            Stage::Image,
            Stage::Encoder,
            Stage::Noise,
            Stage::Code,
            Stage::Decoder,
            Stage::Cost,
            Stage::ByImage,
            Stage::ByCode,
            Stage::Split,
            Stage::Weights,
        ],
        parts: vec![
            Part::Image,
            Part::Encoder,
            Part::Posterior,
            Part::Sampling,
            Part::Codes,
            Part::Decoder,
            Part::Output,
            Part::Discriminator,
            Part::Cost,
        ],
        traced: TracedLoss {
            label: "Encoder’s loss",
            terms: vec![Term::FeatureLoss, Term::Kl],
            trains: Some("encoder"),
        },
    }
}
