//! Grey pixels made black and white, by a threshold or by chance.

use super::random::Stream;
use crate::config::Binarisation;
use crate::random::Purpose;

/// Makes grey pixels black and white in place: 1 from one half on, or 1 with the grey level as its
/// chance, one draw a pixel (Salakhutdinov & Murray 2008).
///
/// With the training step as `index`, every use of an image sees a draw of its own, which is the
/// same on every device and in every order of asking.
pub fn binarise(
    binarisation: Binarisation,
    seed: u32,
    purpose: Purpose,
    index: u64,
    pixels: &mut [f32],
) {
    let set = |pixel: &mut f32, white: bool| *pixel = f32::from(u8::from(white));
    match binarisation {
        Binarisation::None => {}
        Binarisation::Threshold => {
            for pixel in pixels {
                set(pixel, *pixel >= 0.5);
            }
        }
        Binarisation::Stochastic => {
            let mut stream = Stream::new(purpose, seed.into(), index);
            for pixel in pixels {
                set(pixel, stream.chance(*pixel));
            }
        }
    }
}
