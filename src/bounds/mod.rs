//! Lower bounds on `log p(x)`, in nats for one image: summed over pixels and code dimensions.
//!
//! A bound is one file, which holds its mathematics, its settings with their limits, and the words
//! and formula of its picker; and one line in the list of [`Bound`]. No match on a bound stands
//! anywhere else.

mod lower_bound;
mod weighting;

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::Error;

pub use lower_bound::{BoundWords, KlWeight, LowerBound, OF_TWO_COSTS, TIGHTENS};
pub use weighting::{Weighting, effective_sample_size};

/// What a page has to know of a bound, beside its picker.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BoundSummary {
    /// The `kind` that a config names it by.
    pub kind: String,
    /// Its name with its number of codes: `{samples}` and `{estimates}` stand for the settings of
    /// these names, `{codes}` for the codes of an image.
    pub name: &'static str,
    /// What its number says beside a chart.
    pub says: &'static str,
    /// Whether its KL is taken in closed form, weighed by beta; otherwise it is made of importance
    /// weights alone.
    pub closed_form_kl: bool,
}

/// Makes the modules, the enum and what sends a call to the settings of whichever bound it is.
macro_rules! bounds {
    ($($file:ident :: $Name:ident),* $(,)?) => {
        $(
            mod $file;
            pub use $file::*;
        )*

        /// A lower bound on `log p(x)` and its settings.
        #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(tag = "kind", rename_all = "camelCase")]
        pub enum Bound {
            $(
                #[doc = concat!("[`", stringify!($Name), "`].")]
                $Name($Name),
            )*
        }

        $(
            impl From<$Name> for Bound {
                fn from(settings: $Name) -> Self {
                    Self::$Name(settings)
                }
            }
        )*

        impl Bound {
            /// Each of them with the settings that it starts with.
            pub fn all() -> Vec<Self> {
                vec![$(Self::$Name($Name::default())),*]
            }

            /// What a form and a chart say of it.
            pub fn words(&self) -> &'static BoundWords {
                match self {
                    $(Self::$Name(_) => &<$Name as LowerBound>::WORDS,)*
                }
            }

            /// How many codes are drawn for each image.
            pub fn codes_per_image(&self) -> usize {
                match self {
                    $(Self::$Name(settings) => settings.codes_per_image(),)*
                }
            }

            /// Accepts the settings if their numbers lie within their limits.
            ///
            /// # Errors
            /// [`Error::Config`] names the first that does not.
            pub fn check(&self) -> Result<(), Error> {
                match self {
                    $(Self::$Name(settings) => settings.check(),)*
                }
            }

            /// What it makes of log weights `[codes_per_image, batch]`.
            pub fn weigh(&self, log_weights: Tensor<2>) -> Weighting {
                match self {
                    $(Self::$Name(settings) => settings.weigh(log_weights),)*
                }
            }

            /// What weighs on the KL at `step`; `None` for a bound of importance weights alone.
            pub fn kl_weight(&self, step: u64) -> Option<KlWeight> {
                match self {
                    $(Self::$Name(settings) => settings.kl_weight(step),)*
                }
            }
        }
    };
}

bounds! {
    elbo::Elbo,
    sgvb_a::SgvbA,
    iwae::Iwae,
    miwae::Miwae,
    piwae::Piwae,
    ciwae::Ciwae,
    dreg::Dreg,
    renyi::Renyi,
}

impl Default for Bound {
    fn default() -> Self {
        Self::Elbo(Elbo::default())
    }
}

impl Bound {
    /// Its name with its number of codes, for example “IWAE-50”.
    ///
    /// ```
    /// use vae_lab::bounds::{Bound, Iwae, Miwae};
    ///
    /// assert_eq!(Bound::from(Iwae { samples: 50 }).name(), "IWAE-50");
    /// let miwae = Miwae { estimates: 8, samples: 4 };
    /// assert_eq!(Bound::from(miwae).name(), "MIWAE-8×4");
    /// ```
    pub fn name(&self) -> String {
        let codes = ("codes".to_owned(), json!(self.codes_per_image()));
        let Value::Object(settings) = json!(self) else {
            unreachable!("settings are an object");
        };
        let name = self.words().name.to_owned();
        settings
            .into_iter()
            .chain([codes])
            .fold(name, |name, (key, value)| {
                name.replace(&format!("{{{key}}}"), &value.to_string())
            })
    }

    /// What a page has to know of it, beside its picker.
    pub fn summary(&self) -> BoundSummary {
        let BoundWords { name, says, .. } = *self.words();
        let kind = json!(self)["kind"].as_str().unwrap_or_default().to_owned();
        BoundSummary {
            kind,
            name,
            says,
            closed_form_kl: self.kl_weight(0).is_some(),
        }
    }
}
