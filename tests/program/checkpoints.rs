//! What the program saves, and what it makes of what was saved.

use std::fs;

use pollster::block_on;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::{Folder, TINY, contents, tiny};

#[test]
fn a_checkpoint_of_the_program_is_a_sessions_own() {
    let folder = Folder::trained("own");
    let mut session = Session::new(ComputeDevice::cpu());
    session.configure(tiny().check().unwrap()).unwrap();
    block_on(session.train(4)).unwrap();
    let expected = contents(&block_on(session.save()).unwrap());
    assert!(folder.checkpoint("model.safetensors") == expected);
}

#[test]
fn a_resumed_run_ends_like_an_unbroken_one() {
    let folder = Folder::trained("resumed");
    let unbroken = ["train", "--steps", "9", "--out", "unbroken.safetensors"];
    folder.prints(&[&unbroken[..], &TINY].concat());
    let resumed = ["train", "--steps", "9", "--resume", "model.safetensors"];
    folder.prints(&[&resumed[..], &["--out", "resumed.safetensors"]].concat());
    let unbroken = folder.checkpoint("unbroken.safetensors");
    assert!(folder.checkpoint("resumed.safetensors") == unbroken);
}

#[test]
fn a_sessions_checkpoint_is_evaluated_to_the_sessions_figures() {
    let folder = Folder::new("evaluated");
    let mut session = Session::new(ComputeDevice::cpu());
    session.configure(tiny().check().unwrap()).unwrap();
    block_on(session.train(3)).unwrap();
    fs::write(
        folder.0.join("page.safetensors"),
        block_on(session.save()).unwrap(),
    )
    .unwrap();
    let evaluate = [
        "evaluate",
        "page.safetensors",
        "--images",
        "7",
        "--samples",
        "30",
    ];
    let printed = folder.prints(&[&evaluate[..], &["--json", "figures.json"]].concat());
    let figures = folder.json("figures.json");
    let bound = block_on(session.evaluate(7)).unwrap().of(Term::Bound);
    let likelihood = block_on(session.log_likelihood(0, 7, 30)).unwrap();
    assert_eq!(figures["terms"]["bound"], bound);
    assert_eq!(figures["logLikelihood"]["mean"], likelihood.mean);
    assert_eq!(
        figures["logLikelihood"]["values"].as_array().map(Vec::len),
        Some(7)
    );
    assert!(
        printed.contains(&format!("{:.4} ±", likelihood.mean)),
        "{printed}"
    );
}

