//! What more samples do to the signal in the gradients, as Rainforth et al. 2018 (section 4) looked at it: near the
//! optimum of all images, on all of them at once, over several draws of images and parameters.

use vae_lab::bounds::{Bound, Dreg, Iwae, Miwae};
use vae_lab::models::weights;

use super::cpu;
use vae_lab::systems::bound_step;

use crate::support::linear_gaussian::Oracle;
use crate::support::tolerance;

/// The paper's: pixels, images, and how far from the optimum each parameter lies.
const DIM: usize = 20;
const IMAGES: usize = 1024;
const DISTANCE: f32 = 0.01;

/// Parts of the images, one after another: memory for some hundred samples of each image.
const PARTS: usize = 16;

/// The square of the signal-to-noise ratio of a step's gradient, of the encoder and of the decoder: the mean over
/// parameters of `E[g]^2 / var[g]`.
///
/// Images have noise of their own, so that the variance is the sum of the parts', and well known after two repeats.
/// It is taken off the square of the mean, to whose expectation it adds its share.
async fn squared_ratios(bound: &Bound, repeats: usize, seed: u64) -> [f64; 2] {
    let (autodiff, _) = cpu();
    let oracle = Oracle::drawn(DIM, IMAGES, seed).moved(DISTANCE);
    let model = oracle.model(&autodiff);
    let of_part = IMAGES / PARTS;
    let rows = bound.codes_per_image() * of_part;
    let (mut mean, mut variance) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let (mut sums, mut squares) = (Vec::new(), Vec::new());
        for repeat in 0..repeats {
            let images = oracle.part(part * of_part, of_part, &autodiff);
            let noise = oracle.noise(
                1000 * seed + (part * repeats + repeat) as u64,
                rows,
                &autodiff,
            );
            let step = bound_step(&model, bound, images, noise, 0);
            let gradients = step.gradients.into_iter().flatten().collect();
            let gradients = vae_lab::device::read(gradients).await;
            let gradients = gradients.expect("the device answers").concat();
            sums.resize(gradients.len(), 0.0);
            squares.resize(gradients.len(), 0.0);
            for ((sum, square), g) in sums.iter_mut().zip(&mut squares).zip(gradients) {
                let g = f64::from(g) / PARTS as f64;
                *sum += g;
                *square += g * g;
            }
        }
        mean.resize(sums.len(), 0.0);
        variance.resize(sums.len(), 0.0);
        let count = repeats as f64;
        for (at, (sum, square)) in sums.into_iter().zip(squares).enumerate() {
            mean[at] += sum / count;
            variance[at] += (square - sum * sum / count) / (count - 1.0);
        }
    }
    // An estimated variance in a denominator makes the ratio too large by this.
    let freedom = (PARTS * (repeats - 1)) as f64;
    let excess = freedom / (freedom - 2.0);
    let squared = mean
        .iter()
        .zip(&variance)
        .map(|(mean, variance)| mean * mean / variance / excess - 1.0 / repeats as f64);
    let squared: Vec<_> = squared.collect();
    let specs = weights::param_specs(&model);
    let of_encoder: usize = specs
        .iter()
        .filter(|spec| spec.name.starts_with("encoder."))
        .map(|spec| spec.shape().iter().product::<usize>())
        .sum();
    let mean = |squared: &[f64]| squared.iter().sum::<f64>() / squared.len() as f64;
    [mean(&squared[..of_encoder]), mean(&squared[of_encoder..])]
}

/// At which sizes an bound is looked at, and how often: the signal of the encoder sinks into the noise as samples
/// are added, and takes more repeats to be seen.
type Sizes<'a> = &'a [(usize, usize)];

/// How both ratios go with the size of `bound`, as exponents: the slopes of their logarithms, of which the squares
/// are averaged over the draws first.
async fn slopes(sizes: Sizes<'_>, seeds: u64, bound: impl Fn(usize) -> Bound) -> [f64; 2] {
    let mut logarithms = [Vec::new(), Vec::new()];
    for &(size, repeats) in sizes {
        let mut squares = [0.0; 2];
        for seed in 0..seeds {
            let found = squared_ratios(&bound(size), repeats, seed).await;
            squares = [0, 1].map(|player| squares[player] + found[player]);
        }
        for (logarithms, square) in logarithms.iter_mut().zip(squares) {
            logarithms.push(0.5 * (square / seeds as f64).ln());
        }
    }
    let sizes: Vec<_> = sizes.iter().map(|&(size, _)| (size as f64).ln()).collect();
    let slopes = logarithms.map(|logarithms| slope(&sizes, &logarithms));
    println!("{:?}: {slopes:.3?}", bound(1));
    slopes
}

/// Of the line through these points that is nearest by least squares.
fn slope(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (center_x, center_y) = (mean(x), mean(y));
    let product: f64 = x
        .iter()
        .zip(y)
        .map(|(x, y)| (x - center_x) * (y - center_y))
        .sum();
    product / x.iter().map(|x| (x - center_x).powi(2)).sum::<f64>()
}

#[track_caller]
fn assert_slope(what: &str, found: f64, expected: f64) {
    let distance = (found - expected).abs();
    assert!(distance < tolerance::SLOPE, "{what}: {found}");
}

async_test!(more_importance_samples_drown_the_encoders_signal, async {
    let iwae = |samples| Bound::Iwae(Iwae { samples });
    let [encoder, _] = slopes(&[(8, 8), (24, 16), (64, 48)], 6, iwae).await;
    assert_slope("IWAE's encoder", encoder, -0.5);
});

async_test!(
    more_importance_samples_strengthen_the_decoders_signal,
    async {
        // With few of them the gradient is that of another bound, which so near the optimum is much of what there is.
        let iwae = |samples| Bound::Iwae(Iwae { samples });
        let [_, decoder] = slopes(&[(64, 3), (128, 2), (512, 2)], 3, iwae).await;
        assert_slope("IWAE's decoder", decoder, 0.5);
    }
);

async_test!(more_estimates_strengthen_both_signals, async {
    let miwae = |estimates| {
        Bound::Miwae(Miwae {
            estimates,
            samples: 4,
        })
    };
    let [encoder, decoder] = slopes(&[(1, 4), (4, 3), (16, 2)], 4, miwae).await;
    assert_slope("MIWAE's encoder", encoder, 0.5);
    assert_slope("MIWAE's decoder", decoder, 0.5);
});

async_test!(more_samples_strengthen_dregs_encoders_signal, async {
    let dreg = |samples| Bound::Dreg(Dreg { samples });
    let [encoder, _] = slopes(&[(8, 2), (32, 2), (128, 2)], 3, dreg).await;
    assert_slope("DReG's encoder", encoder, 0.5);
});
