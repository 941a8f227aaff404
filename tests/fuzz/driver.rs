//! One reader, tried with its corpus and then with damage to it until its time is up.
//!
//! An input that shows something new, another kind of refusal or another way to be read, is damaged further: there is
//! no measure of the code that was reached, but what a reader says comes close.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use super::memory::largest_piece;
use super::mutation::{Random, damage};

/// What is read: a file, or several.
pub type Input = Vec<Vec<u8>>;

/// What came of an input.
pub enum Outcome {
    /// It was read, and is of this kind.
    Read(String),
    /// It was refused with this sentence. The way is the same for every input that is refused for the same reason.
    Refused { way: String, sentence: String },
}

impl Outcome {
    /// One of our own errors, told by its code.
    pub fn refused(error: &(impl Serialize + Display)) -> Self {
        let told = serde_json::to_value(error).expect("errors can cross to the page");
        Outcome::Refused {
            way: way_of(&told),
            sentence: error.to_string(),
        }
    }

    /// A format's own error, told by what formats say.
    pub fn refused_by_format(message: &str) -> Self {
        Outcome::Refused {
            way: phrase(message).to_owned(),
            sentence: format!("These settings are not allowed: {message}."),
        }
    }

    fn way(&self) -> String {
        match self {
            Outcome::Read(kind) => format!("read: {kind}"),
            Outcome::Refused { way, .. } => format!("refused: {way}"),
        }
    }
}

/// The code of an error, of the one within it, and what a format says.
fn way_of(told: &Value) -> String {
    let code = told["code"].as_str().expect("every error has a code");
    let fields = &told["fields"];
    let within = fields.get("error").map(way_of);
    let reason = fields["reason"].as_str().map(phrase);
    [
        code,
        within.as_deref().unwrap_or_default(),
        reason.unwrap_or_default(),
    ]
    .join(" ")
}

/// What serde, JSON, TOML and safetensors say of what they refuse. The rest of a message, as the path to a field
/// before it and the words that it quotes, stands in the file.
const PHRASES: [&str; 28] = [
    "unknown field",
    "unknown variant",
    "missing field",
    "duplicate field",
    "duplicate key",
    "invalid type",
    "invalid value",
    "invalid length",
    "expected value",
    "expected ident",
    "expected `",
    "expected newline",
    "trailing comma",
    "trailing characters",
    "key must be a string",
    "control character",
    "invalid escape",
    "invalid number",
    "number out of range",
    "EOF while parsing",
    "surrogate",
    "end of hex escape",
    "unicode code point",
    "recursion limit",
    "unclosed",
    "UTF-8",
    "header",
    "tensor",
];

fn phrase(message: &str) -> &'static str {
    let found = PHRASES.iter().find(|phrase| message.contains(**phrase));
    found.copied().unwrap_or("otherwise")
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
        let mut seen = BTreeSet::new();
        let mut corpus = self.sound.clone();
        for input in &self.sound {
            let outcome = self.attempt(input, &mut read);
            assert!(
                matches!(outcome, Outcome::Read(_)),
                "{}: a sound input is refused: {}",
                self.name,
                outcome.way()
            );
            seen.insert(outcome.way());
        }
        for input in self.kept() {
            seen.insert(self.attempt(&input, &mut read).way());
            corpus.push(input);
        }
        let (began, mut executions, mut refused, mut fresh) = (spent(), 0_u64, 0_u64, 0);
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
            refused += u64::from(matches!(outcome, Outcome::Refused { .. }));
            if seen.insert(outcome.way()) && input.concat().len() < LONGEST {
                fresh += 1;
                self.keep(&input);
                corpus.push(input);
            }
        }
        println!(
            "{}: {executions} inputs in {:.1} s of processor time from a corpus of {}; {refused} of them refused, {fresh} showed something new",
            self.name,
            (spent() - began).as_secs_f64(),
            corpus.len() - fresh,
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
        if let Outcome::Refused { sentence, .. } = &outcome
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
