//! Where an operation of ours meets burn's tensors and their automatic differentiation.

use std::fmt::Debug;
use std::marker::PhantomData;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::NoCheckpointing;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::{Autodiff, AutodiffBackend, DispatchTensor, DispatchTensorKind};
use burn::tensor::Tensor;

use super::device::{Float, Kernels, by_device};

/// A differentiable operation on `N` tensors.
pub trait Operation<const N: usize>: Clone + Debug + Send + 'static {
    /// What the way back needs of the way there.
    type Kept<T: Clone + Debug + Send + 'static>: Clone + Debug + Send + 'static;

    /// The value, and what is kept; of the latter only as much as is free unless a gradient will follow.
    fn forward<B: Kernels>(
        &self,
        inputs: [Float<B>; N],
        tracked: bool,
    ) -> (Float<B>, Self::Kept<Float<B>>);

    /// The gradients by those inputs that are `wanted`, from that by the value.
    fn backward<B: Kernels>(
        self,
        kept: Self::Kept<Float<B>>,
        gradient: Float<B>,
        wanted: [bool; N],
    ) -> [Option<Float<B>>; N];
}

/// The value of `operation`, computed where its inputs are. Beside inputs with autodiff, others are
/// constants.
pub fn apply<const N: usize, const D: usize>(
    operation: impl Operation<N>,
    inputs: [DispatchTensor; N],
) -> Tensor<D> {
    by_device!(&inputs[0].kind, B => apply_on::<B, _, N, D>(operation, inputs))
}

fn apply_on<B: Kernels, O: Operation<N>, const N: usize, const D: usize>(
    operation: O,
    inputs: [DispatchTensor; N],
) -> Tensor<D> {
    let training = |input: &DispatchTensor| matches!(input.kind, DispatchTensorKind::Autodiff(_));
    if !inputs.iter().any(training) {
        let inputs = inputs.map(|input| B::own(input.kind).float());
        return B::plain(operation.forward::<B>(inputs, false).0);
    }
    let inputs = inputs.map(|input| match input.kind {
        DispatchTensorKind::Autodiff(inner) => B::own(*inner).autodiff(),
        constant => Autodiff::<B>::from_inner(B::own(constant).float()),
    });
    let nodes = inputs.each_ref().map(|input| input.node());
    let inputs = inputs.map(|input| input.into_primitive());
    let prepared = WayBack::<O>(PhantomData)
        .prepare::<NoCheckpointing>(nodes)
        .compute_bound();
    B::training(match prepared.stateful() {
        OpsKind::UnTracked(prepared) => prepared.finish(operation.forward::<B>(inputs, false).0),
        OpsKind::Tracked(prepared) => {
            let (value, kept) = operation.forward::<B>(inputs, true);
            prepared.finish((operation, kept), value)
        }
    })
}

#[derive(Debug)]
struct WayBack<O>(PhantomData<O>);

impl<B: Kernels, O: Operation<N>, const N: usize> Backward<B, N> for WayBack<O> {
    type State = (O, O::Kept<Float<B>>);

    fn backward(self, ops: Ops<Self::State, N>, found: &mut Gradients, _: &mut Checkpointer) {
        let (operation, kept) = ops.state;
        let gradient = found.consume::<B>(&ops.node);
        let wanted = ops.parents.each_ref().map(Option::is_some);
        let gradients = operation.backward::<B>(kept, gradient, wanted);
        for (node, gradient) in ops.parents.into_iter().zip(gradients) {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                found.register::<B>(node.id, gradient);
            }
        }
    }
}
