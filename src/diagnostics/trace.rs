//! One step on one image, read from the device: what flows forward, and the gradients that flow back.

use std::collections::BTreeMap;

use burn::tensor::Tensor;
use serde::Serialize;

use crate::device;
use crate::error::Error;
use crate::image::{ImageBatch, ImageShape};
use crate::kernels::Noise;
use crate::models::weights;
use crate::optimiser::Optimiser;
use crate::systems::{Batch, Model, Term, with_penalty};

/// The most codes a trace shows.
pub const TRACED_CODES: usize = 5;

/// One step of training on one image alone: what flows forward to the loss, and the gradient that
/// flows back from it. Nothing is learnt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// Steps taken before it.
    pub step: u64,
    /// The weight of the KL at this step.
    pub beta: f64,
    /// What the encoder is given: the image as training sees it, corrupted where the config says so.
    pub input: ImageBatch,
    /// What is to come out; to a GAN's discriminator, the real image.
    pub target: ImageBatch,
    /// Of models whose encoder gives one.
    pub posterior: Option<TracedPosterior>,
    /// The ones that weigh most, at most five.
    pub codes: Vec<TracedCode>,
    /// How many codes are drawn for an image.
    pub codes_drawn: usize,
    /// The loss whose gradient is shown, with the penalty on the weights that it trains if there is one; in a
    /// game that of one player.
    pub loss: f64,
    /// What the step measures on this image.
    pub terms: BTreeMap<Term, f64>,
    /// The length of the gradient with respect to all weights of each part of the model, under the
    /// name that the part has in a checkpoint.
    pub gradient_norms: BTreeMap<String, f64>,
}

/// `q(z|x)` of the image, and the gradient of the loss by what the encoder says, each
/// `[latent_dim]`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TracedPosterior {
    /// The means.
    pub loc: Vec<f32>,
    /// The standard deviation of each dimension by itself.
    pub scale: Vec<f32>,
    /// The gradient with respect to the means.
    pub by_loc: Vec<f32>,
    /// The gradient with respect to the logarithms of the standard deviations; where dimensions
    /// depend on one another, by those of the scale's diagonal.
    pub by_log_scale: Vec<f32>,
}

/// One code, what becomes of it, and the gradient that comes back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TracedCode {
    /// Standard normal, `[latent_dim]`, where the code is made of a posterior and noise.
    pub noise: Option<Vec<f32>>,
    /// `[latent_dim]`.
    pub code: Vec<f32>,
    /// The expected image.
    pub image: ImageBatch,
    /// How much it weighs among all codes in the decoder's gradient.
    pub weight: f32,
    /// How much it weighs in the encoder's.
    pub encoder_weight: f32,
    /// The gradient with respect to what places each pixel: a logit, the mean of a normal, or the
    /// level that a discriminator sees. Laid out as the image is; of either sign, and of any size.
    pub by_pixels: ImageBatch,
    /// What the decoder hands back to the code: the gradient with respect to it, weighed for the
    /// encoder, without what the prior and the posterior say of the code.
    pub by_code: Vec<f32>,
}