#[test]
fn samples_are_the_sessions_in_every_format() {
    let folder = Folder::trained("samples");
    let mut session = Session::new(ComputeDevice::cpu());
    session.load(&folder.read("model.safetensors")).unwrap();
    let expected = block_on(session.sample(3, 5)).unwrap().pixels;
    for out in ["s.csv", "s.npy", "s.png"] {
        let sample = ["sample", "model.safetensors", "--count", "3", "--seed", "5"];
        folder.prints(&[&sample[..], &["--out", out]].concat());
    }

    let csv = String::from_utf8(folder.read("s.csv")).unwrap();
    let greys = csv.lines().flat_map(|line| line.split(','));
    let greys: Vec<f32> = greys.map(|grey| grey.parse().unwrap()).collect();
    assert_eq!((csv.lines().count(), &greys), (3, &expected));

    let npy = folder.read("s.npy");
    let (header, numbers) = npy.split_at(128);
    let header = String::from_utf8_lossy(&header[10..]);
    assert!(
        header.contains("'shape': (3, 28, 28)") && header.ends_with('\n'),
        "{header}"
    );
    let numbers = numbers
        .chunks_exact(4)
        .map(|x| f32::from_le_bytes(x.try_into().unwrap()));
    assert_eq!(numbers.collect::<Vec<_>>(), expected);

    // Two images side by side and one below.
    let png = folder.read("s.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut sheet = vec![0; 56 * 56];
    let info = reader.next_frame(&mut sheet).unwrap();
    assert_eq!((info.width, info.height), (56, 56));
    let grey = |image: usize, y: usize, x: usize| {
        (expected[image * 784 + y * 28 + x] * 255.0).round() as u8
    };
    for (y, x) in [(0, 0), (14, 13), (27, 27)] {
        assert_eq!(sheet[y * 56 + x], grey(0, y, x));
        assert_eq!(sheet[y * 56 + 28 + x], grey(1, y, x));
        assert_eq!(sheet[(y + 28) * 56 + x], grey(2, y, x));
        assert_eq!(sheet[(y + 28) * 56 + 28 + x], 0);
    }
}

#[test]
fn reconstructions_are_the_sessions() {
    let folder = Folder::trained("reconstructions");
    let mut session = Session::new(ComputeDevice::cpu());
    session.load(&folder.read("model.safetensors")).unwrap();
    let originals = session.held_out(&[0, 1, 2]).unwrap();
    let expected = block_on(session.reconstruct(originals.pixels.clone())).unwrap();
    let files = ["--originals", "images.csv", "--out", "rebuilt.csv"];
    folder.prints(
        &[
            &["reconstruct", "model.safetensors", "--count", "3"],
            &files[..],
        ]
        .concat(),
    );
    for (name, expected) in [("images.csv", originals), ("rebuilt.csv", expected)] {
        let csv = String::from_utf8(folder.read(name)).unwrap();
        let greys = csv.lines().flat_map(|line| line.split(','));
        let greys: Vec<f32> = greys.map(|grey| grey.parse().unwrap()).collect();
        assert_eq!(greys, expected.pixels, "{name}");
    }
}

#[test]
fn a_small_copy_is_a_sixth_of_the_size_and_trains_on() {
    let folder = Folder::trained("small");
    folder.prints(&["shrink", "model.safetensors"]);
    let [whole, small] = ["model.safetensors", "small.safetensors"].map(|name| {
        let values = folder.checkpoint(name).into_values();
        values.map(|bytes| bytes.len()).sum::<usize>()
    });
    assert!(small * 5 < whole, "{small} of {whole} bytes");
    folder.prints(&["train", "--steps", "8", "--resume", "small.safetensors"]);
}

#[test]
fn weights_alone_start_a_model_of_their_shape() {
    let folder = Folder::trained("weights");
    let saved = vae_lab::checkpoint::Checkpoint::from_bytes(&folder.read("model.safetensors"));
    let weights = saved.unwrap().weights;
    let bytes = |tensor: &vae_lab::models::weights::NamedTensor| -> Vec<u8> {
        tensor.values.iter().flat_map(|x| x.to_le_bytes()).collect()
    };
    let tensors: Vec<_> = weights
        .iter()
        .map(|t| (&t.name, t.shape.clone(), bytes(t)))
        .collect();
    let views = tensors.iter().map(|(name, shape, bytes)| {
        let dtype = safetensors::tensor::Dtype::F32;
        (
            name,
            safetensors::tensor::TensorView::new(dtype, shape.clone(), bytes).unwrap(),
        )
    });
    let file = safetensors::serialize(views, None).unwrap();
    fs::write(folder.0.join("w.safetensors"), file).unwrap();
    let start = [
        "train",
        "--steps",
        "0",
        "--weights",
        "w.safetensors",
        "--out",
        "m.safetensors",
    ];
    folder.prints(&[&start[..], &TINY].concat());
    let bias = |name: &str| folder.checkpoint(name)["decoder.out.bias"].clone();
    assert!(bias("m.safetensors") == bias("model.safetensors"));
    let said = folder.fails(
        1,
        &["train", "--steps", "1", "--weights", "model.safetensors"],
    );
    assert!(said.contains("--resume model.safetensors"), "{said}");
    let said = folder.fails(1, &["evaluate", "w.safetensors"]);
    assert!(said.contains("--weights w.safetensors"), "{said}");
}

/// Ten 6 by 5 images as an IDX file.
fn idx() -> Vec<u8> {
    let header = [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 6, 0, 0, 0, 5];
    header
        .into_iter()
        .chain((0..10 * 30).map(|i| (i * 7 % 256) as u8))
        .collect()
}

#[test]
fn a_model_of_files_is_evaluated_with_them_and_drawn_without() {
    let folder = Folder::new("files");
    fs::create_dir(folder.0.join("images")).unwrap();
    fs::write(folder.0.join("images/cats.idx"), idx()).unwrap();
    folder.file("images/notes.txt", "no images");
    folder.prints(&["train", "--epochs", "2", "--data", "images"]);
    let measure = ["--samples", "10", "--data", "images/cats.idx"];
    folder.prints(&[&["evaluate", "model.safetensors"], &measure[..]].concat());
    let sentence = folder.fails(1, &["evaluate", "model.safetensors"]);
    assert!(sentence.contains("cats.idx"), "{sentence}");
    let sentence = folder.fails(1, &["shrink", "model.safetensors", "--digits", "200"]);
    assert!(sentence.contains("6 by 5"), "{sentence}");
    folder.prints(&[
        "sample",
        "model.safetensors",
        "--count",
        "2",
        "--out",
        "s.csv",
    ]);
    let csv = String::from_utf8(folder.read("s.csv")).unwrap();
    assert_eq!(
        csv.lines()
            .map(|line| line.split(',').count())
            .collect::<Vec<_>>(),
        [30, 30]
    );
}
