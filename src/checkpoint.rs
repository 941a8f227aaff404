//! Checkpoints: safetensors with the config inside, in PyTorch's names and layouts.
//!
//! `encoder.loc.weight` and its like are the weights; `optimizer.exp_avg.*` and
//! `optimizer.exp_avg_sq.*` are Adam's moments under the names of PyTorch's optimiser. The
//! metadata holds everything else a run needs to go on. `docs/checkpoints` describes the format for
//! those who read or write it elsewhere.

use std::collections::{BTreeMap, HashMap};

use burn::tensor::{bf16, f16};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::config::SessionConfig;
use crate::data::looks_like;
use crate::error::{CheckpointError, Error, FileKind};
use crate::image::ImageShape;
use crate::models::weights::{NamedTensor, ParamSpec};

/// What is written. Version 1 had another form of config, which is read as well.
const VERSION: &str = "2";
const READ: [&str; 2] = ["1", VERSION];
/// The largest count that a page's numbers hold exactly.
const MAX_STEP: u64 = 1 << 53;
const FIRST: &str = "optimizer.exp_avg.";
const SECOND: &str = "optimizer.exp_avg_sq.";

/// A run at one moment: what a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkpoint {
    /// The config of the run.
    pub config: SessionConfig,
    /// Steps taken.
    pub step: u64,
    /// The step at which the model came to its images, at most `step`: epochs are counted from there.
    pub since: u64,
    /// The shape of its images.
    pub image: ImageShape,
    /// Tells whether other data are the same as the run's.
    pub fingerprint: u64,
    /// The model's parameters.
    pub weights: Vec<NamedTensor>,
    /// How often the optimiser has updated each weight, by name; those of a discriminator that
    /// learns several times a step run ahead.
    pub updates: BTreeMap<String, u64>,
    /// The optimiser's first moments, under the names of the weights; may be empty.
    pub first: Vec<NamedTensor>,
    /// The optimiser's second moments, under the names of the weights; may be empty.
    pub second: Vec<NamedTensor>,
}

/// What a safetensors file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Contents {
    /// A run that vae-lab saved, or that another program wrote like one.
    Run(Box<Checkpoint>),
    /// Tensors alone, as PyTorch's users save them.
    Weights(Vec<NamedTensor>),
}

impl Contents {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] says what is wrong with the file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let metadata = metadata(bytes)?;
        if metadata.contains_key("vae-lab") {
            let checkpoint = Checkpoint::read(&metadata, bytes)?;
            return Ok(Self::Run(Box::new(checkpoint)));
        }
        let file = SafeTensors::deserialize(bytes).map_err(broken)?;
        let tensors = file.iter().map(|(name, view)| read(name, &view));
        Ok(Self::Weights(tensors.collect::<Result<_, _>>()?))
    }
}

