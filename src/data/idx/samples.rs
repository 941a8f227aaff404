//! Small IDX files for tests, and what reading them comes to.

use std::io::Write;

use super::{IdxSet, NamedBytes, read_idx};
use crate::data::Split;

pub fn idx(code: u8, sizes: &[u32], elements: &[u8]) -> Vec<u8> {
    let sizes_bytes = sizes.iter().flat_map(|size| size.to_be_bytes());
    [0, 0, code, sizes.len() as u8]
        .into_iter()
        .chain(sizes_bytes)
        .chain(elements.iter().copied())
        .collect()
}

pub fn images(count: u32, side: u32) -> Vec<u8> {
    let pixels: Vec<u8> = (0..count * side * side)
        .map(|i| (i / (side * side)) as u8)
        .collect();
    idx(8, &[count, side, side], &pixels)
}

pub fn labels(count: u32) -> Vec<u8> {
    idx(
        8,
        &[count],
        &(0..count).map(|i| (i % 10) as u8).collect::<Vec<_>>(),
    )
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}

pub fn read(files: &[(&str, Vec<u8>)]) -> Result<Split, String> {
    read_noting(files).map(|read| read.split)
}

pub fn read_noting(files: &[(&str, Vec<u8>)]) -> Result<IdxSet, String> {
    let named = |(name, bytes): &(&str, Vec<u8>)| NamedBytes {
        name: (*name).into(),
        bytes: bytes.clone(),
    };
    read_idx(files.iter().map(named).collect(), 1).map_err(|error| error.to_string())
}

pub fn refusal(files: &[(&str, Vec<u8>)]) -> String {
    match read(files) {
        Ok(split) => panic!("{split:?} was read"),
        Err(sentence) => {
            assert!(sentence.ends_with('.'), "{sentence}");
            sentence
        }
    }
}

#[track_caller]
pub fn refused(bytes: Vec<u8>, with: &str) {
    let sentence = refusal(&[("some.idx", bytes)]);
    assert!(
        sentence.contains("some.idx") && sentence.contains(with),
        "{sentence}"
    );
}
