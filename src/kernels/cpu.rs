//! From burn's tensors to numbers in memory, and back.

use burn::backend::flex::FlexTensor;
use burn::backend::ops::FloatTensorOps;
use burn::backend::tensor::FloatTensor;
use burn::backend::{
    Autodiff, AutodiffBackend, BackendTensor, DispatchTensor, DispatchTensorKind, Flex,
};
use burn::tensor::{Shape, TensorData};

use super::gemm::{Matrix, product};

/// Tensors of one operation, by where it runs.
pub enum Place<const N: usize> {
    /// The CPU, with a gradient to follow.
    Training([FloatTensor<Autodiff<Flex>>; N]),
    /// The CPU, without one.
    Plain([FlexTensor; N]),
    /// Another device.
    Elsewhere,
}

impl<const N: usize> Place<N> {
    /// Beside tensors with autodiff, others are constants.
    pub fn of(tensors: [DispatchTensor; N]) -> Self {
        let count =
            |is: fn(&DispatchTensor) -> bool| tensors.iter().filter(|&tensor| is(tensor)).count();
        let (training, plain) = (count(is_training), count(is_plain));
        if training + plain < N {
            Self::Elsewhere
        } else if training == 0 {
            Self::Plain(tensors.map(|tensor| match tensor.kind {
                DispatchTensorKind::Flex(tensor) => tensor.float(),
                _ => unreachable!("counted above"),
            }))
        } else {
            Self::Training(tensors.map(|tensor| match tensor.kind {
                DispatchTensorKind::Flex(tensor) => Autodiff::<Flex>::from_inner(tensor.float()),
                DispatchTensorKind::Autodiff(inner) => match *inner {
                    DispatchTensorKind::Flex(tensor) => tensor.autodiff(),
                    #[allow(unreachable_patterns)] // in builds with one backend
                    _ => unreachable!("counted above"),
                },
                #[allow(unreachable_patterns)]
                _ => unreachable!("counted above"),
            }))
        }
    }
}

fn is_plain(tensor: &DispatchTensor) -> bool {
    matches!(
        tensor.kind,
        DispatchTensorKind::Flex(BackendTensor::Float(_))
    )
}

fn is_training(tensor: &DispatchTensor) -> bool {
    let DispatchTensorKind::Autodiff(inner) = &tensor.kind else {
        return false;
    };
    matches!(
        **inner,
        DispatchTensorKind::Flex(BackendTensor::Autodiff(_))
    )
}

/// A tensor of these numbers, which are not copied.
pub fn tensor(values: Vec<f32>, shape: impl Into<Shape>) -> FlexTensor {
    FlexTensor::from_data(TensorData::new(values, shape.into()))
}

/// The numbers of `tensor`, row after row; copied first where they lie otherwise.
pub fn dense(tensor: FlexTensor) -> FlexTensor {
    if tensor.as_slice::<f32>().is_some() {
        tensor
    } else {
        tensor.to_contiguous()
    }
}

/// What [`dense`] gives, as a slice.
pub fn numbers(dense: &FlexTensor) -> &[f32] {
    dense.as_slice().expect("made dense before")
}

/// What [`dense`] gives, to be written; copied first where another tensor shares it.
pub fn numbers_mut(dense: &mut FlexTensor) -> &mut [f32] {
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

/// `a` `[m, k]` times `b` `[k, n]`, each row from `start` `[n]` or zero: `[m, n]`.
///
/// In WebAssembly by our own product, natively by burn's, which knows wider vectors.
pub fn matmul(a: FlexTensor, b: FlexTensor, start: Option<FlexTensor>) -> FlexTensor {
    if cfg!(target_arch = "wasm32") {
        let ([m, k], [_, n]) = (dims(&a), dims(&b));
        let start = start.map(dense);
        let values = product(
            [m, n, k],
            matrix(&a),
            matrix(&b),
            start.as_ref().map(numbers),
        );
        return tensor(values, [m, n]);
    }
    let found = Flex::float_matmul(a, b);
    match start {
        Some(start) => {
            let width = dims(&found)[1];
            Flex::float_add(found, start.reshape([1, width].into()))
        }
        None => found,
    }
}

/// A matrix as it lies, transposed or not.
fn matrix(tensor: &FlexTensor) -> Matrix<'_> {
    let layout = tensor.layout();
    let stride =
        |dim: usize| usize::try_from(layout.strides()[dim]).expect("nothing here is flipped");
    Matrix {
        values: &tensor.storage()[layout.start_offset()..],
        row_stride: stride(0),
        column_stride: stride(1),
    }
}
