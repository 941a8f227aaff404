//! One reader, tried with its corpus and then with damage to it until its time is up.
//!
//! An input that shows something new, another sentence or another way to be read, is damaged further: there is no
//! measure of the code that was reached, but what a reader says comes close.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use super::memory::largest_piece;
use super::mutation::{Random, damage};

/// What is read: a file, or several.
pub type Input = Vec<Vec<u8>>;

/// What came of an input.
pub enum Outcome {
    /// It was read, and is of this kind.
    Read(String),
    /// It was refused with this sentence.
    Refused(String),
}

/// A reader under test.
pub struct Target<'a> {
    /// The folder of its corpus.
    pub name: &'a str,
    /// Inputs of which all can be read.
    pub sound: Vec<Input>,
    /// What its format is written in.
    pub words: &'a [&'a str],
    /// The largest piece of memory it may ask for, by the bytes given and what came of them.
    pub most: fn(usize, &Outcome) -> usize,
}

/// Of processor time: no input of the sizes here warrants more.
const HANG: Duration = Duration::from_secs(10);

/// Longer ones are damaged no further.
const LONGEST: usize = 1 << 20;

impl Target<'_> {
    /// Tries `read` for as long as told, and says how often it did.
    pub fn fuzz(&self, mut read: impl FnMut(&Input) -> Outcome) {
        let seed = number("FUZZ_SEED").unwrap_or(1);
        let seconds = number("FUZZ_SECONDS").unwrap_or(1);
        let mut random = Random(seed);
        let mut seen = BTreeMap::<String, usize>::new();
        let mut corpus = self.sound.clone();
        for input in &self.sound {
            let outcome = self.attempt(input, &mut read);
            assert!(
                matches!(outcome, Outcome::Read(_)),
                "{}: a sound input is refused: {}",
                self.name,
                signature(&outcome)
            );
            seen.insert(signature(&outcome), 1);
        }
        for input in self.kept() {
            *seen
                .entry(signature(&self.attempt(&input, &mut read)))
                .or_default() += 1;
            corpus.push(input);
        }
        let (began, mut executions, mut fresh) = (spent(), 0_u64, 0);
        while spent() - began < Duration::from_secs(seconds) {
            let mut input = random.pick(&corpus).clone();
            let other = random.pick(&corpus).concat();
            let part = random.below(input.len());
            match random.below(16) {
                0 if input.len() > 1 => drop(input.remove(part)),
                1 => input.push(other),
                _ => damage(&mut input[part], &other, self.words, &mut random),
            }
            let outcome = self.attempt(&input, &mut read);
            executions += 1;
            let times = seen.entry(signature(&outcome)).or_default();
            *times += 1;
            if *times == 1 && input.concat().len() < LONGEST {
                fresh += 1;
                self.keep(&input);
                corpus.push(input);
            }
        }
        let (known, refused) = (
            corpus.len() - fresh,
            seen.keys().filter(|key| key.starts_with("refused")).count(),
        );
        println!(
            "{}: {executions} inputs in {:.1} s of processor time from a corpus of {known}; {fresh} showed something new; {refused} ways to be refused",
            self.name,
            (spent() - began).as_secs_f64()
        );
    }

    /// What came of `input`, in time, within its memory and without a panic.
    fn attempt(&self, input: &Input, read: &mut impl FnMut(&Input) -> Outcome) -> Outcome {
        let began = spent();
        let (outcome, largest) = largest_piece(|| catch_unwind(AssertUnwindSafe(|| read(input))));
        let fail = |what: &str| -> ! {
            let path = std::env::temp_dir().join(format!("vae-lab-{}.fuzz", self.name));
            let _ = fs::write(&path, packed(input));
            panic!("{}: {what}; the input is in {}", self.name, path.display())
        };
        let Ok(outcome) = outcome else {
            fail("it panicked")
        };
        if let Outcome::Refused(sentence) = &outcome
            && (sentence.len() < 10 || !sentence.ends_with('.'))
        {
            fail(&format!("no sentence: {sentence}"));
        }
        let given = input.iter().map(Vec::len).sum();
        let most = (self.most)(given, &outcome);
        if largest > most {
            fail(&format!(
                "{largest} bytes at once for {given}, where {most} are enough"
            ));
        }
        let took = spent() - began;
        if took > HANG {
            fail(&format!("it took {took:?}"));
        }
        outcome
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fuzz/corpus")
            .join(self.name)
    }

    fn kept(&self) -> Vec<Input> {
        let mut files: Vec<_> = fs::read_dir(self.folder())
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path())
            .collect();
        files.sort();
        files
            .iter()
            .map(|path| unpacked(&fs::read(path).expect("the corpus can be read")))
            .collect()
    }

    fn keep(&self, input: &Input) {
        if std::env::var_os("FUZZ_KEEP").is_none() {
            return;
        }
        let bytes = packed(input);
        let name = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        fs::create_dir_all(self.folder()).expect("the corpus has a folder");
        fs::write(self.folder().join(format!("{name:016x}")), bytes)
            .expect("the corpus can be written");
    }
}

/// The processor time of this thread: the machine may be busy with other tests.
#[cfg(unix)]
fn spent() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

#[cfg(not(unix))]
fn spent() -> Duration {
    static BEGAN: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    BEGAN.elapsed()
}

/// An outcome without what differs from input to input: numbers, names and letters that are quoted.
fn signature(outcome: &Outcome) -> String {
    let (kind, text) = match outcome {
        Outcome::Read(kind) => ("read", kind),
        Outcome::Refused(sentence) => ("refused", sentence),
    };
    let mut plain = format!("{kind}: ");
    let mut quoted = None;
    for letter in text.chars() {
        match (quoted, letter) {
            (None, '“') => quoted = Some('”'),
            (None, '`' | '"') => quoted = Some(letter),
            (Some(end), letter) if letter == end => quoted = None,
            (Some(_), _) => {}
            (None, letter) if letter.is_ascii_digit() || !letter.is_ascii() => {}
            (None, letter) => plain.push(letter),
        }
    }
    plain.truncate(
        plain
            .char_indices()
            .nth(70)
            .map_or(plain.len(), |(at, _)| at),
    );
    plain
}

/// The parts of an input as one file: each behind its length.
fn packed(input: &Input) -> Vec<u8> {
    let part = |part: &Vec<u8>| [&(part.len() as u32).to_le_bytes()[..], part].concat();
    input.iter().flat_map(part).collect()
}

fn unpacked(mut bytes: &[u8]) -> Input {
    let mut input = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let (part, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        input.push(part.to_vec());
        bytes = rest;
    }
    input
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}
