//! Checkpoints that can't be read or don't fit.

use super::config::ConfigError;
use super::file_kind::FileKind;

sentences! {
    /// A checkpoint that can't be read or doesn't fit.
    pub enum CheckpointError {
        #[error(
            "This safetensors file has no “{key}” in its metadata; only checkpoints that vae-lab saved can be opened."
        )]
        MissingMetadata { key: String },

        #[error("This checkpoint has version “{version}”; this build reads versions {known}.")]
        UnknownVersion { version: String, known: String },

        #[error("The checkpoint's “{key}” can't be read: {reason}.")]
        UnreadableMetadata { key: &'static str, reason: String },

        #[error("This is no whole safetensors file: {reason}.")]
        Broken { reason: String },

        #[error(
            "This is a file of PyTorch's own, and a checkpoint has to be a safetensors file. Python makes one of it: \
             import torch, safetensors.torch as s; d = torch.load(\"model.pt\", map_location=\"cpu\", weights_only=True); \
             s.save_file({{k: v.clone(memory_format=torch.contiguous_format) for k, v in d.get(\"state_dict\", \
             d.get(\"model_state_dict\", d)).items() if torch.is_tensor(v)}}, \"model.safetensors\")."
        )]
        PyTorchFile,

        #[error("This is no safetensors file, which a checkpoint has to be. It looks like {kind}.")]
        NotSafetensors { kind: FileKind },

        #[error("The checkpoint's config is not allowed: {error}")]
        ConfigNotAllowed { error: Box<ConfigError> },

        #[error("The checkpoint is for images of {height} by {width} pixels; allowed are sides of {min} to {max}.")]
        ImageSizeNotAllowed { height: usize, width: usize, min: usize, max: usize },

        #[error(
            "The checkpoint is for images of {height} by {width} pixels; the images at hand are {other_height} by \
             {other_width}. Open its own images first."
        )]
        OtherImageSize { height: usize, width: usize, other_height: usize, other_width: usize },

        #[error(
            "The checkpoint is for images of {channels} channels; images have 1 (grey), 3 (red, green and blue) or 4 \
             (these and opacity)."
        )]
        ChannelsNotAllowed { channels: usize },

        #[error(
            "The checkpoint is for images of {channels} channels, the images at hand have {other_channels}: 1 is grey, 3 \
             red, green and blue, 4 these and opacity. Open its own images first."
        )]
        OtherChannels { channels: usize, other_channels: usize },

        #[error("The checkpoint was trained on “{name}”; open these files first.")]
        ImagesMissing { name: String },

        #[error(
            "This safetensors file has no “vae-lab” in its metadata, so it holds no run but weights alone, and there \
             is no model yet that could take them."
        )]
        WeightsWithoutModel,

        #[error(
            "This safetensors file has no “vae-lab” in its metadata, so it holds no run but weights alone, which the \
             model at hand can't take: {error}"
        )]
        WeightsMisfit { error: Box<CheckpointError> },

        #[error("“{name}” is no parameter of this model.")]
        UnknownParameter { name: String },

        #[error("“{name}” is missing.")]
        MissingParameter { name: String },

        #[error("“{name}” has shape {shape:?}; this model needs {expected:?}.")]
        WrongShape { name: String, shape: Vec<usize>, expected: Vec<usize> },

        #[error("“{name}” holds the value {value}; weights have to be finite numbers.")]
        NotFiniteWeight { name: String, value: f32 },

        #[error("“{name}” holds numbers of type {dtype}; allowed are F16, BF16, F32 and F64.")]
        UnknownDtype { name: String, dtype: String },

        #[error("“{name}” holds the value {value}; half precision ends at {most}.")]
        BeyondHalfPrecision { name: String, value: f32, most: f32 },

        #[error("The optimiser's second moments of “{name}” hold a number below zero, which no square has.")]
        NegativeSecondMoment { name: String },
    }
}
