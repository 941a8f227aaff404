//! What training maximises: each objective against PyTorch, against the others, against differences
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
use vae_lab::config::Objective;
use vae_lab::models::LatentVariableModel;
use vae_lab::models::weights::{self, NamedTensor};
use vae_lab::objectives::{Step, Term, Terms};

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

/// One step of `objective` on a golden model, its images and its noise.
async fn take(member: &Member, objective: &Objective, device: &Device) -> Taken {
    let model = member.build(device);
    let noise = member.noise(objective.codes_per_image(), device);
    let step = objective.vae_step(&model, member.images(device), noise, 0);
    read_step(&model, step).await
}

/// The terms alone.
async fn measure(
    model: &impl LatentVariableModel,
    objective: &Objective,
    images: Tensor<2>,
    noise: Tensor<2>,
) -> BTreeMap<Term, f64> {
    read_terms(objective.vae_terms(model, images, noise, 0)).await
}

async fn read_step<M: burn::module::Module>(model: &M, step: Step) -> Taken {
    let slots = weights::slots(model);
    assert_eq!(step.gradients.len(), slots.len());
    let gradients = step.gradients.into_iter().zip(&slots).map(|(g, slot)| {
        let name = &slot.name;
        g.unwrap_or_else(|| panic!("“{name}” takes part in the objective"))
    });
    let values = vae_lab::device::read(gradients.collect()).await;
    let values = values.expect("the device answers");
    let gradients = slots.iter().zip(values).map(|(slot, g)| slot.export(g));
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
