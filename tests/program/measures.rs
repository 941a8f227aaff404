//! The measures behind the pages of results.

use pollster::block_on;
use vae_lab::config::ClassifierConfig;
use vae_lab::device::ComputeDevice;
use vae_lab::session::{ClassifierInput, Session};

use crate::support::Folder;

fn session(folder: &Folder) -> Session {
    let mut session = Session::new(ComputeDevice::cpu());
    session.load(&folder.read("model.safetensors")).unwrap();
    session
}

/// The cells of a table in Markdown, without its head.
fn cells(printed: &str) -> Vec<Vec<String>> {
    let rows = printed.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.map(cells).collect()
}

#[test]
fn quality_is_the_sessions_in_a_row_for_each_model() {
    let folder = Folder::trained("quality");
    let tiny = crate::support::TINY;
    folder.prints(
        &[
            &["train", "--steps", "9", "--out", "nine.safetensors"],
            &tiny[..],
        ]
        .concat(),
    );
    let judge = [
        "quality",
        "model.safetensors",
        "nine.safetensors",
        "--samples",
        "15",
    ];
    let printed = folder.prints(&[&judge[..], &["--json", "q.json"]].concat());
    let found = block_on(session(&folder).sample_quality(15, 1)).unwrap();
    let rows = cells(&printed);
    assert_eq!(rows.len(), 3, "{printed}");
    assert_eq!(rows[0][1], "model.safetensors");
    assert_eq!(rows[0][4], format!("{:.1}", found.frechet_distance));
    assert_eq!(rows[1][2], "9");
    assert_eq!(rows[2][5], format!("{:.4}", found.real_gradient_energy));
    let figures = folder.json("q.json");
    assert_eq!(figures[0]["frechetDistance"], found.frechet_distance);
    assert_eq!(figures[0]["coverage"]["covered"], found.coverage.covered);
    assert_eq!(figures[1]["step"], 9);
}

#[test]
fn units_are_the_sessions_in_a_row_for_each_dimension() {
    let folder = Folder::trained("units");
    let files = ["--json", "u.json", "--csv", "u.csv"];
    let printed = folder.prints(&[&["units", "model.safetensors"], &files[..]].concat());
    let found = block_on(session(&folder).latent_summary(20)).unwrap();
    assert!(
        printed.starts_with(&format!(
            "{} of 20 dimensions are active",
            found.active_units
        )),
        "{printed}"
    );
    assert!(
        printed.contains("on 20 of the 20 held-out images of “Generated digits”"),
        "{printed}"
    );
    let rows = cells(&printed);
    assert_eq!(rows.len(), 20);
    assert_eq!(rows[3][2], format!("{:.4}", found.kl_per_dimension[3]));
    let kl = &folder.json("u.json")["klPerDimension"];
    assert_eq!(kl[7], found.kl_per_dimension[7]);
    let csv = String::from_utf8(folder.read("u.csv")).unwrap();
    assert_eq!(csv.lines().count(), 21);
    assert!(
        csv.starts_with("dimension,KL,variance of the mean,active\n"),
        "{csv}"
    );
}

#[test]
fn a_classifier_on_few_labels_takes_its_best_rate_by_validation() {
    let folder = Folder::trained("classify");
    let few = [
        "--labels",
        "20,40",
        "--seeds",
        "2",
        "--max-epochs",
        "3",
        "--hidden",
        "8",
    ];
    let rates = [
        "--learning-rates",
        "0.001,0.01",
        "--json",
        "c.json",
        "--csv",
        "c.csv",
    ];
    let printed = folder.prints(&[&["classify", "model.safetensors"], &few[..], &rates].concat());
    let rows = cells(&printed);
    assert_eq!(rows.len(), 2 * 3 * 2, "{printed}");
    let best = rows.iter().filter(|row| row[4].starts_with("**"));
    assert_eq!(best.count(), 2 * 3, "{printed}");

    let tried = folder.json("c.json");
    let config = ClassifierConfig {
        labels: 20,
        hidden: 8,
        learning_rate: 0.01,
        max_epochs: 3,
        seed: 2,
        ..ClassifierConfig::default()
    };
    let session = session(&folder);
    let inputs = [
        ClassifierInput::Pixels,
        ClassifierInput::Codes,
        ClassifierInput::FineTuned,
    ];
    for (at, input) in inputs.into_iter().enumerate() {
        let expected = block_on(session.fit_classifier(&config, input)).unwrap();
        assert_eq!(
            tried[2 * at + 1]["results"][1]["accuracy"],
            expected.accuracy
        );
    }
    let csv = String::from_utf8(folder.read("c.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1 + 12);

    let one = [
        "--labels",
        "20",
        "--seeds",
        "1",
        "--max-epochs",
        "1",
        "--inputs",
        "pixels",
    ];
    let printed = folder.prints(&[&["classify", "model.safetensors"], &one[..]].concat());
    assert!(!printed.contains('±'), "{printed}");
    let many = folder.fails(1, &["classify", "model.safetensors", "--labels", "50000"]);
    assert!(many.contains("50000 labels"), "{many}");
    let few = folder.fails(1, &["classify", "model.safetensors", "--labels", "1"]);
    assert!(few.contains("labels"), "{few}");
}

#[test]
fn long_work_says_what_it_is_at() {
    let folder = Folder::trained("progress");
    let said = |args: &[&str]| String::from_utf8(folder.run(args).stderr).unwrap();
    let train = said(&[
        "train",
        "--steps",
        "5",
        "--resume",
        "model.safetensors",
        "--out",
        "m.safetensors",
    ]);
    assert!(
        train.contains("Training: 1 step\n") && train.contains("Evaluating: 20 images"),
        "{train}"
    );
    let evaluate = said(&["evaluate", "model.safetensors", "--samples", "5"]);
    assert!(
        evaluate.contains("Evaluating, log p(x): 20 images"),
        "{evaluate}"
    );
    folder.file("e.toml", crate::comparison::EXPERIMENT);
    let compare = said(&["compare", "e.toml", "--out", "o", "--only", "VAE"]);
    assert!(
        compare.contains("VAE, measured, log p(x): 10 images"),
        "{compare}"
    );
}

#[test]
fn one_image_has_a_figure_and_no_error_of_it() {
    let folder = Folder::trained("one");
    let evaluate = [
        "evaluate",
        "model.safetensors",
        "--samples",
        "5",
        "--images",
    ];
    let printed = folder.prints(&[&evaluate[..], &["1", "--json", "f.json"]].concat());
    assert!(
        printed.contains("log p(x)") && !printed.contains('±'),
        "{printed}"
    );
    assert!(folder.json("f.json")["logLikelihood"]["standardError"].is_null());
    assert!(
        folder
            .prints(&[&evaluate[..], &["2"]].concat())
            .contains('±')
    );
}

#[test]
fn the_settings_of_a_checkpoint_can_be_changed_and_trained_with() {
    let folder = Folder::trained("saved-settings");
    let settings = folder.prints(&["settings", "model.safetensors"]);
    folder.file("s.json", &settings);
    folder.prints(&[
        "train",
        "--steps",
        "4",
        "--config",
        "s.json",
        "--out",
        "again.safetensors",
    ]);
    assert!(folder.checkpoint("again.safetensors") == folder.checkpoint("model.safetensors"));
}
