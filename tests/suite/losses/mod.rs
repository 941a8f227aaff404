//! What training optimises: each bound against PyTorch, against the others, against differences
//! and at the ends of the numbers.

mod autoencoder;
mod differences;
mod elbo;
mod extremes;
mod golden;
mod identities;
mod statistics;

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor};
use vae_lab::bounds::Bound;
use vae_lab::models::LatentVariableModel;
use vae_lab::models::weights::{self, NamedTensor};
use vae_lab::systems::{Step, Term, Terms, bound_step, bound_terms};

use crate::support::family::Member;

/// A step on the host.
#[derive(Debug)]
struct Taken {
    terms: BTreeMap<Term, f64>,
    /// Of every parameter, in PyTorch's layout.
    gradients: Vec<NamedTensor>,
}

impl Taken {
    /// The gradients of the encoder, or of all else.
    fn of_encoder(&self, encoder: bool) -> impl Iterator<Item = &NamedTensor> {
        let gradients = self.gradients.iter();
        gradients.filter(move |g| g.name.starts_with("encoder.") == encoder)
    }
}

/// One step of `bound` on a golden model, its images and its noise.
async fn take(member: &Member, bound: &Bound, device: &Device) -> Taken {
    let model = member.build(device);
    let noise = member.noise(bound.codes_per_image(), device);
    let step = bound_step(&model, bound, member.images(device), noise, 0);
    read_step(&model, step).await
}

/// The terms alone.
async fn measure(
    model: &impl LatentVariableModel,
    bound: &Bound,
    images: Tensor<2>,
    noise: Tensor<2>,
) -> BTreeMap<Term, f64> {
    read_terms(bound_terms(model, bound, images, noise, 0)).await
}

async fn read_step<M: burn::module::Module>(model: &M, step: Step) -> Taken {
    let specs = weights::param_specs(model);
    assert_eq!(step.gradients.len(), specs.len());
    let gradients = step.gradients.into_iter().zip(&specs).map(|(g, spec)| {
        let name = &spec.name;
        g.unwrap_or_else(|| panic!("“{name}” takes part in the loss"))
    });
    let values = vae_lab::device::read(gradients.collect()).await;
    let values = values.expect("the device answers");
    let gradients = specs.iter().zip(values).map(|(spec, g)| spec.export(g));
    Taken {
        terms: read_terms(step.terms).await,
        gradients: gradients.collect(),
    }
}

async fn read_terms(terms: Terms) -> BTreeMap<Term, f64> {
    let (names, values): (Vec<_>, Vec<_>) = terms.into_iter().unzip();
    let values = vae_lab::device::read(values).await;
    let values = values.expect("the device answers");
    let values = values.into_iter().map(|value| f64::from(value[0]));
    names.into_iter().zip(values).collect()
}
