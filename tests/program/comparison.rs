//! Several models in one table.

use pollster::block_on;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::Folder;

pub const EXPERIMENT: &str = r#"
steps = 3
evaluation = { samples = 20, images = 10 }
base = { data = { kind = "digits", count = 200, seed = 1 }, model.network = { kind = "mlp", hidden = [8] } }

[[runs]]
name = "VAE"

[[runs]]
name = "MIWAE(2,4)"
model.bound = { kind = "miwae", estimates = 2, samples = 4 }

[[runs]]
name = "Autoencoder"
model = { kind = "autoencoder", loss = "crossEntropy" }
"#;

#[test]
fn a_comparison_has_a_row_and_a_checkpoint_for_each_run() {
    let folder = Folder::new("compared");
    folder.file("e.toml", EXPERIMENT);
    let table = folder.prints(&["compare", "e.toml", "--out", "o"]);
    let rows: Vec<Vec<_>> = table
        .lines()
        .map(|row| row.split('|').map(str::trim).collect())
        .collect();
    let column = |at: usize| rows.iter().skip(2).map(|row| row[at]).collect::<Vec<_>>();
    assert_eq!(column(1), ["VAE", "MIWAE(2,4)", "Autoencoder"]);
    assert_eq!(column(2), ["1", "8", "1"]);
    assert_eq!(column(4)[2], "", "an autoencoder has no likelihood");

    let results = folder.json("o/results.json");
    let csv = String::from_utf8(folder.read("o/results.csv")).unwrap();
    let miwae = &results[1];
    for (name, at) in [
        ("mean", 4),
        ("standardError", 5),
        ("effectiveSampleSize", 6),
    ] {
        let value = miwae["logLikelihood"][name].as_f64().unwrap();
        assert_eq!(column(at)[1], format!("{value:.2}"));
    }
    assert!(
        csv.lines().nth(2).unwrap().starts_with("\"MIWAE(2,4)\",8,"),
        "{csv}"
    );

    let mut session = Session::new(ComputeDevice::cpu());
    let loaded = session
        .load(&folder.read("o/MIWAE-2-4.safetensors"))
        .unwrap();
    assert_eq!(loaded.step, 3);
    let bound = block_on(session.evaluate(10)).unwrap().of(Term::Bound);
    assert_eq!(miwae["terms"]["bound"], bound);
}

#[test]
fn a_comparison_goes_on_where_it_was_stopped() {
    let folder = Folder::new("continued");
    folder.file("e.toml", EXPERIMENT);
    let compare = |more: &[&str]| {
        let output = folder.run(&[&["compare", "e.toml", "--out", "o"], more].concat());
        assert!(output.status.success());
        let said = String::from_utf8(output.stderr).unwrap();
        let done = said
            .lines()
            .filter(|line| line.ends_with("already done"))
            .count();
        (
            done,
            folder.json("o/results.json").as_array().unwrap().len(),
        )
    };
    assert_eq!(compare(&["--only", "MIWAE(2,4)"]), (0, 1));
    assert_eq!(compare(&[]), (1, 3));
    assert_eq!(compare(&[]), (3, 3));
    // What another setting finds stands beside what was found before.
    assert_eq!(compare(&["--only", "VAE", "--steps", "4"]), (0, 4));
    assert_eq!(
        compare(&["--only", "VAE", "--set", "training.learningRate=0.01"]),
        (0, 5)
    );
    assert_eq!(compare(&[]), (3, 5));
}

#[test]
fn the_experiment_of_the_bounds_is_allowed() {
    let folder = Folder::new("bounds");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/experiments/bounds.toml");
    let little = [
        "--steps",
        "1",
        "--images",
        "2",
        "--samples",
        "10",
        "--set",
        "data.count=100",
    ];
    let table = folder.prints(&[&["compare", file], &little[..]].concat());
    assert_eq!(table.lines().count(), 2 + 7);
}
