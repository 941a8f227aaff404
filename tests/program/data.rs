//! Images as people's folders have them.

use std::fs;
use std::io::Write;

use crate::support::{Folder, bound, idx, told};

/// Images of 6 by 5 pixels.
fn images(count: u32) -> Vec<u8> {
    idx(&[count, 6, 5], (0..count * 30).map(|i| (i * 7 % 251) as u8))
}

fn labels(count: u32) -> Vec<u8> {
    idx(&[count], (0..count).map(|i| (i % 10) as u8))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const EVALUATE: [&str; 4] = ["evaluate", "model.safetensors", "--samples", "5"];

#[test]
fn torchvisions_folder_is_read_once_from_wherever_it_is_named() {
    let folder = Folder::new("torchvision");
    let raw = folder.0.join("MNIST/raw");
    fs::create_dir_all(&raw).unwrap();
    for (name, bytes) in [
        ("train-images-idx3-ubyte", images(40)),
        ("train-labels-idx1-ubyte", labels(40)),
        ("t10k-images-idx3-ubyte", images(10)),
        ("t10k-labels-idx1-ubyte", labels(10)),
    ] {
        fs::write(raw.join(format!("{name}.gz")), gzip(&bytes)).unwrap();
        fs::write(raw.join(name), bytes).unwrap();
    }
    // What macOS leaves beside a file in an archive.
    fs::write(raw.join("._train-images-idx3-ubyte"), "resource fork").unwrap();
    for data in ["MNIST/raw", "MNIST", "."] {
        let said = told(&folder, &[data]);
        assert!(
            said.contains("40 images of “train-images-idx3-ubyte”, 10 held out"),
            "{said}"
        );
        assert!(
            said.contains("read once") && said.contains("“t10k-labels-idx1-ubyte.gz”"),
            "{said}"
        );
    }
    let all: Vec<_> = fs::read_dir(&raw)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .filter(|path| !path.contains("._"))
        .collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    assert!(told(&folder, &all).contains("40 images"));

    let fashion = folder.0.join("FashionMNIST/raw");
    fs::create_dir_all(&fashion).unwrap();
    fs::write(fashion.join("train-images-idx3-ubyte"), images(20)).unwrap();
    fs::write(fashion.join("train-labels-idx1-ubyte"), labels(20)).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "."]);
    assert!(
        said.contains("FashionMNIST/raw”") && said.contains("--data"),
        "{said}"
    );
}

#[test]
fn an_archive_with_a_folder_for_each_file_is_read() {
    let folder = Folder::new("kaggle");
    for (name, bytes) in [
        ("train-images-idx3-ubyte", images(40)),
        ("train-labels-idx1-ubyte", labels(40)),
    ] {
        fs::create_dir_all(folder.0.join(name)).unwrap();
        fs::write(folder.0.join(name).join(name), bytes).unwrap();
    }
    assert!(told(&folder, &["."]).contains("36 images"));
}

#[test]
fn qmnists_labels_are_read_by_their_first_column() {
    let folder = Folder::new("qmnist");
    let cells = (0..40u32 * 8).flat_map(|i| {
        let value = if i % 8 == 0 { i / 8 % 10 } else { 70_000 };
        value.to_be_bytes()
    });
    let mut table = vec![0, 0, 12, 2, 0, 0, 0, 40, 0, 0, 0, 8];
    table.extend(cells);
    fs::write(
        folder.0.join("qmnist-train-images-idx3-ubyte.gz"),
        gzip(&images(40)),
    )
    .unwrap();
    fs::write(
        folder.0.join("qmnist-train-labels-idx2-int.gz"),
        gzip(&table),
    )
    .unwrap();
    let said = told(&folder, &["."]);
    assert!(said.contains("the first is taken for the class"), "{said}");
    let classify = [
        "classify",
        "model.safetensors",
        "--data",
        ".",
        "--labels",
        "10",
        "--seeds",
        "1",
    ];
    let printed = folder.prints(&classify);
    assert!(printed.contains("fine-tuned"), "{printed}");
}

#[test]
fn a_set_of_one_tone_that_packs_well_is_learnt_from() {
    let folder = Folder::new("sparse");
    let dots = idx(
        &[2000, 28, 28],
        (0..2000 * 784).map(|i| if i % 999 == 0 { 255 } else { 0 }),
    );
    let packed = gzip(&dots);
    assert!(packed.len() * 100 < dots.len());
    fs::write(folder.0.join("dots-images-idx3-ubyte.gz"), packed).unwrap();
    assert!(told(&folder, &["."]).contains("1800 images"));
}

