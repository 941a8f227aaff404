//! The bodies of encoders and decoders, and how their weights start.
//!
//! A network maps tensors to tensors; what its output means is the model's business.

mod conv;
mod decoder;
mod encoder;
mod head;
mod init;
mod mlp;

pub use conv::{ConvDecoder, ConvEncoder, Doubling};
pub use decoder::{DecoderNetwork, MlpDecoder};
pub use encoder::EncoderBody;
pub use head::Head;
pub use init::Initializer;
pub use mlp::Mlp;
