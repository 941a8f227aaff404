//! Any member of the family: the one place where a call finds its kind.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::{Batch, KindInfo, System, Terms, TraceTensors, Update};
use crate::config::ModelConfig;
use crate::error::{ConfigError, Error};
use crate::image::ImageShape;
use crate::kernels::Noise;
use crate::models::{Autoencoder, Discriminator, Gan, Vae, VaeGan, weights};

/// What is left of each weight where images are met of which the model knows nothing.
const SHRUNK: f64 = 0.3;

/// A kind of model has the same name as a module, as its config and as its system.
macro_rules! systems {
    ($($(#[$doc:meta])* $Kind:ident),* $(,)?) => {
        /// Any member of the family.
        #[derive(Module, Debug)]
        pub enum Model {
            $($(#[$doc])* $Kind($Kind),)*
        }

        /// What a page has to know of each kind of model, in the order of a form.
        pub fn kinds() -> Vec<KindInfo> {
            vec![$($Kind::info()),*]
        }

        impl Model {
            /// A model whose weights are drawn from `seed` when they are first looked at: until then it
            /// has nothing but their shapes.
            pub fn undrawn(
                config: &ModelConfig,
                image: ImageShape,
                seed: u32,
                device: &Device,
            ) -> Self {
                match config {
                    $(ModelConfig::$Kind(config) => {
                        Self::$Kind($Kind::new(config, image, seed, device))
                    })*
                }
            }

            /// Is trained as `config` says from now on, which differs in nothing that it was built of.
            ///
            /// # Errors
            /// [`Error::Config`] for another kind of model.
            pub fn tune(&mut self, config: &ModelConfig) -> Result<(), Error> {
                match self {
                    $(Self::$Kind(model) => {
                        let ModelConfig::$Kind(config) = config else {
                            return Err(ConfigError::AnotherKind.into());
                        };
                        model.config = config.clone();
                        Ok(())
                    })*
                }
            }

            /// [`System::info`] of its kind.
            pub fn info(&self) -> KindInfo {
                match self {
                    $(Self::$Kind(_) => $Kind::info(),)*
                }
            }

            /// [`System::step`].
            pub fn step(
                self,
                update: Update,
                batches: Vec<Batch>,
                noise: &mut Noise,
                step: u64,
            ) -> (Self, Terms) {
                match self {
                    $(Self::$Kind(model) => {
                        let (model, terms) = model.step(update, batches, noise, step);
                        (Self::$Kind(model), terms)
                    })*
                }
            }

            /// [`System::held`].
            pub fn held(self) -> Self {
                match self {
                    $(Self::$Kind(model) => Self::$Kind(System::held(model)),)*
                }
            }

            /// [`System::scaled_to`].
            fn scaled_to(self, input: Tensor<2>, target: Tensor<2>) -> Self {
                match self {
                    $(Self::$Kind(model) => Self::$Kind(model.scaled_to(input, target)),)*
                }
            }
        }

        /// Sends a call to the system of whichever kind it is.
        macro_rules! each {
            ($self:ident, $model:ident => $call:expr) => {
                match $self {
                    $(Model::$Kind($model) => $call,)*
                }
            };
        }
    };
}

systems! {
    /// A variational autoencoder.
    Vae,
    /// An autoencoder.
    Autoencoder,
    /// A generator against a discriminator.
    Gan,
    /// A variational autoencoder against a discriminator.
    VaeGan,
}

impl Model {
    /// A model for images of shape `image` whose weights are drawn from `seed`.
    pub fn new(config: &ModelConfig, image: ImageShape, seed: u32, device: &Device) -> Self {
        let model = Self::undrawn(config, image, seed, device);
        // Drawn now: whoever freezes a clone of a weight not drawn yet freezes the weight itself.
        weights::collect(&model);
        model
    }

    /// The same, made ready for images `target` that it has not seen and rebuilds from `input`, both
    /// `[batch, pixels]`. The device decides what is done, and nothing is read.
    ///
    /// Where it knows less of them than their mean does, all weights are shrunk and perturbed by those of
    /// `fresh`, another model of its shape (Ash & Adams 2020, "On warm-starting neural network training").
    /// One that has other images by heart learns from these more slowly than a new one: its decoder has cut
    /// off the dimensions of the code that it had no use for. A scale that is learned for all pixels becomes
    /// the one that suits them.
    pub fn meeting(self, input: Tensor<2>, target: Tensor<2>, fresh: &Self) -> Self {
        let Some([codes, _]) = self.encode(input.clone()) else {
            return self;
        };
        let error = |guess: Tensor<2>| (target.clone() - guess).square().mean().inner();
        let mean = target.clone().mean_dim(0);
        let is_lost = error(self.decode(codes)).greater(error(mean));
        let pairs = weights::collect(&self)
            .into_iter()
            .zip(weights::collect(fresh));
        let weights = pairs.map(|(own, fresh)| {
            let is_lost = is_lost.clone().expand(own.dims());
            let perturbed = own.clone() * SHRUNK + fresh;
            own.mask_where(is_lost, perturbed)
        });
        weights::replace(self, weights.collect()).scaled_to(input, target)
    }

    /// [`System::terms`].
    pub fn terms(&self, batch: Batch, noise: &mut Noise, step: u64) -> Terms {
        each!(self, model => model.terms(batch, noise, step))
    }

    /// [`System::trace`].
    pub fn trace(&self, batch: Batch, noise: &mut Noise, step: u64) -> TraceTensors {
        each!(self, model => model.trace(batch, noise, step))
    }

    /// [`System::beta`].
    pub fn beta(&self, step: u64) -> f64 {
        each!(self, model => model.beta(step))
    }

    /// [`System::encode`]: of `images` `[batch, pixels]` the means and deviations, each
    /// `[batch, latent_dim]`.
    pub fn encode(&self, images: Tensor<2>) -> Option<[Tensor<2>; 2]> {
        each!(self, model => System::encode(model, images))
    }

    /// [`System::draw_codes`]: for `images` `[batch, pixels]` and `noise` `[batch, latent_dim]`.
    pub fn draw_codes(&self, images: Tensor<2>, noise: Tensor<2>) -> Option<Tensor<2>> {
        each!(self, model => model.draw_codes(images, noise))
    }

    /// [`System::decode`]: of `codes` `[batch, latent_dim]` the images `[batch, pixels]`.
    pub fn decode(&self, codes: Tensor<2>) -> Tensor<2> {
        each!(self, model => System::decode(model, codes))
    }

    /// [`System::discriminator`].
    pub fn discriminator(&self) -> Option<&Discriminator> {
        each!(self, model => System::discriminator(model))
    }
}