#[test]
fn images_that_are_given_are_taken_whatever_a_checkpoint_was_trained_on() {
    let folder = Folder::trained("given");
    let dark = idx(&[60, 28, 28], vec![0; 60 * 784]);
    fs::write(folder.0.join("dark.idx"), dark).unwrap();
    let printed = folder.prints(&[&EVALUATE[..], &["--data", "dark.idx"]].concat());
    assert!(
        printed.starts_with("On 6 of the 6 held-out images of “dark.idx”"),
        "{printed}"
    );
    let printed = folder.prints(&EVALUATE);
    assert!(
        printed.starts_with("On 20 of the 20 held-out images of “Generated digits”"),
        "{printed}"
    );

    fs::write(folder.0.join("small.idx"), images(40)).unwrap();
    let said = folder.fails(1, &[&EVALUATE[..], &["--data", "small.idx"]].concat());
    assert!(said.contains("28 by 28"), "{said}");
    folder.prints(&[
        "train",
        "--steps",
        "1",
        "--data",
        "small.idx",
        "--out",
        "small.safetensors",
    ]);
    let said = folder.fails(1, &["evaluate", "small.safetensors"]);
    assert!(
        said.contains("“small.idx”") && said.contains("--data"),
        "{said}"
    );
}

#[test]
fn what_the_program_does_not_read_is_named_with_a_way_to_what_it_does() {
    let folder = Folder::new("foreign");
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    let torch = b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0e\0\0\0model/data.pkl";
    let npz = b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0x.npy";
    let files: [(&str, &[u8], &str); 12] = [
        ("x.npy", b"\x93NUMPY\x01\0", "a NumPy array"),
        ("set.npz", npz, "a NumPy archive (.npz)"),
        ("set.zip", b"PK\x03\x04\x14\0\0\0\0\0", "a ZIP archive"),
        ("train.csv", b"label,pixel0,pixel1\n5,0,0\n", "a CSV table"),
        ("0.png", b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        ("0.jpg", b"\xff\xd8\xff\xe0", "a JPEG picture"),
        ("scan.tif", b"II*\0\x08\0\0\0", "a TIFF picture"),
        ("data.h5", b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
        ("train.parquet", b"PAR1\x15\x04", "a Parquet table"),
        ("batch.pkl", b"\x80\x04\x95\x10", "a Python pickle"),
        ("model.pt", torch, "PyTorch"),
        ("lfs.npy", pointer, "git lfs pull"),
    ];
    for (name, bytes, kind) in files {
        fs::write(folder.0.join(name), bytes).unwrap();
        let said = folder.fails(1, &["train", "--steps", "1", "--data", name]);
        assert!(said.contains(name) && said.contains(kind), "{said}");
        assert!(said.contains("docs/program.md"), "{said}");
    }
    fs::write(folder.0.join("table.idx.gz"), gzip(b"label,p0,p1\n5,0,0\n")).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "table.idx.gz"]);
    assert!(said.contains("a CSV table"), "{said}");
    assert!(said.contains("docs/program.md"), "{said}");
    // An archive that something else stands before.
    fs::write(folder.0.join("self.zip"), [b"MZ ", npz as &[u8]].concat()).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "self.zip"]);
    assert!(
        said.contains("self.zip") && said.contains("docs/program.md"),
        "{said}"
    );
    let twice = gzip(&gzip(&images(40)));
    fs::write(folder.0.join("twice.idx.gz"), twice).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "twice.idx.gz"]);
    assert!(said.contains("a gzip file (unpack it first)"), "{said}");
    // Where a checkpoint or settings are wanted, a packed file is just that.
    let said = folder.fails(1, &["evaluate", "table.idx.gz"]);
    assert!(said.contains("a gzip file (unpack it first)"), "{said}");
    let said = folder.fails(1, &["evaluate", "lfs.npy"]);
    assert!(said.contains("git lfs pull"), "{said}");
}

/// An IDX file of floating-point numbers.
fn floats(sizes: &[u32], elements: impl IntoIterator<Item = f32>) -> Vec<u8> {
    let mut bytes = idx(sizes, elements.into_iter().flat_map(f32::to_be_bytes));
    bytes[2] = 0x0d;
    bytes
}

