//! Seeded random damage to valid IDX files: never a panic, never memory that
//! the file's own size does not warrant, and every refusal a sentence.
//!
//! `VAE_LAB_FUZZ` sets the number of rounds (20 000 unless told otherwise). Native only: it watches the
//! system's allocator.
#![cfg(not(target_arch = "wasm32"))]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use vae_lab::data::{NamedBytes, read_idx};

/// The system's allocator, remembering the largest piece asked for.
struct Watched;

static LARGEST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LARGEST.fetch_max(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        LARGEST.fetch_max(size, Ordering::Relaxed);
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static WATCHED: Watched = Watched;

/// SplitMix64 (Steele, Lea, Flood 2014): enough to pick damage by.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

fn idx(code: u8, sizes: &[u32], elements: usize, random: &mut Random) -> Vec<u8> {
    let mut bytes = vec![0, 0, code, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes.extend((0..elements).map(|_| (random.below(4) * random.below(64)) as u8));
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}

/// Sets of files that can be read as they are, plain.
fn sound(random: &mut Random) -> Vec<Vec<Vec<u8>>> {
    let (many, few) = (
        idx(8, &[12, 5, 4], 12 * 20, random),
        idx(8, &[6, 5, 4, 1], 120, random),
    );
    let (of_many, of_few) = (idx(8, &[12], 12, random), idx(8, &[6], 6, random));
    vec![
        vec![many.clone()],
        vec![of_few.clone(), few.clone()],
        vec![many.clone(), few.clone()],
        vec![of_many, few, many, of_few],
        // Zeros, which are whole numbers in every element type.
        vec![idx(13, &[3, 4, 4], 0, random), idx(11, &[3], 0, random)]
            .into_iter()
            .zip([192, 6])
            .map(|(header, zeros)| [header, vec![0; zeros]].concat())
            .collect(),
    ]
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..random.below(4) {
        let at = random.below(bytes.len());
        match random.below(7) {
            // Most choices land in the header, where the decisions are.
            0 if !bytes.is_empty() => bytes[at.min(random.below(20))] = random.below(256) as u8,
            1 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, random.below(256) as u8),
            4 => bytes.extend_from_slice(&other[..random.below(other.len())]),
            5 if bytes.len() > 8 => {
                let extreme = [0, 1, 255, 65_535, 70_000, 70_001, i32::MAX as u32, u32::MAX];
                let at = 4 * random.below(bytes.len().min(20) / 4);
                bytes[at..at + 4].copy_from_slice(&extreme[random.below(8)].to_be_bytes());
            }
            6 if at > 0 => {
                bytes.drain(random.below(at)..at);
            }
            _ => {}
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused_in_a_sentence_and_never_take_much_memory() {
    let rounds = std::env::var("VAE_LAB_FUZZ")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20_000);
    let mut random = Random(2026);
    let sound = sound(&mut random);
    let (mut read, mut refused) = (0, 0);
    for round in 0..rounds {
        let mut set = sound[random.below(sound.len())].clone();
        let damaged = random.below(set.len());
        let under_packing = random.below(2) == 0;
        for (i, bytes) in set.iter_mut().enumerate() {
            let other = &sound[3][random.below(4)];
            // Damage under the packing is not caught by its checksum.
            if i == damaged && under_packing {
                damage(bytes, other, &mut random);
            }
            if random.below(2) == 0 {
                *bytes = gzip(bytes);
            }
            if i == damaged && !under_packing {
                damage(bytes, other, &mut random);
            }
        }
        if random.below(16) == 0 {
            set.remove(damaged);
        }
        let files: Vec<NamedBytes> = set
            .into_iter()
            .map(|bytes| NamedBytes {
                name: format!("file-{}", random.below(3)),
                bytes,
            })
            .collect();
        let given: usize = files.iter().map(|file| file.bytes.len()).sum();
        LARGEST.store(0, Ordering::Relaxed);
        let result = read_idx(files, round);
        let largest = LARGEST.load(Ordering::Relaxed);
        // Deflate packs at most 1032 bytes into one; its own tables are 64 KiB.
        assert!(
            largest <= 1032 * given + 65_536,
            "round {round}: {largest} bytes for {given}"
        );
        match result {
            Ok(split) => {
                assert!(split.train.len() >= 2 && !split.held_out.is_empty());
                read += 1;
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(
                    sentence.len() > 10 && sentence.ends_with('.'),
                    "round {round}: {sentence}"
                );
                refused += 1;
            }
        }
    }
    println!("{rounds} rounds: {read} read, {refused} refused");
    assert!(
        rounds < 1_000 || (read > rounds / 8 && refused > rounds / 8),
        "{read} {refused}"
    );
}
