//! IDX files, plain and packed.

use std::io::Write;

use vae_lab::data::{IdxSet, NamedBytes, read_idx};

use super::driver::{Input, Outcome, Target};

/// The header of an array and, for elements, counted bytes.
fn idx(code: u8, sizes: &[u32], elements: usize) -> Vec<u8> {
    let mut bytes = vec![0, 0, code, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes.extend((0..elements).map(|at| (at % 7 * (at % 31)) as u8));
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}

/// Sets of files that can be read as they are.
fn sound() -> Vec<Input> {
    let (many, few) = (idx(8, &[12, 5, 4], 240), idx(8, &[6, 5, 4, 1], 120));
    let (of_many, of_few) = (idx(8, &[12], 12), idx(8, &[6], 6));
    // Zeros, which are whole numbers in every element type.
    let zeros = |code, sizes: &[u32], bytes: usize| [idx(code, sizes, 0), vec![0; bytes]].concat();
    vec![
        vec![many.clone()],
        vec![of_few.clone(), few.clone()],
        vec![many.clone(), few.clone()],
        vec![of_many.clone(), few.clone(), many.clone(), of_few.clone()],
        vec![zeros(13, &[3, 4, 4], 192), zeros(11, &[3], 6)],
        vec![gzip(&many), of_many.clone()],
        [of_many, few, many, of_few].map(|part| gzip(&part)).into(),
    ]
}

/// Damage under the packing is not caught by its checksum: what is no gzip is packed half of the time.
fn files(input: &Input) -> Vec<NamedBytes> {
    let packed = input.iter().map(Vec::len).sum::<usize>() % 2 == 0;
    let files = input.iter().enumerate();
    let file = |(at, part): (usize, &Vec<u8>)| NamedBytes {
        name: format!("file-{at}"),
        bytes: if packed && !part.starts_with(&[0x1f, 0x8b]) {
            gzip(part)
        } else {
            part.clone()
        },
    };
    files.map(file).collect()
}

#[test]
fn damaged_idx_files_are_read_or_refused_in_a_sentence_and_never_take_much_memory() {
    let target = Target {
        name: "idx",
        sound: sound(),
        words: &[],
        // Deflate packs at most 1032 bytes into one; its own tables are 64 KiB, and gzip's here as large.
        most: |given, _| 1032 * given + (1 << 19),
    };
    target.fuzz(|input| match read_idx(files(input), 1) {
        Ok(IdxSet { split, .. }) => {
            assert!(split.train.len() >= 2 && !split.held_out.is_empty());
            let pixels = split.train.pixels().len() + split.held_out.pixels().len();
            let images = split.train.len() + split.held_out.len();
            assert_eq!(pixels, images * split.train.event_size());
            for part in [&split.train, &split.held_out] {
                assert!(
                    part.labels()
                        .is_none_or(|labels| labels.len() == part.len())
                );
            }
            Outcome::Read(format!("labels: {}", split.train.labels().is_some()))
        }
        Err(error) => Outcome::refused(&error),
    });
}
