//! From burn's tensors to their values in memory, and back.

use burn::backend::flex::FlexTensor;
use burn::tensor::{Shape, TensorData};

/// A tensor of these values, which are not copied.
pub fn tensor(values: Vec<f32>, shape: impl Into<Shape>) -> FlexTensor {
    FlexTensor::from_data(TensorData::new(values, shape.into()))
}

/// `tensor` with its elements in row-major order without gaps; copied where they lie otherwise.
pub fn dense(tensor: FlexTensor) -> FlexTensor {
    if tensor.as_slice::<f32>().is_some() {
        tensor
    } else {
        tensor.to_contiguous()
    }
}

/// The elements of a tensor that [`dense`] gave.
pub fn values(dense: &FlexTensor) -> &[f32] {
    dense.as_slice().expect("made dense before")
}

/// The same to be written; copied first where another tensor shares the memory.
pub fn values_mut(dense: &mut FlexTensor) -> &mut [f32] {
    let (start, end) = dense
        .layout()
        .contiguous_offsets()
        .expect("made dense before");
    &mut dense.storage_mut()[start..end]
}

/// `[rows, columns]`.
pub fn dims(tensor: &FlexTensor) -> [usize; 2] {
    tensor.layout().shape().dims()
}
