//! What holds for every IDX file.

use proptest::prelude::*;

use super::samples::{gzip, idx, read, refusal};
use crate::image::ImageShape;

fn valid() -> impl Strategy<Value = (u32, u32, u32, Vec<u8>)> {
    (3_u32..30, 4_u32..=9, 4_u32..=64).prop_flat_map(|(n, h, w)| {
        let pixels = prop::collection::vec(any::<u8>(), (n * h * w) as usize);
        (Just(n), Just(h), Just(w), pixels)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_valid_file_gives_back_its_pixels((n, h, w, pixels) in valid(), packed: bool) {
        let plain = idx(8, &[n, h, w], &pixels);
        let file = if packed { gzip(&plain) } else { plain };
        let smaller = idx(8, &[1, h, w], &vec![0; (h * w) as usize]);
        let split = read(&[("a", smaller), ("b", file)]).expect("it is valid");
        prop_assert_eq!(split.train.pixels(), &pixels[..]);
        prop_assert_eq!(split.train.shape(), ImageShape::grey(h as usize, w as usize));
    }

    #[test]
    fn any_truncation_is_refused((n, h, w, pixels) in valid(), packed: bool, at: prop::sample::Index) {
        let plain = idx(8, &[n, h, w], &pixels);
        let file = if packed { gzip(&plain) } else { plain };
        refusal(&[("a", file[..at.index(file.len())].to_vec())]);
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        refusal(&[("a", bytes)]);
    }
}
