//! The devices that have kernels here: how a tensor of one comes out of burn's dispatch, and goes back into it.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, BackendTensor, DispatchTensorKind};
use burn::tensor::Tensor;

/// A tensor of a device.
pub type Float<B> = FloatTensor<B>;

/// A backend with kernels of our own. Each operation declares beside itself, in a trait above this one, what a
/// device has to compute for it; all of them take and give dense or strided tensors of float32.
pub trait KernelBackend: Backend {
    /// A tensor known to be of this device.
    fn from_dispatch(kind: DispatchTensorKind) -> BackendTensor<Self>;

    /// Without autodiff.
    fn into_tensor<const D: usize>(value: Float<Self>) -> Tensor<D>;

    /// With it.
    fn into_autodiff<const D: usize>(value: FloatTensor<Autodiff<Self>>) -> Tensor<D>;
}

/// `$call` with `$B` the backend that a tensor of this kind is of.
macro_rules! by_device {
    ($kind:expr, $B:ident => $call:expr) => {{
        #[cfg(feature = "gpu")]
        let on_gpu = crate::kernels::device::is_on_gpu($kind);
        #[cfg(not(feature = "gpu"))]
        let on_gpu = false;
        if on_gpu {
            #[cfg(feature = "gpu")]
            {
                type $B = burn::backend::Cube;
                $call
            }
            #[cfg(not(feature = "gpu"))]
            unreachable!("there is no GPU in this build")
        } else {
            type $B = burn::backend::Flex;
            $call
        }
    }};
}
pub(super) use by_device;

/// The values of a tensor, with autodiff or without.
pub fn value_of<B: KernelBackend>(kind: DispatchTensorKind) -> Float<B> {
    if let DispatchTensorKind::Autodiff(inner) = kind {
        return B::from_dispatch(*inner).autodiff_inner();
    }
    B::from_dispatch(kind).float()
}

/// Whether a tensor is on a GPU.
#[cfg(feature = "gpu")]
pub fn is_on_gpu(kind: &DispatchTensorKind) -> bool {
    if let DispatchTensorKind::Autodiff(inner) = kind {
        return is_on_gpu(inner);
    }
    matches!(kind, DispatchTensorKind::Cube(_))
}
