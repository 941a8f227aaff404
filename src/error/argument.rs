//! Calls whose arguments can't be: arrays of a wrong length, images or codes that there aren't.

use serde::Serialize;

/// What a call takes rows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Rows {
    /// Of pixels.
    Images,
    /// Of as many numbers as the model's codes have dimensions.
    Codes,
    /// Of two numbers.
    Points,
}

impl Rows {
    fn name(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Codes => "codes",
            Self::Points => "points",
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::Images => "pixels",
            Self::Codes | Self::Points => "numbers",
        }
    }
}

sentences! {
    /// A call whose arguments don't fit the model or the data.
    pub enum ArgumentError {
        #[error("“{device}” is no device; allowed are “webgpu” and “cpu”.")]
        UnknownDevice { device: String },

        #[error("The argument is not allowed: {reason}.")]
        Malformed { reason: String },

        #[error("The labels have to be bytes, one for each image.")]
        LabelsNotBytes,

        #[error("The session has no model yet; configure it first.")]
        Unconfigured,

        #[error("A GAN has no encoder: its codes can be decoded, and images can't be encoded.")]
        NoEncoder,

        #[error("Only a GAN and a VAE-GAN have a discriminator to ask.")]
        NoDiscriminator,

        #[error("No likelihood can be estimated for this model: only a VAE's bound is one on log p(x).")]
        NoLikelihood,

        #[error("No gradient of a bound can be measured for this model: only a VAE's bound is one on log p(x).")]
        NoBound,

        #[error(
            "{values} {unit} are no whole number of {rows} of {size} {unit} each, 1 to {most}.",
            unit = .rows.unit(), rows = .rows.name()
        )]
        NotWholeRows { rows: Rows, values: usize, size: usize, most: usize },

        #[error("The {rows} hold a value that is no finite number.", rows = .rows.name())]
        NotFiniteRows { rows: Rows },

        #[error("The images hold the grey level {pixel}; allowed are 0 for black to 1 for white.")]
        NotGrey { pixel: f32 },

        #[error("{images} images with {each} codes each are too many at a time; allowed are {most} codes.")]
        TooManyCodes { images: usize, each: usize, most: usize },

        #[error("A grid of {side} by {side} images is too large; at most {most} are allowed.")]
        GridTooLarge { side: usize, most: usize },

        #[error("There is no held-out image {index}: they are numbered from 0 to {last}.")]
        NoSuchImage { index: usize, last: usize },

        #[error("Codes of {dimensions} dimensions span no plane; at least 1 is needed.")]
        NoPlane { dimensions: usize },

        #[error(
            "{numbers} numbers are not vectors of {size} whose spread can be known; needed are two or more whole \
             vectors of at least one number."
        )]
        NoSpread { numbers: usize, size: usize },

        #[error("One of the numbers is {value}; all have to be finite.")]
        NotFinite { value: f32 },

        #[error("{count} labels are more than there are images to train on; “{name}” has {images}.")]
        TooManyLabels { count: usize, name: String, images: usize },

        #[error("{count} labels are too few for the {classes} classes of “{name}”; at least {needed} are needed.")]
        TooFewLabels { count: usize, classes: usize, name: String, needed: usize },
    }
}
