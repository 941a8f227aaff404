//! Where an operation of ours meets burn's tensors and their automatic differentiation.

use std::fmt::Debug;
use std::marker::PhantomData;

#[cfg(feature = "gpu")]
use burn::backend::Cube;
use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::NoCheckpointing;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{self, Ops, OpsKind};
use burn::backend::{Autodiff, AutodiffBackend, DispatchTensor, DispatchTensorKind, Flex};
use burn::tensor::Tensor;

use super::device::{Float, KernelBackend, by_device};

/// A differentiable operation on `N` tensors of one device.
pub trait Operation<B: KernelBackend, const N: usize>: Clone + Debug + Send + 'static {
    /// What the backward pass needs of the forward pass.
    type Saved: Clone + Debug + Send + 'static;

    /// The value, and what is saved; of the latter only as much as is free unless `tracked`, when a backward
    /// pass may follow.
    fn forward(&self, inputs: [Float<B>; N], tracked: bool) -> (Float<B>, Self::Saved);

    /// The gradients with respect to those inputs of which `needs_grad` says so, from `gradient`, that with
    /// respect to the value.
    fn backward(
        self,
        saved: Self::Saved,
        gradient: Float<B>,
        needs_grad: [bool; N],
    ) -> [Option<Float<B>>; N];
}

/// An operation of which every device of this build has the kernels.
#[cfg(not(feature = "gpu"))]
pub trait OnEveryDevice<const N: usize>: Operation<Flex, N> {}
#[cfg(not(feature = "gpu"))]
impl<O: Operation<Flex, N>, const N: usize> OnEveryDevice<N> for O {}

/// An operation of which every device of this build has the kernels.
#[cfg(feature = "gpu")]
pub trait OnEveryDevice<const N: usize>: Operation<Flex, N> + Operation<Cube, N> {}
#[cfg(feature = "gpu")]
impl<O: Operation<Flex, N> + Operation<Cube, N>, const N: usize> OnEveryDevice<N> for O {}

/// The value of `operation`, computed where its inputs are. Beside inputs with autodiff, others are
/// constants.
pub fn apply<const N: usize, const D: usize>(
    operation: impl OnEveryDevice<N>,
    inputs: [DispatchTensor; N],
) -> Tensor<D> {
    by_device!(&inputs[0].kind, B => apply_on::<B, _, N, D>(operation, inputs))
}

fn apply_on<B: KernelBackend, O: Operation<B, N>, const N: usize, const D: usize>(
    operation: O,
    inputs: [DispatchTensor; N],
) -> Tensor<D> {
    let autodiff = |input: &DispatchTensor| matches!(input.kind, DispatchTensorKind::Autodiff(_));
    if !inputs.iter().any(autodiff) {
        let inputs = inputs.map(|input| B::from_dispatch(input.kind).float());
        return B::into_tensor(operation.forward(inputs, false).0);
    }
    let inputs = inputs.map(|input| {
        if let DispatchTensorKind::Autodiff(inner) = input.kind {
            return B::from_dispatch(*inner).autodiff();
        }
        Autodiff::<B>::from_inner(B::from_dispatch(input.kind).float())
    });
    let nodes = inputs.each_ref().map(|input| input.node());
    let inputs = inputs.map(|input| input.into_primitive());
    let prepared =
        ops::Backward::<B, N>::prepare::<NoCheckpointing>(Backward::<O>(PhantomData), nodes)
            .compute_bound();
    B::into_autodiff(match prepared.stateful() {
        OpsKind::UnTracked(prepared) => prepared.finish(operation.forward(inputs, false).0),
        OpsKind::Tracked(prepared) => {
            let (value, saved) = operation.forward(inputs, true);
            prepared.finish((operation, saved), value)
        }
    })
}

/// The backward pass of an operation, as burn's graph of automatic differentiation holds it.
#[derive(Debug)]
struct Backward<O>(PhantomData<O>);

impl<B: KernelBackend, O: Operation<B, N>, const N: usize> ops::Backward<B, N> for Backward<O> {
    type State = (O, O::Saved);

    fn backward(self, ops: Ops<Self::State, N>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let (operation, saved) = ops.state;
        let gradient = gradients.consume::<B>(&ops.node);
        let needs_grad = ops.parents.each_ref().map(Option::is_some);
        let found = operation.backward(saved, gradient, needs_grad);
        for (node, gradient) in ops.parents.into_iter().zip(found) {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                gradients.register::<B>(node.id, gradient);
            }
        }
    }
}