impl Checkpoint {
    /// The file's bytes.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when the tensors can't be written.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        self.write(Dtype::F32)
    }

    /// The bytes of a file to look at or to start from: the weights in half precision, without the
    /// optimiser's moments. It is a sixth of the size.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] when a weight is too large for half precision.
    pub fn to_small_bytes(&self) -> Result<Vec<u8>, Error> {
        let small = Self {
            updates: BTreeMap::new(),
            first: Vec::new(),
            second: Vec::new(),
            ..self.clone()
        };
        small.write(Dtype::F16)
    }

    fn write(&self, dtype: Dtype) -> Result<Vec<u8>, Error> {
        let mut metadata = HashMap::from([
            ("format".to_owned(), "pt".to_owned()),
            ("vae-lab".to_owned(), VERSION.to_owned()),
            (
                "config".to_owned(),
                serde_json::to_string(&self.config).map_err(broken)?,
            ),
            ("step".to_owned(), self.step.to_string()),
            (
                "updates".to_owned(),
                serde_json::to_string(&self.updates).map_err(broken)?,
            ),
            ("image".to_owned(), format_shape(self.image)),
            ("data".to_owned(), format!("{:016x}", self.fingerprint)),
        ]);
        if self.since > 0 {
            metadata.insert("since".to_owned(), self.since.to_string());
        }
        let groups = [
            ("", &self.weights),
            (FIRST, &self.first),
            (SECOND, &self.second),
        ];
        let tensors: Vec<_> = groups
            .into_iter()
            .flat_map(|(prefix, tensors)| {
                tensors.iter().map(move |tensor| {
                    let bytes = bytes_of(tensor, dtype)?;
                    Ok((format!("{prefix}{}", tensor.name), &tensor.shape, bytes))
                })
            })
            .collect::<Result<_, Error>>()?;
        let views = tensors
            .iter()
            .map(|(name, shape, bytes)| {
                let view = TensorView::new(dtype, (*shape).clone(), bytes);
                Ok((name, view.map_err(broken)?))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        safetensors::serialize(views, Some(metadata)).map_err(broken)
    }

    /// Reads a file's bytes; what does not belong to a run is refused.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] says what is wrong with the file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::read(&metadata(bytes)?, bytes)
    }

    fn read(metadata: &HashMap<String, String>, bytes: &[u8]) -> Result<Self, Error> {
        let entry = |key: &str| {
            metadata.get(key).ok_or_else(|| {
                let key = key.to_owned();
                CheckpointError::MissingMetadata { key }
            })
        };
        let version = entry("vae-lab")?;
        if !READ.contains(&version.as_str()) {
            return Err(CheckpointError::UnknownVersion {
                version: version.clone(),
                known: READ.join(" and "),
            }
            .into());
        }
        let config = serde_json::from_str(entry("config")?)
            .map_err(|error| unreadable("config", &error.to_string()))?;
        let step = entry("step")?.parse().ok().filter(|step| *step <= MAX_STEP);
        let step = step.ok_or_else(|| unreadable("step", "it is no number from 0 to 2^53"))?;
        let since = metadata.get("since").map_or(Ok(0), |text| text.parse());
        let since = since.ok().filter(|since| *since <= step);
        let since =
            since.ok_or_else(|| unreadable("since", "it is no step up to that of the run"))?;
        let updates = match metadata.get("updates") {
            None => BTreeMap::new(),
            Some(text) => serde_json::from_str::<BTreeMap<String, u64>>(text)
                .map_err(|error| unreadable("updates", &error.to_string()))?,
        };
        if updates.values().any(|&updates| updates > MAX_STEP) {
            return Err(unreadable("updates", "a weight has more than 2^53 of them"));
        }
        let image = parse_shape(entry("image")?)
            .ok_or_else(|| unreadable("image", "it is no size such as 28x28 or 32x32x3"))?;
        let fingerprint = u64::from_str_radix(entry("data")?, 16)
            .map_err(|_| unreadable("data", "it is no fingerprint"))?;

        let mut checkpoint = Self {
            config,
            step,
            since,
            image,
            fingerprint,
            updates,
            weights: Vec::new(),
            first: Vec::new(),
            second: Vec::new(),
        };
        for (name, view) in SafeTensors::deserialize(bytes).map_err(broken)?.tensors() {
            let (group, name) = if let Some(name) = name.strip_prefix(FIRST) {
                (&mut checkpoint.first, name)
            } else if let Some(name) = name.strip_prefix(SECOND) {
                (&mut checkpoint.second, name)
            } else {
                (&mut checkpoint.weights, name.as_str())
            };
            group.push(read(name, &view)?);
        }
        Ok(checkpoint)
    }
}

/// What a file says about itself, if it is one of safetensors.
fn metadata(bytes: &[u8]) -> Result<HashMap<String, String>, Error> {
    match SafeTensors::read_metadata(bytes) {
        Ok((_, header)) => Ok(header.metadata().clone().unwrap_or_default()),
        Err(error) => Err(match looks_like(bytes) {
            Some(FileKind::PyTorch) => CheckpointError::PyTorchFile.into(),
            None | Some(FileKind::Safetensors) => broken(error),
            Some(kind) => CheckpointError::NotSafetensors { kind }.into(),
        }),
    }
}

