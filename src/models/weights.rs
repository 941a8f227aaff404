//! Parameters by name, in the names and layouts a PyTorch module of the same shape would have.

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Device, Gradients, Tensor};
use serde::{Deserialize, Serialize};

use crate::error::{CheckpointError, Error};

/// One parameter of a model: its path, and how its values lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamSpec {
    /// For example `encoder.loc.weight`.
    pub name: String,
    /// The shape in burn's layout, which differs from PyTorch's for the weights of linear layers.
    shape: Vec<usize>,
    linear: bool,
}

/// Values on the host, in PyTorch's layout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NamedTensor {
    /// For example `encoder.loc.weight`.
    pub name: String,
    /// Linear weights are `[outputs, inputs]`, convolutions `[outputs, inputs, height, width]`,
    /// transposed convolutions `[inputs, outputs, height, width]`.
    pub shape: Vec<usize>,
    /// Row-major.
    #[serde(with = "crate::typed_array")]
    #[cfg_attr(test, ts(type = "Float32Array"))]
    pub values: Vec<f32>,
}

impl ParamSpec {
    /// The shape in PyTorch's layout.
    pub fn shape(&self) -> Vec<usize> {
        match (self.linear, &self.shape[..]) {
            (true, &[inputs, outputs]) => vec![outputs, inputs],
            (_, shape) => shape.to_vec(),
        }
    }

    /// From burn's values to a named tensor in PyTorch's layout.
    pub fn export(&self, values: Vec<f32>) -> NamedTensor {
        let values = match (self.linear, &self.shape[..]) {
            (true, &[inputs, outputs]) => transpose(&values, inputs, outputs),
            _ => values,
        };
        NamedTensor {
            name: self.name.clone(),
            shape: self.shape(),
            values,
        }
    }

    /// From PyTorch's layout to burn's values.
    ///
    /// # Errors
    /// When the shape differs or a value is not finite.
    pub fn import(&self, tensor: &NamedTensor) -> Result<Vec<f32>, Error> {
        let (name, expected) = (tensor.name.clone(), self.shape());
        if tensor.shape != expected || tensor.values.len() != expected.iter().product::<usize>() {
            return Err(CheckpointError::WrongShape {
                name,
                shape: tensor.shape.clone(),
                expected,
            }
            .into());
        }
        if let Some(&value) = tensor.values.iter().find(|value| !value.is_finite()) {
            return Err(CheckpointError::NotFiniteWeight { name, value }.into());
        }
        Ok(match (self.linear, &self.shape[..]) {
            (true, &[inputs, outputs]) => transpose(&tensor.values, outputs, inputs),
            _ => tensor.values.clone(),
        })
    }
}

/// The parameters of `module`, in visiting order.
pub fn param_specs<M: Module>(module: &M) -> Vec<ParamSpec> {
    let mut list = List::default();
    module.visit(&mut list);
    list.specs
}

/// The values of `module`, each flattened to `[elements]`, in visiting order and without autodiff.
pub fn collect<M: Module>(module: &M) -> Vec<Tensor<1>> {
    let mut collect = Collect::default();
    module.visit(&mut collect);
    collect.values
}

/// The values, each `[elements]` as [`collect`] gives them, taken out of `module`, which [`replace`] fills again: whoever held
/// them beside the module is then the only other to hold them.
pub fn take<M: Module>(module: M) -> (M, Vec<Tensor<1>>) {
    let mut take = Take::default();
    (module.map(&mut take), take.values)
}

/// `module` with its values replaced by `values`, each `[elements]` as [`collect`] gives them.
pub fn replace<M: Module>(module: M, values: Vec<Tensor<1>>) -> M {
    module.map(&mut Replace {
        values: values.into_iter(),
    })
}

/// The gradient of each parameter of a module, flattened, in visiting order; `None` for one that
/// the loss doesn't depend on, which a step then leaves alone.
pub type GradientList = Vec<Option<Tensor<1>>>;

/// The gradients of `module`, taken out of `gradients`.
pub fn gradients<M: Module>(module: &M, gradients: &mut Gradients) -> GradientList {
    let mut take = TakeGradients {
        gradients,
        list: Vec::new(),
    };
    module.visit(&mut take);
    take.list
}

/// The gradients of two losses of one module, added where both have one.
pub fn add_gradients(one: GradientList, other: GradientList) -> GradientList {
    let pairs = one.into_iter().zip(other);
    pairs
        .map(|pair| match pair {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        })
        .collect()
}

fn transpose(values: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    (0..columns)
        .flat_map(|column| (0..rows).map(move |row| values[row * columns + column]))
        .collect()
}

#[derive(Default)]
struct List {
    path: Vec<(String, bool)>,
    specs: Vec<ParamSpec>,
}

impl ModuleVisitor for List {
    fn enter_module(&mut self, name: &str, container: &str) {
        // Which variant of an enum a model uses is no part of a parameter's name.
        let name = if container.starts_with("Enum:") {
            ""
        } else {
            name
        };
        self.path
            .push((name.to_owned(), container == "Struct:Linear"));
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let names: Vec<_> = self.path.iter().map(|(name, _)| name.as_str()).collect();
        let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
        self.specs.push(ParamSpec {
            name: names.join("."),
            shape: param.lazy_shape().to_vec(),
            linear: D == 2 && self.path.iter().any(|&(_, linear)| linear),
        });
    }
}

#[derive(Default)]
struct Collect {
    values: Vec<Tensor<1>>,
}

impl ModuleVisitor for Collect {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.values.push(param.val().inner().flatten(0, D - 1));
    }
}

#[derive(Default)]
struct Take {
    values: Vec<Tensor<1>>,
}

impl ModuleMapper for Take {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let (id, value, _) = param.consume();
        let (device, shape) = (value.device(), value.shape());
        self.values.push(value.inner().flatten(0, D - 1));
        let none = |_: &Device, _| unreachable!("a value that was taken is given back first");
        Param::uninitialized(id, none, device, true, shape)
    }
}

struct TakeGradients<'a> {
    gradients: &'a mut Gradients,
    list: GradientList,
}

impl ModuleVisitor for TakeGradients<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let gradient = param.val().grad_remove(self.gradients);
        self.list
            .push(gradient.map(|gradient| gradient.flatten(0, D - 1)));
    }
}

struct Replace {
    values: std::vec::IntoIter<Tensor<1>>,
}

impl ModuleMapper for Replace {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(value) = self.values.next() else {
            return param;
        };
        // Not `param`'s own value, which may not have been drawn yet.
        let shape: [usize; D] = param.lazy_shape().dims();
        let value = Tensor::from_inner(value.reshape(shape)).require_grad();
        Param::initialized(param.id, value)
    }
}
