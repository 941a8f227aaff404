//! Standard normal noise, made on the device that uses it from a generator without state.

use burn::backend::DispatchTensorKind;
use burn::tensor::{Device, Tensor};

use super::device::{Float, KernelBackend, by_device, value_of};
use crate::random::Purpose;

/// What a device computes of it.
pub trait NoiseKernel: KernelBackend {
    /// Standard normal values in place of those at hand.
    fn standard_normal(place: Float<Self>, stream: PhiloxStream) -> Float<Self>;
}

/// A stream of random tensors, all of one `(purpose, seed, index)`: drawn one after another, on the device
/// that will use them. Every device draws the same values, but for the rounding of its functions.
///
/// The generator is Philox 4x32 with ten rounds (Salmon et al. 2011), which needs no state: the counter of
/// a block of four values is its position in the stream.
#[derive(Debug)]
pub struct Noise {
    stream: PhiloxStream,
    device: Device,
}

/// Where the next block of a stream comes from.
#[derive(Debug, Clone, Copy)]
pub struct PhiloxStream {
    /// The purpose and the seed, from which unlike streams are unrelated.
    pub key: [u32; 2],
    /// The index of the stream, low half first.
    pub index: [u32; 2],
    /// Blocks drawn so far.
    pub block: u32,
}

impl Noise {
    /// The stream from its beginning, onto `device`.
    pub fn new(purpose: Purpose, seed: u32, index: u64, device: &Device) -> Self {
        let name = u64::from_le_bytes(purpose.key());
        let [low, high] = halves(name);
        let stream = PhiloxStream {
            key: [low ^ high.rotate_left(16), seed],
            index: halves(index),
            block: 0,
        };
        let device = device.clone();
        Self { stream, device }
    }

    /// The next draws from the standard normal, of any shape (Box & Muller 1958).
    pub fn standard_normal<const D: usize>(&mut self, shape: [usize; D]) -> Tensor<D> {
        let stream = self.stream;
        let numbers: usize = shape.iter().product();
        self.stream.block += numbers.div_ceil(BLOCK) as u32;
        let place = Tensor::<D>::empty(shape, &self.device).into_dispatch().kind;
        let autodiff = matches!(place, DispatchTensorKind::Autodiff(_));
        let drawn = by_device!(&place, B => B::into_tensor(B::standard_normal(value_of::<B>(place), stream)));
        if autodiff {
            Tensor::from_inner(drawn)
        } else {
            drawn
        }
    }
}

fn halves(number: u64) -> [u32; 2] {
    [number as u32, (number >> 32) as u32]
}

/// Values of one block, which is one turn of the generator.
pub const BLOCK: usize = 4;

/// Rounds of the generator.
pub const ROUNDS: usize = 10;

/// What the halves of a counter are multiplied with in each round.
pub const FACTORS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];

/// What is added to the halves of the key from round to round.
pub const STEPS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
