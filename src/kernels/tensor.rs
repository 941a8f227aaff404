//! Tensors from values on the host.

use burn::backend::ops::FloatTensorOps;
use burn::backend::{DispatchDevice, Flex};
use burn::tensor::{Device, Shape, Tensor, TensorData};

use super::device::KernelBackend;

/// `values`, row after row, as a tensor of this `shape` on `device`.
///
/// What burn's `from_data` gives, without its conversions from every type of number to every other, which
/// are a tenth of the engine that a visitor loads.
///
/// # Panics
/// If there are more or fewer values than `shape` holds.
pub fn tensor<const D: usize>(
    values: Vec<f32>,
    shape: impl Into<Shape>,
    device: &Device,
) -> Tensor<D> {
    if device.is_autodiff() {
        return Tensor::from_inner(tensor(values, shape, &device.clone().inner()));
    }
    let data = TensorData::new(values, shape.into());
    let device = device.as_dispatch();
    #[cfg(feature = "gpu")]
    if let DispatchDevice::Cube(device) = device {
        use burn::backend::Cube;
        return Cube::into_tensor(Cube::float_from_data(data, device));
    }
    let DispatchDevice::Flex(device) = device else {
        panic!("expected the CPU or a GPU, not {device:?}");
    };
    Flex::into_tensor(Flex::float_from_data(data, device))
}