/// The step that `optimiser` would take on the one image of `batch`, which has this `shape`, at the weights
/// of `model`, which has autodiff and is left as it is.
///
/// Of a VAE-GAN this is the encoder's loss, and of a GAN the generator's: the way of the gradient
/// that ends at a code.
///
/// # Errors
/// [`Error::Device`] when the device fails to answer.
pub async fn trace(
    model: &Model,
    optimiser: &Optimiser,
    batch: Batch,
    shape: ImageShape,
    noise: &mut Noise,
    step: u64,
) -> Result<Trace, Error> {
    let mut asked = Asked::default();
    let [input, target] =
        [&batch.input, &batch.target].map(|image| asked.add(image.clone().inner()));
    let flow = model.trace(batch, noise, step);
    let specs = weights::param_specs(model);
    let codes =
        [flow.codes, flow.images, flow.by_pixels, flow.by_codes].map(|rows| asked.add(rows));
    let weights = flow.weights.map(|weights| asked.add(weights));
    let noise = flow.noise.map(|noise| asked.add(noise));
    // With one image in the batch, the gradient with respect to a layer's bias is that with respect
    // to its output.
    let by_output = |layer: &str| {
        let at = specs.iter().position(|spec| spec.name == layer)?;
        flow.gradients[at].clone()
    };
    let heads = by_output("encoder.loc.bias").zip(by_output("encoder.log_scale.bias"));
    let posterior = flow
        .moments
        .zip(heads)
        .map(|([loc, scale], (by_loc, by_log_scale))| {
            [
                asked.add(loc),
                asked.add(scale),
                asked.add(by_loc),
                asked.add(by_log_scale),
            ]
        });
    let values: Vec<_> = weights::collect(model)
        .into_iter()
        .map(Tensor::inner)
        .collect();
    let traced = model.info().traced;
    let trained = specs.iter().zip(&values).filter(|(spec, _)| {
        let own = traced.trains;
        own.is_none_or(|own| part(&spec.name) == own)
    });
    let penalty = optimiser.penalty_on(trained.map(|(_, value)| value.clone()));
    let summands = flow
        .terms
        .iter()
        .filter(|(term, _)| traced.terms.contains(term));
    let loss: Vec<_> = summands
        .map(|(_, value)| value.clone())
        .chain(penalty)
        .map(|value| asked.add(value))
        .collect();
    let terms: Vec<_> = with_penalty(flow.terms, optimiser.penalty(model))
        .into_iter()
        .map(|(name, value)| (name, asked.add(value)))
        .collect();
    let squares: Vec<_> = specs
        .iter()
        .zip(&values)
        .zip(&flow.gradients)
        .filter_map(|((spec, value), gradient)| {
            let gradient = optimiser.penalised(gradient.clone()?, value);
            Some((part(&spec.name), asked.add(gradient.square().sum())))
        })
        .collect();

    let answers = asked.read().await?;
    let picture = |pixels: &[f32]| ImageBatch {
        shape,
        pixels: pixels.to_vec(),
    };
    let weight = answers.of(weights[0]);
    let row = |rows: usize, k: usize| {
        let rows = answers.of(rows);
        let size = rows.len() / weight.len();
        &rows[size * k..][..size]
    };
    let code = |k: usize| {
        let [code, image, by_pixels, by_code] = codes.map(|rows| row(rows, k));
        TracedCode {
            noise: noise.map(|noise| row(noise, k).to_vec()),
            code: code.to_vec(),
            image: picture(image),
            weight: weight[k],
            encoder_weight: answers.of(weights[1])[k],
            by_pixels: picture(by_pixels),
            by_code: by_code.to_vec(),
        }
    };
    let mut heaviest: Vec<usize> = (0..weight.len()).collect();
    heaviest.sort_by(|&a, &b| weight[b].total_cmp(&weight[a]));
    heaviest.truncate(TRACED_CODES);
    Ok(Trace {
        step,
        beta: model.beta(step),
        input: picture(answers.of(input)),
        target: picture(answers.of(target)),
        posterior: posterior.map(|parts| {
            let [loc, scale, by_loc, by_log_scale] = parts.map(|part| answers.of(part).to_vec());
            TracedPosterior {
                loc,
                scale,
                by_loc,
                by_log_scale,
            }
        }),
        codes: heaviest.into_iter().map(code).collect(),
        codes_drawn: weight.len(),
        loss: loss
            .into_iter()
            .map(|summand| answers.number(summand))
            .sum(),
        terms: terms
            .into_iter()
            .map(|(name, value)| (name, answers.number(value)))
            .collect(),
        gradient_norms: norms(
            squares
                .into_iter()
                .map(|(part, at)| (part, answers.number(at))),
        ),
    })
}

/// The part of the model that a parameter belongs to.
fn part(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// Lengths by part, of the squared lengths of its parameters.
fn norms<'a>(squares: impl Iterator<Item = (&'a str, f64)>) -> BTreeMap<String, f64> {
    let mut norms = BTreeMap::<String, f64>::new();
    for (part, square) in squares {
        *norms.entry(part.to_owned()).or_default() += square;
    }
    norms.values_mut().for_each(|norm| *norm = norm.sqrt());
    norms
}

/// Tensors to be read in one go, each found again by the number it was given.
#[derive(Default)]
struct Asked(Vec<Tensor<1>>);

impl Asked {
    fn add<const D: usize>(&mut self, tensor: Tensor<D>) -> usize {
        let size = tensor.shape().num_elements();
        self.0.push(tensor.reshape([size]));
        self.0.len() - 1
    }

    async fn read(self) -> Result<Answers, Error> {
        Ok(Answers(device::read(self.0).await?))
    }
}

struct Answers(Vec<Vec<f32>>);

impl Answers {
    fn of(&self, at: usize) -> &[f32] {
        &self.0[at]
    }

    fn number(&self, at: usize) -> f64 {
        self.of(at)[0].into()
    }
}
