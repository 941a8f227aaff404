use burn::backend::ops::FloatTensorOps;
use burn::backend::{DispatchDevice, Flex};
use burn::tensor::{Device, Shape, Tensor, TensorData};

use super::device::Kernels;

/// `values` as a tensor on `device`.
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
    match device.as_dispatch() {
        #[cfg(feature = "gpu")]
        DispatchDevice::Cube(device) => {
            use burn::backend::Cube;
            Cube::plain(Cube::float_from_data(data, device))
        }
        DispatchDevice::Flex(device) => Flex::plain(Flex::float_from_data(data, device)),
        other => panic!("expected the CPU or a GPU, not {other:?}"),
    }
}
