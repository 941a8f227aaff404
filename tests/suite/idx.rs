//! What the program's reader and the page's make of the same IDX files: `tests/idx.json`, which
//! `tests/www/data/idx.test.ts` reads, too. Native only, as the program is.

use std::io::Write;

use serde::Deserialize;
use vae_lab::data::{Dataset, NamedBytes, read_idx};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    about: String,
    files: Vec<Spec>,
    greys: Vec<u8>,
    train: Option<Vec<u8>>,
    held_out: Option<Vec<u8>>,
}

#[derive(Deserialize)]
struct Spec {
    name: String,
    /// Of the type of the elements.
    code: u8,
    sizes: Vec<u32>,
    /// Of elements, again and again.
    cycle: Vec<f64>,
    #[serde(default)]
    gzip: bool,
}

impl Spec {
    fn file(self) -> NamedBytes {
        let element = |value: f64| match self.code {
            0x08 => vec![value as u8],
            0x0b => (value as i16).to_be_bytes().to_vec(),
            0x0c => (value as i32).to_be_bytes().to_vec(),
            0x0d => (value as f32).to_be_bytes().to_vec(),
            0x0e => value.to_be_bytes().to_vec(),
            other => panic!("no type of elements: {other}"),
        };
        let count: u32 = self.sizes.iter().product();
        let mut bytes = vec![0, 0, self.code, self.sizes.len() as u8];
        bytes.extend(self.sizes.iter().flat_map(|size| size.to_be_bytes()));
        let elements = self.cycle.iter().copied().cycle().take(count as usize);
        bytes.extend(elements.flat_map(element));
        if self.gzip {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), Default::default());
            packed.write_all(&bytes).expect("memory can be written to");
            bytes = packed.finish().expect("memory can be written to");
        }
        NamedBytes {
            name: self.name,
            bytes,
        }
    }
}

fn assert_part(about: &str, part: &Dataset, count: usize, greys: &[u8], labels: Option<Vec<u8>>) {
    let expected: Vec<_> = greys.iter().copied().cycle().take(count * 64).collect();
    assert_eq!(part.pixels(), expected, "{about}");
    assert_eq!(part.labels().map(<[u8]>::to_vec), labels, "{about}");
}

#[test]
fn the_program_reads_idx_files_as_the_page_does() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../idx.json")).expect("these are cases");
    for case in cases {
        let files = case.files.into_iter().map(Spec::file).collect();
        let split = read_idx(files, 0).expect("they can be read").split;
        assert_part(&case.about, &split.train, 6, &case.greys, case.train);
        assert_part(&case.about, &split.held_out, 2, &case.greys, case.held_out);
    }
}