#[test]
fn numbers_that_rounding_has_put_beyond_their_range_are_the_same_images() {
    let folder = Folder::new("overshoot");
    let share = |i: u32| (i * 7 % 251) as f32 / 250.0;
    let exact: Vec<_> = (0..40 * 30).map(share).collect();
    let beyond = |share: &f32| match *share {
        0.0 => -1e-7,
        1.0 => 1.000_000_1,
        share => share,
    };
    let over: Vec<_> = exact.iter().map(beyond).collect();
    assert_ne!(exact, over);
    for (name, values) in [("exact.idx", exact), ("over.idx", over.clone())] {
        fs::write(folder.0.join(name), floats(&[40, 6, 5], values)).unwrap();
    }
    told(&folder, &["exact.idx"]);
    let figures = |data| {
        let printed = folder.prints(&[&EVALUATE[..], &["--data", data]].concat());
        printed.replace(data, "")
    };
    assert_eq!(figures("exact.idx"), figures("over.idx"));

    let spoilt = over.iter().enumerate();
    let spoilt = spoilt.map(|(at, &share)| if at == 400 { f32::NAN } else { share });
    fs::write(folder.0.join("nan.idx"), floats(&[40, 6, 5], spoilt)).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "nan.idx"]);
    assert!(said.contains("nan.idx") && said.contains("NaN"), "{said}");
}

#[test]
fn tables_beside_the_images_are_labels_only_where_they_tell_one_class() {
    let folder = Folder::new("tables");
    fs::write(folder.0.join("x.idx"), images(40)).unwrap();
    let one_hot = (0..40 * 4).map(|i| u8::from(i % 4 == i / 4 % 4));
    fs::write(folder.0.join("one-hot.idx"), idx(&[40, 4], one_hot)).unwrap();
    let several = (0..40 * 14).map(|i| u8::from(i % 3 == 0));
    fs::write(folder.0.join("several.idx"), idx(&[40, 14], several)).unwrap();
    let said = told(&folder, &["x.idx", "one-hot.idx"]);
    assert!(said.contains("a 1 tells the class"), "{said}");
    let said = told(&folder, &["x.idx", "several.idx"]);
    assert!(said.contains("the labels are left out"), "{said}");
}

#[test]
fn other_things_in_a_folder_are_passed_over_and_a_bad_file_of_the_set_is_named() {
    let folder = Folder::new("strays");
    folder.file("set/notes.txt", "words");
    folder.file("set/cat/0.png", "no picture");
    fs::write(folder.0.join("set/a-images-idx3-ubyte"), images(40)).unwrap();
    assert!(told(&folder, &["set"]).contains("36 images"));
    let torn = labels(40)[..20].to_vec();
    fs::write(folder.0.join("set/a-labels-idx1-ubyte"), torn).unwrap();
    let said = folder.fails(1, &["train", "--steps", "1", "--data", "set"]);
    assert!(said.contains("“a-labels-idx1-ubyte”"), "{said}");
    assert!(said.contains("truncated"), "{said}");
}

#[test]
fn three_images_are_learnt_from_and_one_has_no_error_of_its_figure() {
    let folder = Folder::new("three");
    fs::write(folder.0.join("three.idx"), images(3)).unwrap();
    let said = told(&folder, &["three.idx"]);
    assert!(
        said.contains("2 images of “three.idx”, 1 held out"),
        "{said}"
    );
    let printed = folder.prints(&[&EVALUATE[..], &["--data", "three.idx"]].concat());
    assert!(!printed.contains('±'), "{printed}");
}

#[test]
fn a_model_of_images_that_never_vary_learns_from_others() {
    let folder = Folder::new("constant");
    let four = idx(
        &[40, 6, 5],
        (0..40 * 30).map(|i| if i / 30 % 4 == i % 4 { 255 } else { 0 }),
    );
    fs::write(folder.0.join("four.idx"), four).unwrap();
    fs::write(folder.0.join("others.idx"), images(40)).unwrap();
    let learned = [
        "--set",
        "model.likelihood.kind=normalLearned",
        "--set",
        "model.network.hidden=[8]",
        "--set",
        "training.learningRate=0.01",
    ];
    let train = |data: &str, more: &[&str]| {
        let output = folder.run(&[&["train", "--data", data], more].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        (bound(&String::from_utf8(output.stdout).unwrap()), said)
    };
    train(
        "four.idx",
        &[&learned[..], &["--steps", "2000", "--out", "a.safetensors"]].concat(),
    );
    let resumed = ["--resume", "a.safetensors", "--steps", "2300"];
    let (found, said) = train(
        "others.idx",
        &[&resumed[..], &["--out", "b.safetensors"]].concat(),
    );
    assert!(said.contains("trained on other images"), "{said}");
    assert!(said.contains("made ready for them"), "{said}");
    let (fresh, _) = train(
        "others.idx",
        &[&learned[..], &["--steps", "300", "--out", "c.safetensors"]].concat(),
    );
    assert!(
        found > fresh - 0.1 * fresh.abs(),
        "{found} where a fresh one has {fresh}"
    );
    // On its own images it goes on as it is.
    let (_, said) = train(
        "four.idx",
        &["--resume", "a.safetensors", "--steps", "2001"],
    );
    assert!(!said.contains("made ready"), "{said}");
}
