//! What makes a kind of model a system that can be trained.

use burn::module::Module;
use burn::tensor::Tensor;

use super::{KindInfo, Terms, TraceTensors};
use crate::distributions::Posterior;
use crate::kernels::Noise;
use crate::models::Discriminator;
use crate::models::weights::GradientList;
use crate::optimiser::Optimiser;

/// Images as a step sees them, each `[batch, pixels]`.
#[derive(Debug, Clone)]
pub struct Batch {
    /// What the encoder is given; it may be corrupted.
    pub input: Tensor<2>,
    /// What is to come out.
    pub target: Tensor<2>,
}

/// What a loss makes of one batch.
#[derive(Debug)]
pub struct Step {
    /// The direction in which the loss grows.
    pub gradients: GradientList,
    /// What was measured on the way.
    pub terms: Terms,
}

/// How the weights move at one step.
pub struct Update<'a> {
    /// What turns gradients into steps, and remembers them.
    pub optimiser: &'a mut Optimiser,
    /// Its learning rate at this step.
    pub learning_rate: f64,
}

impl Update<'_> {
    /// `module` after one update against `gradients`; parameters without one stay as they are.
    pub fn of<M: Module>(&mut self, module: M, gradients: GradientList) -> M {
        self.optimiser.update(module, gradients, self.learning_rate)
    }
}

/// A model with what it is trained for: a step, what a step measures, and what it can be asked.
///
/// It is implemented by the model itself, which carries its config. Steps need autodiff; whatever
/// gives no gradient is for a model without it.
pub trait System: Module {
    /// What a page has to know of the kind.
    fn info() -> KindInfo;

    /// One step: the model after it, and what was measured on the way.
    ///
    /// `batches` are as many as the config takes for a step, at least one.
    fn step(
        self,
        update: Update,
        batches: Vec<Batch>,
        noise: &mut Noise,
        step: u64,
    ) -> (Self, Terms);

    /// What a step would measure on `batch`; nothing is learnt.
    fn terms(&self, batch: Batch, noise: &mut Noise, step: u64) -> Terms;

    /// The step that would be taken on the one image of `batch`, with all that leads to its loss and
    /// back; nothing is learnt. It needs autodiff.
    fn trace(&self, batch: Batch, noise: &mut Noise, step: u64) -> TraceTensors;

    /// `q(z|x)` over `[batch, latent_dim]` for `images` `[batch, pixels]`. `None` for a model whose
    /// codes are no distribution, or that has no encoder.
    fn posterior(&self, _images: Tensor<2>) -> Option<Posterior> {
        None
    }

    /// Means and standard deviations of the codes of `images` `[batch, pixels]`, each
    /// `[batch, latent_dim]`; a code that is no distribution has a deviation of 0. `None` for a
    /// model that has no encoder.
    fn encode(&self, images: Tensor<2>) -> Option<[Tensor<2>; 2]> {
        let posterior = System::posterior(self, images)?;
        Some([posterior.loc(), posterior.scale()])
    }

    /// The codes that standard normal `noise` `[batch, latent_dim]` draws for `images`
    /// `[batch, pixels]`; an autoencoder's take none. `None` for a model that has no encoder.
    fn draw_codes(&self, images: Tensor<2>, noise: Tensor<2>) -> Option<Tensor<2>> {
        Some(System::posterior(self, images)?.rsample(noise))
    }

    /// Images `[batch, pixels]` for `codes` `[batch, latent_dim]`.
    fn decode(&self, codes: Tensor<2>) -> Tensor<2>;

    /// The weight of the KL at `step`.
    fn beta(&self, _step: u64) -> f64 {
        1.0
    }

    /// Which tells its images from real ones, where there is one.
    fn discriminator(&self) -> Option<&Discriminator> {
        None
    }

    /// The same with parameters that have limits brought to them, for weights that come from elsewhere.
    fn held(self) -> Self {
        self
    }

    /// The same with a scale that is learned for all pixels brought to what suits images `target`, as it
    /// rebuilds them from `input`, both `[batch, pixels]`.
    fn scaled_to(self, input: Tensor<2>, target: Tensor<2>) -> Self {
        let _ = (input, target);
        self
    }
}

/// The one batch of a step that takes no more.
pub(super) fn only(mut batches: Vec<Batch>) -> Batch {
    batches.swap_remove(0)
}
