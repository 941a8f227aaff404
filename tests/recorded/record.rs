//! One recorded run, how it is compared, and where it is kept.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use vae_lab::session::Session;
use vae_lab::systems::Term;
use vae_lab::train::TrainReport;

/// How many steps of a run are recorded.
const STEPS: usize = 20;
/// How many of their pictures.
const PICTURES: usize = 16;
/// How far rounding may take a loss, relative to itself, or a grey level.
const ROUNDING: f32 = 2e-3;

/// What a run did: its losses, and what it draws after them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Of each step, in nats for one image.
    pub losses: Vec<f32>,
    /// The mean grey level of its pictures.
    pub grey: f32,
    /// FNV-1a of the bytes that a page would draw.
    pub pictures: String,
}

impl Record {
    /// Trains `session` for some steps and looks at its samples, and at reconstructions if it makes any.
    pub fn of(session: &mut Session) -> Self {
        pollster::block_on(async {
            let report = session.train(STEPS).await.expect("the run is sane");
            let mut pictures = session
                .sample(PICTURES, 7)
                .await
                .expect("it can decode")
                .pixels;
            let held_out = session.held_out(&[0, 1]).expect("there are two");
            if let Ok(rebuilt) = session.reconstruct(held_out.pixels).await {
                pictures.extend(rebuilt.pixels);
            }
            Self::new(&report, &pictures)
        })
    }

    /// The losses of `report`, and `pictures` as grey levels in `[0, 1]`.
    pub fn new(report: &TrainReport, pictures: &[f32]) -> Self {
        let sum: f64 = pictures.iter().map(|&grey| f64::from(grey)).sum();
        let bytes = pictures.iter().map(|grey| (grey * 255.0).round() as u8);
        Self {
            losses: report
                .of(Term::Loss)
                .iter()
                .map(|&loss| loss as f32)
                .collect(),
            grey: (sum / pictures.len() as f64) as f32,
            pictures: format!("{:016x}", fnv(bytes)),
        }
    }

    /// Fails unless `self` is what was recorded.
    pub fn assert_is(&self, recorded: &Self, name: &str) {
        if std::env::var_os("VAE_LAB_EXACT").is_some() {
            assert_eq!(self, recorded, "{name}");
            return;
        }
        assert_eq!(self.losses.len(), recorded.losses.len(), "{name}");
        for (step, (now, then)) in self.losses.iter().zip(&recorded.losses).enumerate() {
            let allowed = ROUNDING * then.abs().max(1.0);
            assert!(
                (now - then).abs() <= allowed,
                "{name}, step {step}: {now}, recorded {then}"
            );
        }
        let moved = (self.grey - recorded.grey).abs();
        assert!(
            moved <= ROUNDING,
            "{name}: pictures are {moved} brighter or darker"
        );
    }
}

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Whether the record is to be written anew.
pub fn writing() -> bool {
    std::env::var_os("VAE_LAB_RECORD").is_some()
}

/// A file of the record.
pub fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/recorded")
        .join(name)
}

/// What `name` holds; `found` itself where the record is written anew.
pub fn recorded<T: Serialize + DeserializeOwned>(name: &str, found: &T) -> T {
    let file = place(name);
    if writing() {
        let text = serde_json::to_string_pretty(found).expect("it is plain data");
        std::fs::write(&file, text + "\n").expect("the file can be written");
    }
    let text = std::fs::read_to_string(&file).expect("the record is there");
    serde_json::from_str(&text).expect("the record can be read")
}
