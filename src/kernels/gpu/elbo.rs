//! The terms of the evidence lower bound in one cube of units, and the gradients of its loss in one kernel.

use burn::backend::Cube;
use burn_cubecl::cubecl;
use burn_cubecl::cubecl::prelude::*;
use burn_cubecl::tensor::CubeTensor;

use super::tensors::{dense, dims, empty, empty_like, units};
use crate::kernels::elbo::ElboKernel;

/// Units that share the sums.
const SHARE: usize = 64;

impl ElboKernel for Cube {
    fn elbo(
        log_likelihood: CubeTensor,
        loc: CubeTensor,
        log_scale: CubeTensor,
        beta: f64,
    ) -> [CubeTensor; 4] {
        let [log_likelihood, loc, log_scale] = [log_likelihood, loc, log_scale].map(dense);
        let found = [(); 4].map(|()| empty(&loc, [1]));
        let [loss, bound, reconstruction, kl] = found.clone().map(CubeTensor::into_buffer_arg);
        let [batch, _] = dims(&loc);
        unsafe {
            elbo_kernel::launch_unchecked(
                &loc.client.clone(),
                CubeCount::Static(1, 1, 1),
                CubeDim::new_1d(SHARE as u32),
                log_likelihood.into_buffer_arg(),
                loc.into_buffer_arg(),
                log_scale.into_buffer_arg(),
                loss,
                bound,
                reconstruction,
                kl,
                batch,
                beta as f32,
            );
        }
        found
    }

    fn elbo_backward(saved: [CubeTensor; 3], gradient: CubeTensor, beta: f64) -> [CubeTensor; 3] {
        let [log_likelihood, loc, log_scale] = saved.map(dense);
        let found = [&log_likelihood, &loc, &log_scale].map(empty_like);
        let [likelihood_grad, loc_grad, log_scale_grad] =
            found.clone().map(CubeTensor::into_buffer_arg);
        let [batch, _] = dims(&loc);
        let longest = log_likelihood
            .meta
            .num_elements()
            .max(loc.meta.num_elements());
        let (count, dim) = units(&loc, longest);
        unsafe {
            elbo_back_kernel::launch_unchecked(
                &loc.client.clone(),
                count,
                dim,
                loc.into_buffer_arg(),
                log_scale.into_buffer_arg(),
                dense(gradient).into_buffer_arg(),
                likelihood_grad,
                loc_grad,
                log_scale_grad,
                beta as f32 / batch as f32,
            );
        }
        found
    }
}

#[cube(launch_unchecked)]
fn elbo_kernel(
    log_likelihood: &[f32],
    loc: &[f32],
    log_scale: &[f32],
    loss: &mut [f32],
    bound: &mut [f32],
    reconstruction: &mut [f32],
    kl: &mut [f32],
    batch: usize,
    beta: f32,
) {
    let unit = UNIT_POS_X as usize;
    let mut of_images = 0.0f32;
    for at in range_stepped(unit, log_likelihood.len(), SHARE) {
        of_images -= log_likelihood[at];
    }
    let mut of_codes = 0.0f32;
    for at in range_stepped(unit, loc.len(), SHARE) {
        let twice = 2.0f32 * log_scale[at];
        of_codes += twice.exp() - twice - 1.0f32 + loc[at] * loc[at];
    }
    let mut images = Shared::<[f32]>::new_slice(SHARE);
    let mut codes = Shared::<[f32]>::new_slice(SHARE);
    images[unit] = of_images;
    codes[unit] = of_codes;
    sync_cube();
    if unit == 0 {
        for other in 1..SHARE {
            of_images += images[other];
            of_codes += codes[other];
        }
        of_images /= f32::cast_from(log_likelihood.len());
        of_codes /= f32::cast_from(2 * batch);
        loss[0] = of_images + beta * of_codes;
        bound[0] = -(of_images + of_codes);
        reconstruction[0] = of_images;
        kl[0] = of_codes;
    }
}

#[cube(launch_unchecked)]
fn elbo_back_kernel(
    loc: &[f32],
    log_scale: &[f32],
    gradient: &[f32],
    likelihood_grad: &mut [f32],
    loc_grad: &mut [f32],
    log_scale_grad: &mut [f32],
    weight: f32,
) {
    let at = ABSOLUTE_POS;
    let slope = gradient[0];
    if at < likelihood_grad.len() {
        likelihood_grad[at] = -slope / f32::cast_from(likelihood_grad.len());
    }
    if at < loc_grad.len() {
        loc_grad[at] = slope * weight * loc[at];
        log_scale_grad[at] = slope * weight * ((2.0f32 * log_scale[at]).exp() - 1.0f32);
    }
}