/// The values of `tensors` in the order of `specs`, in burn's layout.
///
/// # Errors
/// [`Error::Checkpoint`] when a tensor is missing, left over, misshapen or not finite.
pub(crate) fn arrange(
    specs: &[ParamSpec],
    tensors: &[NamedTensor],
) -> Result<Vec<Vec<f32>>, Error> {
    let by_name: HashMap<_, _> = tensors.iter().map(|t| (t.name.as_str(), t)).collect();
    if let Some(extra) = tensors
        .iter()
        .find(|tensor| !specs.iter().any(|spec| spec.name == tensor.name))
    {
        let name = extra.name.clone();
        return Err(CheckpointError::UnknownParameter { name }.into());
    }
    specs
        .iter()
        .map(|spec| match by_name.get(spec.name.as_str()) {
            Some(tensor) => spec.import(tensor),
            None => {
                let name = spec.name.clone();
                Err(CheckpointError::MissingParameter { name }.into())
            }
        })
        .collect()
}

fn read(name: &str, view: &TensorView) -> Result<NamedTensor, Error> {
    let bytes = view.data();
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "another crate's types, of which there will be more"
    )]
    let values = match view.dtype() {
        Dtype::F16 => numbers(bytes, |x| f16::from_le_bytes(x).to_f32()),
        Dtype::BF16 => numbers(bytes, |x| bf16::from_le_bytes(x).to_f32()),
        Dtype::F32 => numbers(bytes, f32::from_le_bytes),
        // What NumPy makes of numbers unless it is told otherwise.
        Dtype::F64 => numbers(bytes, |x| f64::from_le_bytes(x) as f32),
        other => {
            return Err(CheckpointError::UnknownDtype {
                name: name.to_owned(),
                dtype: other.to_string(),
            }
            .into());
        }
    };
    Ok(NamedTensor {
        name: name.to_owned(),
        shape: view.shape().to_vec(),
        values,
    })
}

fn numbers<const N: usize>(bytes: &[u8], number: impl Fn([u8; N]) -> f32) -> Vec<f32> {
    let (numbers, _) = bytes.as_chunks();
    numbers.iter().map(|&bytes| number(bytes)).collect()
}

/// The values of `tensor` as F16 or F32.
fn bytes_of(tensor: &NamedTensor, dtype: Dtype) -> Result<Vec<u8>, Error> {
    let values = tensor.values.iter();
    if dtype == Dtype::F32 {
        return Ok(values.flat_map(|x| x.to_le_bytes()).collect());
    }
    if let Some(&value) = values.clone().find(|&&x| !f16::from_f32(x).is_finite()) {
        return Err(CheckpointError::BeyondHalfPrecision {
            name: tensor.name.clone(),
            value,
            most: f16::MAX.to_f32(),
        }
        .into());
    }
    Ok(values
        .flat_map(|&x| f16::from_f32(x).to_le_bytes())
        .collect())
}

/// `28x28` for grey images, with a third number for those of several channels: `32x32x3`.
fn format_shape(
    ImageShape {
        channels,
        height,
        width,
    }: ImageShape,
) -> String {
    match channels {
        1 => format!("{height}x{width}"),
        channels => format!("{height}x{width}x{channels}"),
    }
}

fn parse_shape(text: &str) -> Option<ImageShape> {
    let numbers = text.split('x').map(|number| number.parse().ok());
    let (height, width, channels) = match numbers.collect::<Option<Vec<_>>>()?[..] {
        [height, width] => (height, width, 1),
        [height, width, channels] => (height, width, channels),
        _ => return None,
    };
    Some(ImageShape {
        channels,
        height,
        width,
    })
}

fn unreadable(key: &'static str, reason: &str) -> Error {
    let reason = reason.to_owned();
    CheckpointError::UnreadableMetadata { key, reason }.into()
}

fn broken(error: impl std::fmt::Display) -> Error {
    let reason = error.to_string();
    CheckpointError::Broken { reason }.into()
}
