//! Checkpoint files taken apart, to be put together wrongly.

use std::collections::HashMap;

use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

/// What a file holds, open to every change.
#[derive(Debug, Clone)]
pub struct CheckpointFile {
    pub metadata: HashMap<String, String>,
    pub tensors: Vec<StoredTensor>,
}

/// One tensor as it lies in the file.
#[derive(Debug, Clone)]
pub struct StoredTensor {
    pub name: String,
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    pub bytes: Vec<u8>,
}

impl CheckpointFile {
    pub fn open(bytes: &[u8]) -> Self {
        let (_, header) = SafeTensors::read_metadata(bytes).expect("the header is whole");
        let file = SafeTensors::deserialize(bytes).expect("the file is whole");
        let stored = |(name, view): (String, TensorView)| StoredTensor {
            name,
            dtype: view.dtype(),
            shape: view.shape().to_vec(),
            bytes: view.data().to_vec(),
        };
        Self {
            metadata: header.metadata().clone().expect("it has metadata"),
            tensors: file.tensors().into_iter().map(stored).collect(),
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let views = self.tensors.iter().map(|tensor| {
            let view = TensorView::new(tensor.dtype, tensor.shape.clone(), &tensor.bytes);
            (&tensor.name, view.expect("shape and bytes fit"))
        });
        let written = safetensors::serialize(views, Some(self.metadata.clone()));
        written.expect("the tensors can be written")
    }

    pub fn tensor(&mut self, name: &str) -> &mut StoredTensor {
        let found = self.tensors.iter_mut().find(|tensor| tensor.name == name);
        found.unwrap_or_else(|| panic!("the file has no “{name}”"))
    }

    /// Changes a piece of one metadata entry.
    pub fn replace(&mut self, key: &str, from: &str, to: &str) {
        let entry = self.metadata.get_mut(key).expect("the file has the entry");
        assert!(entry.contains(from), "“{from}” is not in {entry}");
        *entry = entry.replace(from, to);
    }
}

impl StoredTensor {
    pub fn fill(&mut self, value: f32) {
        for place in self.bytes.chunks_exact_mut(4) {
            place.copy_from_slice(&value.to_le_bytes());
        }
    }
}
