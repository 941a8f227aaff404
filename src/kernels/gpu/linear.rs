//! Fully connected layers: one product there, and one or two back.

use burn::backend::Cube;
use burn_cubecl::tensor::CubeTensor;

use super::activation::gradient_before;
use super::matmul::{Epilogue, matmul};
use crate::kernels::activation::Activation;
use crate::kernels::linear::LinearKernel;
use crate::kernels::matmul::MatmulLayout;
use crate::kernels::saved::SavedForBackward;

impl LinearKernel for Cube {
    fn affine(
        [input, weight, bias]: [CubeTensor; 3],
        activation: Option<Activation>,
    ) -> CubeTensor {
        let epilogue = Epilogue {
            bias: Some(bias),
            activation,
            ..Epilogue::default()
        };
        matmul(MatmulLayout::Plain, input, weight, epilogue).0
    }

    fn affine_backward(
        saved: SavedForBackward<CubeTensor>,
        gradient: CubeTensor,
        [input_needs_grad, weight_needs_grad, bias_needs_grad]: [bool; 3],
    ) -> [Option<CubeTensor>; 3] {
        // Read twice it is better gone through once beforehand.
        let (gradient, activated) = if input_needs_grad {
            (gradient_before(saved.activated, gradient), None)
        } else {
            (gradient, saved.activated)
        };
        let layer_grads = (weight_needs_grad || bias_needs_grad).then(|| {
            let epilogue = Epilogue {
                activated,
                sums: bias_needs_grad,
                ..Epilogue::default()
            };
            matmul(
                MatmulLayout::LeftTransposed,
                saved.input,
                gradient.clone(),
                epilogue,
            )
        });
        let input_grad = input_needs_grad.then(|| {
            matmul(
                MatmulLayout::RightTransposed,
                gradient,
                saved.weight,
                Epilogue::default(),
            )
            .0
        });
        let (weight_grad, bias_grad) = layer_grads.unzip();
        [
            input_grad,
            weight_grad.filter(|_| weight_needs_grad),
            bias_grad.flatten(),
        ]
    }
}
