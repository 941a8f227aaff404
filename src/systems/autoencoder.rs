//! The autoencoder: a reconstruction error, and nothing else.

use burn::module::Module;
use burn::tensor::Tensor;

use super::system::only;
use super::trace::{alone, gradient};
use super::{
    Batch, Capabilities, KindInfo, Part, Stage, Step, System, Term, Terms, TraceTensors,
    TracedLoss, Update,
};
use crate::config::{ModelKind, ReconstructionLoss};
use crate::distributions::Bernoulli;
use crate::kernels::Noise;
use crate::math::sum_event;
use crate::models::{Autoencoder, weights};

impl System for Autoencoder {
    fn info() -> KindInfo {
        info()
    }

    fn step(
        self,
        mut update: Update,
        batches: Vec<Batch>,
        _noise: &mut Noise,
        _step: u64,
    ) -> (Self, Terms) {
        let taken = autoencoder_step(&self, only(batches));
        (update.of(self, taken.gradients), taken.terms)
    }

    fn terms(&self, batch: Batch, _noise: &mut Noise, _step: u64) -> Terms {
        autoencoder_terms(self, batch)
    }

    fn trace(&self, batch: Batch, _noise: &mut Noise, _step: u64) -> TraceTensors {
        let frozen = self.clone().no_grad();
        let codes = frozen.encode(batch.input.clone());
        let output = frozen.decode(codes.clone());
        let error = |output: &Bernoulli| {
            reconstruction_error(output, batch.target.clone(), self.config.loss)
        };
        let by_pixels = gradient(output.logits(), |logits| error(&Bernoulli::new(logits)));
        let by_codes = gradient(codes.clone(), |codes| error(&frozen.decode(codes)));
        let taken = autoencoder_step(self, batch);
        TraceTensors {
            moments: None,
            noise: None,
            weights: alone(&codes),
            codes: codes.inner(),
            images: output.mean().inner(),
            by_pixels,
            by_codes,
            gradients: taken.gradients,
            terms: taken.terms,
        }
    }

    fn encode(&self, images: Tensor<2>) -> Option<[Tensor<2>; 2]> {
        let codes = self.encode(images);
        let scale = codes.zeros_like();
        Some([codes, scale])
    }

    fn draw_codes(&self, images: Tensor<2>, _noise: Tensor<2>) -> Option<Tensor<2>> {
        Some(self.encode(images))
    }

    fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        self.decode(codes).mean()
    }
}

/// The mean over images of an autoencoder's loss, `[1]`: the code is made of the batch's input,
/// and the target is clean.
pub fn reconstruction_loss(model: &Autoencoder, batch: Batch) -> Tensor<1> {
    let output = model.decode(model.encode(batch.input));
    reconstruction_error(&output, batch.target, model.config.loss)
}

/// What `output` over `[batch, pixels]` lacks of `target` `[batch, pixels]`, the mean over images,
/// `[1]`.
pub fn reconstruction_error(
    output: &Bernoulli,
    target: Tensor<2>,
    loss: ReconstructionLoss,
) -> Tensor<1> {
    match loss {
        ReconstructionLoss::CrossEntropy => output.log_prob(target).neg().mean(),
        ReconstructionLoss::SquaredError => sum_event((output.mean() - target).square()).mean(),
    }
}

/// The gradients and terms of an autoencoder on `batch`.
pub fn autoencoder_step(model: &Autoencoder, batch: Batch) -> Step {
    let loss = reconstruction_loss(model, batch);
    let gradients = weights::gradients(model, &mut loss.backward());
    Step {
        gradients,
        terms: terms(loss.inner()),
    }
}

/// The terms alone, for a model without autodiff.
pub fn autoencoder_terms(model: &Autoencoder, batch: Batch) -> Terms {
    terms(reconstruction_loss(model, batch))
}

fn terms(loss: Tensor<1>) -> Terms {
    vec![(Term::Loss, loss.clone()), (Term::Reconstruction, loss)]
}

/// What a page has to know of the kind.
fn info() -> KindInfo {
    KindInfo {
        kind: ModelKind::Autoencoder,
        label: "Autoencoder",
        help: "Squeezes and rebuilds; nothing keeps its codes where new ones could be drawn.",
        formula: r"\tilde{x} = g_\theta(f_\phi(x))",
        summary: "Training lowers the reconstruction error, in nats per image; nothing else shapes the codes.",
        capabilities: Capabilities {
            encoder: true,
            posterior: false,
            likelihood: false,
            discriminator: false,
            corruption: true,
        },
        charts: vec![Term::Reconstruction],
        headline: Term::Reconstruction,
        stages: vec![
            Stage::Image,
            Stage::Code,
            Stage::Decoder,
            Stage::Cost,
            Stage::ByImage,
            Stage::ByCode,
            Stage::Weights,
        ],
        parts: vec![
            Part::Image,
            Part::Encoder,
            Part::Codes,
            Part::Decoder,
            Part::Output,
            Part::Comparison,
            Part::Cost,
        ],
        traced: TracedLoss {
            label: "Loss",
            terms: vec![Term::Loss],
            trains: None,
        },
    }
}
