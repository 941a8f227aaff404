//! Where results go: tried before the work, and written so that nothing is lost.

use std::fs;

use crate::support::{Folder, TINY};

fn train(more: &[&'static str]) -> Vec<&'static str> {
    [&["train", "--steps", "3"], &TINY[..], more].concat()
}

#[test]
fn a_place_that_takes_no_result_is_refused_before_the_work() {
    let folder = Folder::trained("places");
    folder.file("file", "").file("words.csv", "step by step\n");
    fs::create_dir(folder.0.join("folder.csv")).unwrap();
    let commands: [(&[&str], &str); 11] = [
        (&["--out", "."], "it is a folder"),
        (&["--out", "new/"], "it is a folder"),
        (&["--out", "file/model.safetensors"], "file"),
        (&["--curve", "file/curve.csv"], "file"),
        (&["--curve", "folder.csv"], "it is a folder"),
        (&["--out", "same.csv", "--curve", "./same.csv"], "one file"),
        (&["sample", "--out", "file/samples.png"], "file"),
        (
            &["reconstruct", "--out", "a.csv", "--originals", "./a.csv"],
            "one file",
        ),
        (&["evaluate", "--json", "folder.csv"], "it is a folder"),
        (&["snr", "--svg", "file/a.svg"], "file"),
        (&["quality", "--json", "folder.csv"], "it is a folder"),
    ];
    let before = folder.read("model.safetensors");
    for (args, named) in commands {
        let said = match args[0].starts_with('-') {
            true => folder.fails(1, &[&["train", "--steps", "3"], args].concat()),
            false => folder.fails(1, &[&[args[0], "model.safetensors"], &args[1..]].concat()),
        };
        assert!(
            said.contains(named) && !said.contains("parameters"),
            "{args:?}: {said}"
        );
    }
    assert!(folder.read("model.safetensors") == before);
    assert!(!folder.0.join("new").exists() && !folder.0.join("same.csv").exists());

    let resumed = ["train", "--steps", "9", "--resume", "model.safetensors"];
    let said = folder.fails(1, &[&resumed[..], &["--curve", "words.csv"]].concat());
    assert!(said.contains("holds no curve"), "{said}");
    assert_eq!(folder.read("words.csv"), b"step by step\n");

    folder.file("e.toml", crate::comparison::EXPERIMENT);
    fs::create_dir_all(folder.0.join("o/Autoencoder.csv")).unwrap();
    let said = folder.fails(1, &["compare", "e.toml", "--out", "o"]);
    assert!(
        said.starts_with("Autoencoder: ") && said.contains("it is a folder"),
        "{said}"
    );
    let said = folder.fails(1, &["compare", "e.toml", "--out", "file"]);
    assert!(said.contains("“file"), "{said}");
}

#[test]
fn folders_that_are_missing_are_made_for_every_result() {
    let folder = Folder::new("made");
    let files = ["--out", "a/b/model.safetensors", "--curve", "c/d/curve.csv"];
    folder.prints(&train(&files));
    folder.prints(&[
        "evaluate",
        files[1],
        "--samples",
        "5",
        "--json",
        "e/figures.json",
    ]);
    folder.json("e/figures.json");
    assert!(folder.read("c/d/curve.csv").starts_with(b"step,"));
    // Nothing is left beside a result.
    assert_eq!(fs::read_dir(folder.0.join("a/b")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_kept_and_permissions_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    let folder = Folder::new("links");
    let path = |name: &str| folder.0.join(name);
    folder
        .file("kept/real.safetensors", "")
        .file("named.csv", "");
    fs::set_permissions(
        path("kept/real.safetensors"),
        fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    symlink("kept/real.safetensors", path("link.safetensors")).unwrap();
    symlink("kept/later.csv", path("dangling.csv")).unwrap();
    fs::hard_link(path("named.csv"), path("other.csv")).unwrap();

    folder.prints(&train(&[
        "--out",
        "link.safetensors",
        "--curve",
        "dangling.csv",
    ]));
    for link in ["link.safetensors", "dangling.csv"] {
        assert!(
            path(link).symlink_metadata().unwrap().is_symlink(),
            "{link}"
        );
    }
    let real = path("kept/real.safetensors").symlink_metadata().unwrap();
    assert!(real.is_file() && real.len() > 1000);
    assert_eq!(real.permissions().mode() & 0o777, 0o640);
    assert!(folder.read("kept/later.csv").starts_with(b"step,"));

    folder.prints(&train(&[
        "--out",
        "new.safetensors",
        "--curve",
        "named.csv",
    ]));
    assert_eq!(folder.read("other.csv"), folder.read("named.csv"));
    assert_eq!(path("named.csv").metadata().unwrap().nlink(), 2);
    // A new file is as open to others as the user's files are.
    folder.file("plain", "");
    let mode = |name: &str| path(name).metadata().unwrap().permissions().mode();
    assert_eq!(mode("new.safetensors"), mode("plain"));
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_take_results_and_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt;
    use std::process::Command;

    let folder = Folder::new("devices");
    folder.prints(&train(&["--out", "/dev/null", "--curve", "/dev/null"]));
    assert!(
        fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );

    let output = folder.run(&train(&["--out", "/dev/stdout"]));
    assert!(output.status.success());
    fs::write(folder.0.join("piped.safetensors"), &output.stdout).unwrap();
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("Step 3, on")
    );
    folder.prints(&["sample", "piped.safetensors", "--out", "s.png"]);
    let sheet = folder
        .run(&["sample", "piped.safetensors", "--out", "/dev/stdout"])
        .stdout;
    assert!(sheet == folder.read("s.png"));

    let pipe = folder.0.join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    folder.prints(&train(&["--out", "pipe"]));
    let read = reader.join().unwrap();
    assert!(crate::support::contents(&read) == folder.checkpoint("piped.safetensors"));
    assert!(pipe.metadata().unwrap().file_type().is_fifo());
}

#[cfg(target_os = "linux")]
#[test]
fn weights_that_find_no_room_are_kept_elsewhere_and_told() {
    let folder = Folder::new("full");
    let said = folder.fails(1, &train(&["--out", "/dev/full"]));
    let elsewhere = said
        .split("It lies in “")
        .nth(1)
        .and_then(|rest| rest.split('”').next());
    let elsewhere = elsewhere.unwrap_or_else(|| panic!("{said}"));
    folder.prints(&["sample", elsewhere]);
    fs::remove_file(elsewhere).unwrap();
}
