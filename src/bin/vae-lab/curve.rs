//! What training measured, step by step, as a file that a resumed run goes on with.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::iter;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Map, Value, json};
use vae_lab::systems::Term;
use vae_lab::train::TrainReport;

use super::csv;
use super::files::{Failure, Result, read};
use super::output::Output;
use super::structured;

/// The terms of successive steps, in rows that are means of a few of them.
pub struct Curve {
    /// How many steps a row is the mean of: those up to each multiple of it.
    every: u64,
    /// Of an earlier part of the run, by their last steps.
    earlier: BTreeMap<u64, Row>,
    first_step: u64,
    terms: BTreeMap<Term, Vec<f64>>,
}

/// Values by the names of their columns.
type Row = BTreeMap<String, f64>;

impl Curve {
    /// An empty one.
    pub fn new(every: u64) -> Self {
        Self {
            every,
            earlier: BTreeMap::new(),
            first_step: 1,
            terms: BTreeMap::new(),
        }
    }

    /// One that goes on with the rows in `output`, if there are any. Those beyond the step that
    /// training has reached are kept until it reaches them.
    pub fn going_on(every: u64, output: &Output) -> Result<Self> {
        let mut curve = Self::new(every);
        let Some(path) = output.file().filter(|path| path.exists()) else {
            return Ok(curve);
        };
        let rows = match is_json(path) {
            true => structured::read(path).ok().and_then(from_json),
            false => String::from_utf8(read(path)?)
                .ok()
                .and_then(|text| from_csv(&text)),
        };
        curve.earlier = rows.ok_or_else(|| {
            Failure(format!(
                "“{output}” is there already and holds no curve of training to go on with; name \
                 another file for --curve, or move this one away."
            ))
        })?;
        Ok(curve)
    }

    /// Adds the steps of `report`.
    pub fn extend(&mut self, report: &TrainReport) {
        if self.terms.is_empty() {
            self.first_step = report.first_step;
        }
        for (&term, values) in &report.terms {
            self.terms.entry(term).or_default().extend(values);
        }
    }

    /// The bytes of a file, JSON or CSV by the name of `output`.
    pub fn encode(&self, output: &Output) -> Vec<u8> {
        let rows = self.rows();
        let names = self.names(&rows);
        match is_json(Path::new(&output.to_string())) {
            true => format!("{:#}\n", to_json(&names, &rows)).into_bytes(),
            false => to_csv(&names, &rows).into_bytes(),
        }
    }

    /// What was measured now in the place of what was measured before, in the order of steps.
    fn rows(&self) -> BTreeMap<u64, Row> {
        let steps = self.terms.values().map(Vec::len).max().unwrap_or(0) as u64;
        let (first, last) = (self.first_step, self.first_step + steps);
        let mut rows = self.earlier.clone();
        if steps == 0 {
            return rows;
        }
        let mut start = first;
        while start < last {
            let end = start.next_multiple_of(self.every).min(last - 1);
            let (from, to) = ((start - first) as usize, (end - first) as usize);
            let mean = |values: &Vec<f64>| {
                let values = &values[from..=to];
                values.iter().sum::<f64>() / values.len() as f64
            };
            let row = |(&term, values): (&Term, &Vec<f64>)| (name(term), mean(values));
            // A row whose beginning lies before this part of the run is known better from before.
            let whole = start == 1 || (start - 1).is_multiple_of(self.every);
            let known = rows.remove(&end).filter(|_| !whole);
            rows.insert(
                end,
                known.unwrap_or_else(|| self.terms.iter().map(row).collect()),
            );
            start = end + 1;
        }
        rows.retain(|step, _| {
            *step < first || *step >= last || is_row(*step, first, last - 1, self.every)
        });
        rows
    }

    /// The columns, in the order that terms have, and then what only an earlier part has.
    fn names(&self, rows: &BTreeMap<u64, Row>) -> Vec<String> {
        let mut names: Vec<_> = self.terms.keys().map(name).collect();
        for other in rows.values().flat_map(BTreeMap::keys) {
            if !names.contains(other) {
                names.push(other.clone());
            }
        }
        names
    }
}

/// Whether a row of the steps `first..=last` ends at `step`.
fn is_row(step: u64, first: u64, last: u64, every: u64) -> bool {
    (first..=last).contains(&step) && (step == last || step.is_multiple_of(every))
}

fn to_csv(names: &[String], rows: &BTreeMap<u64, Row>) -> String {
    let mut text = csv::row(iter::once("step").chain(names.iter().map(String::as_str)));
    for (step, row) in rows {
        let value = |name: &String| row.get(name).map_or(String::new(), f64::to_string);
        text += &csv::row(iter::once(step.to_string()).chain(names.iter().map(value)));
    }
    text
}

fn from_csv(text: &str) -> Option<BTreeMap<u64, Row>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let mut names = lines.next()?.split(',');
    if names.next()? != "step" {
        return None;
    }
    let names: Vec<_> = names.collect();
    let row = |line: &str| {
        let (step, values) = line.split_once(',').unwrap_or((line, ""));
        let mut row = Row::new();
        for (name, value) in names.iter().zip(values.split(',')) {
            if !value.is_empty() {
                row.insert((*name).to_owned(), value.parse().ok()?);
            }
        }
        Some((step.parse().ok()?, row))
    };
    lines.filter(|line| !line.is_empty()).map(row).collect()
}

/// Column by column.
fn to_json(names: &[String], rows: &BTreeMap<u64, Row>) -> Value {
    let column = |name: &String| {
        let values = rows.values().map(|row| json!(row.get(name)));
        (name.clone(), values.collect())
    };
    let mut columns: Map<_, _> = names.iter().map(column).collect();
    columns.insert("step".into(), rows.keys().copied().collect());
    Value::Object(columns)
}

fn from_json(mut columns: BTreeMap<String, Vec<Option<f64>>>) -> Option<BTreeMap<u64, Row>> {
    let steps = columns.remove("step")?;
    let at = |at: usize| {
        let value = |(name, values): (&String, &Vec<Option<f64>>)| {
            Some((name.clone(), (*values.get(at)?)?))
        };
        columns.iter().filter_map(value).collect()
    };
    let row = |(place, step): (usize, &Option<f64>)| Some(((*step)? as u64, at(place)));
    steps.iter().enumerate().map(row).collect()
}

fn is_json(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str) == Some("json")
}

/// Accepts the name of a curve's file; what is no file takes CSV.
pub fn file(path: &str) -> std::result::Result<PathBuf, String> {
    let named = path.ends_with(".csv") || path.ends_with(".json");
    match named || super::output::is_device(Path::new(path)) {
        true => Ok(path.into()),
        false => Err("it ends neither in .csv nor in .json, so its format is not known".into()),
    }
}

/// The name in files of a term, or of another value that is a word there.
pub fn name(value: impl Serialize) -> String {
    let value = json!(value);
    match value.as_str() {
        Some(name) => name.to_owned(),
        None => value.to_string(),
    }
}
