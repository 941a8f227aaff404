//! What is read and what is refused, file by file.

use super::samples::{gzip, idx, images, labels, read, read_noting, refusal, refused};
use crate::error::Notice;
use crate::image::ImageShape;

#[test]
fn images_alone_are_split_a_tenth_held_out_without_labels() {
    for bytes in [images(40, 4), gzip(&images(40, 4))] {
        let split = read(&[("a.idx", bytes)]).expect("it is valid");
        assert_eq!((split.train.len(), split.held_out.len()), (36, 4));
        assert_eq!(split.train.labels(), None);
    }
}

#[test]
fn images_and_labels_stay_together_in_either_order() {
    let files = [("a", labels(30)), ("b", gzip(&images(30, 5)))];
    for files in [files.clone(), [files[1].clone(), files[0].clone()]] {
        let split = read(&files).expect("it is valid");
        for set in [&split.train, &split.held_out] {
            for (i, &label) in set.labels().expect("labelled").iter().enumerate() {
                assert_eq!(set.image(i), &[set.image(i)[0]; 25]);
                assert_eq!(set.image(i)[0] % 10, label);
            }
        }
    }
}

#[test]
fn of_two_pairs_the_larger_trains_and_the_smaller_is_held_out() {
    let mut files = vec![
        ("t10k-images-idx3-ubyte.gz", gzip(&images(10, 4))),
        ("train-labels-idx1-ubyte", labels(30)),
        ("t10k-labels-idx1-ubyte", labels(10)),
        ("train-images-idx3-ubyte", images(30, 4)),
    ];
    for _ in 0..4 {
        files.rotate_left(1);
        let split = read(&files).expect("it is valid");
        assert_eq!((split.train.len(), split.held_out.len()), (30, 10));
        assert_eq!(split.train.name(), "train-images-idx3-ubyte");
        assert!(split.held_out.labels().is_some());
    }
}

#[test]
fn pairs_of_one_size_are_told_apart_by_their_names() {
    let zeros = idx(8, &[9], &[0; 9]);
    let mut files = vec![
        ("train_images.idx", images(9, 4)),
        ("test_images.idx", images(9, 4)),
        ("Train_Labels.idx.gz", gzip(&labels(9))),
        ("test_labels.idx", zeros.clone()),
    ];
    for _ in 0..4 {
        files.rotate_left(1);
        let split = read(&files).expect("it is valid");
        assert_eq!(split.train.labels().map(|labels| labels[8]), Some(8));
        assert_eq!(split.held_out.labels(), Some(&[0; 9][..]));
    }
    let nameless = [
        ("a", images(9, 4)),
        ("b", images(9, 4)),
        ("c", zeros),
        ("d", labels(9)),
    ];
    assert!(refusal(&nameless).contains("their names do not tell"));
}

#[test]
fn other_element_types_are_brought_to_bytes() {
    let shape = [4, 4, 4];
    let shorts: Vec<u8> = [7_i16; 64].iter().flat_map(|x| x.to_be_bytes()).collect();
    let floats: Vec<u8> = [0.2_f32; 64].iter().flat_map(|x| x.to_be_bytes()).collect();
    let doubles: Vec<u8> = [200.4_f64; 64]
        .iter()
        .flat_map(|x| x.to_be_bytes())
        .collect();
    let ints: Vec<u8> = [255_i32; 64].iter().flat_map(|x| x.to_be_bytes()).collect();
    for (code, bytes, grey) in [
        (11, shorts, 7),
        (13, floats, 51),
        (14, doubles, 200),
        (12, ints, 255),
        (9, vec![100; 64], 100),
    ] {
        let split = read(&[("a", idx(code, &shape, &bytes))]).expect("it is valid");
        assert_eq!(split.train.pixels(), &[grey; 32]);
    }
    let one_channel = read(&[("a", idx(8, &[4, 4, 4, 1], &[5; 64]))]).expect("it is valid");
    assert_eq!(one_channel.held_out.event_size(), 16);
    refused(idx(9, &shape, &[0xff; 64]), "pixel value -1");
    let nan: Vec<u8> = [f32::NAN; 64]
        .iter()
        .flat_map(|x| x.to_be_bytes())
        .collect();
    refused(idx(13, &shape, &nan), "pixel value NaN");
    let half: Vec<u8> = [0.5_f32; 4].iter().flat_map(|x| x.to_be_bytes()).collect();
    let files = [("i", images(4, 4)), ("l", idx(13, &[4], &half))];
    assert!(refusal(&files).contains("the label 0.5"));
}

#[test]
fn floats_are_as_bright_as_nearly_all_of_them_say() {
    let mut shares: Vec<f32> = (0..4 * 400).map(|i| (i % 250) as f32 / 250.0).collect();
    let grey = |values: &[f32]| -> Result<Vec<u8>, String> {
        let bytes: Vec<u8> = values.iter().flat_map(|x| x.to_be_bytes()).collect();
        let split = read(&[("x", idx(13, &[4, 20, 20], &bytes))])?;
        Ok([split.train.pixels(), split.held_out.pixels()].concat())
    };
    let sum = |values: &[f32]| -> u32 {
        let pixels = grey(values).expect("it is valid");
        pixels.into_iter().map(u32::from).sum()
    };
    let exact = sum(&shares);
    for (at, value) in [(10, 1.000_000_1), (250, -1e-7), (500, 40.0)] {
        shares[at] = value;
        assert!(sum(&shares).abs_diff(exact) < 700, "{value} at {at}");
    }
    let bytes: Vec<f32> = shares
        .iter()
        .map(|share| 255.000_02 * share.min(1.0))
        .collect();
    assert!(sum(&bytes).abs_diff(exact) < 700);
    let dots: Vec<f32> = (0..1600)
        .map(|i| if i == 7 { 200.0 } else { 0.0 })
        .collect();
    assert_eq!(sum(&dots), 200);
    let far: Vec<f32> = shares.iter().map(|share| 400.0 * share).collect();
    assert!(grey(&far).expect_err("it is too far").contains("0 to 255"));
}

#[test]
fn what_is_not_idx_is_refused_with_what_it_looks_like() {
    refused(vec![], "is empty");
    refused(gzip(&[]), "unpacked, is empty");
    refused(b"\x89PNG\r\n\x1a\n....".to_vec(), "a PNG picture");
    refused(b"\xff\xd8\xff\xe0..".to_vec(), "a JPEG picture");
    refused(b"PK\x03\x04....".to_vec(), "a ZIP archive");
    refused(b"label,p0,p1,p2\n5,0,0,0\n".to_vec(), "a CSV table");
    refused(gzip(b"label,p0,p1,p2\n5,0,0,0\n"), "a CSV table");
    refused(b"<!DOCTYPE html><html>".to_vec(), "a web page");
    refused(b"{\"a\": 1}".to_vec(), "JSON");
    refused("Größe".as_bytes().to_vec(), "text");
    refused(gzip(&gzip(&images(4, 4))), "a gzip file (unpack it first)");
    refused(vec![1, 2, 3, 4, 200], "two zero bytes and a type code.");
    refused(vec![0], "not an IDX file");
}

#[test]
fn headers_outside_the_limits_are_refused_before_memory_is_taken() {
    let most = u32::MAX;
    refused(idx(8, &[most, most, most], &[]), "4294967295 items");
    refused(
        idx(8, &[70_000, most, most], &[]),
        "4294967295 by 4294967295",
    );
    refused(
        gzip(&idx(8, &[70_000, 128, 128], &[0; 9])),
        "tells of 1146880016 bytes unpacked",
    );
    refused(
        idx(14, &[70_000, 64, 64], &[]),
        "2293760000 bytes of elements",
    );
    refused(idx(8, &[70_001], &[]), "at most 70000");
    refused(
        idx(8, &[0, 28, 28], &[]),
        "0 × 28 × 28; no dimension may be 0",
    );
    refused(images(4, 3), "3 by 3 pixels; each side has to be 4 to 128");
    refused(images(1, 129), "129 by 129");
    refused(idx(8, &[4; 5], &[0; 1024]), "has 5 dimensions");
    refused(idx(8, &[4, 784], &[0; 3136]), "784 numbers an item");
    refused(idx(8, &[4, 4, 4, 2], &[0; 128]), "2 channels");
    refused(
        idx(8, &[70_000, 128, 128, 3], &[]),
        "3440640000 bytes of elements; at most 1500000000",
    );
    refused(
        vec![0, 0, 8, 3, 0, 0],
        "breaks off in its header, which needs 16 bytes and has 6",
    );
}

#[test]
fn colours_that_lie_pixel_by_pixel_are_read_channel_by_channel() {
    let elements: Vec<u8> = (0..5 * 16 * 3).map(|at| at as u8).collect();
    let split = read(&[("some.idx", idx(8, &[5, 4, 4, 3], &elements))]).expect("it is valid");
    assert_eq!(split.train.shape(), ImageShape::rgb(4, 4));
    let image = split.held_out.image(0);
    let first = image[0];
    assert_eq!(first % 48, 0);
    for (at, level) in image.iter().enumerate() {
        let (channel, pixel) = (at / 16, at % 16);
        assert_eq!(usize::from(level - first), 3 * pixel + channel);
    }
    let grey = idx(8, &[5, 4, 4], &elements[..80]);
    let colour = idx(8, &[5, 4, 4, 3], &elements);
    assert!(refusal(&[("a", grey), ("b", colour)]).contains("1 channels and “b” of 3"),);
}

#[test]
fn a_truncated_file_is_refused_with_its_size() {
    let mut bytes = images(10, 4);
    bytes.truncate(100);
    refused(bytes.clone(), "tells of 176 bytes, and there are 100");
    refused(
        gzip(&bytes),
        "tells of 176 bytes unpacked, and there are 100",
    );
}

#[test]
fn trailing_bytes_are_refused() {
    let longer = [images(10, 4), vec![0; 7]].concat();
    refused(longer.clone(), "has 7 bytes too many");
    refused(gzip(&longer), "goes on, unpacked, after the 176 bytes");
    // Beyond what is looked at to tell the kind of file.
    refused(
        gzip(&[images(100, 4), vec![0; 7]].concat()),
        "goes on, unpacked, after",
    );
}

#[test]
fn a_gzip_bomb_is_left_packed() {
    let bomb = gzip(&[idx(8, &[4, 4, 4], &[]), vec![0; 50_000_000]].concat());
    refused(bomb, "goes on, unpacked, after the 80 bytes");
}

#[test]
fn a_damaged_gzip_file_is_refused() {
    let whole = gzip(&images(100, 8));
    let mut flipped = whole.clone();
    let last = flipped.len() - 1;
    flipped[last - 5] ^= 0x40;
    refused(flipped, "is a corrupt gzip file");
    refused(whole[..last].to_vec(), "breaks off before its checksum");
    refused(whole[..whole.len() / 2].to_vec(), "is truncated");
    refused(whole[..5].to_vec(), "breaks off before any data");
}

#[test]
fn files_that_do_not_belong_together_are_refused() {
    let (i, l) = (|n| ("i.idx", images(n, 4)), |n| ("l.idx", labels(n)));
    let (j, m) = (|n| ("j.idx", images(n, 4)), |n| ("m.idx", labels(n)));
    let k = || ("k.idx", images(9, 4));
    assert!(refusal(&[]).contains("0 files"));
    assert!(refusal(&[l(9)]).contains("“l.idx” holds labels, and no images"));
    assert!(refusal(&[i(9), l(8)]).contains("“i.idx” has 9 images, “l.idx” has labels for 8"));
    assert!(refusal(&[i(9), l(9), m(9)]).contains("1 image files and 2 label files"));
    assert!(refusal(&[i(9), j(8), l(9)]).contains("2 image files and 1 label files"));
    assert!(refusal(&[i(9), j(8), l(9), m(7)]).contains("“m.idx” has labels for 7"));
    assert!(refusal(&[i(9), j(9), k()]).contains("3 image files"));
    assert!(refusal(&[i(9), j(9), k(), l(9), m(9)]).contains("5 files"));
    assert!(refusal(&vec![i(9); 9]).contains("9 files"));
    assert!(refusal(&[i(9), ("j.idx", images(3, 5))]).contains("“j.idx” of 5 by 5"));
    assert!(refusal(&[i(2)]).contains("cannot hold out"));
    assert!(refusal(&[i(1), j(1)]).contains("1 images to train on"));
}

#[test]
fn a_file_that_is_there_plain_and_packed_is_read_once() {
    let plain = [
        ("t10k-images-idx3-ubyte", images(10, 4)),
        ("t10k-labels-idx1-ubyte", labels(10)),
        ("train-images-idx3-ubyte", images(40, 4)),
        ("train-labels-idx1-ubyte", labels(40)),
    ];
    let packed = plain
        .clone()
        .map(|(name, bytes)| (format!("{name}.gz"), gzip(&bytes)));
    let packed = packed
        .each_ref()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()));
    let set = read_noting(&[&plain[..], &packed[..]].concat()).expect("it is valid");
    assert_eq!((set.split.train.len(), set.split.held_out.len()), (40, 10));
    assert_eq!(set.split.held_out.labels().map(<[u8]>::len), Some(10));
    let [notice] = &set.notices[..] else {
        panic!("{:?}", set.notices)
    };
    let said = notice.to_string();
    assert!(said.contains("“train-images-idx3-ubyte.gz”"), "{said}");
    // Kaggle's archive has dots where the others have dashes.
    let dots = [
        ("a-images-idx3-ubyte", images(9, 4)),
        ("a-images.idx3-ubyte", images(9, 4)),
    ];
    assert_eq!(read(&dots).expect("it is one").train.len(), 7);
    let differing = [("a.idx", images(9, 4)), ("a.idx.gz", gzip(&images(8, 4)))];
    assert!(refusal(&differing).contains("called alike"));
}

fn table(columns: usize, cell: impl Fn(usize, usize) -> i32) -> Vec<u8> {
    let cells = (0..20 * columns).flat_map(|i| cell(i / columns, i % columns).to_be_bytes());
    idx(12, &[20, columns as u32], &cells.collect::<Vec<_>>())
}

#[test]
fn tables_of_labels_are_read_by_their_class_or_left_out() {
    let qmnist = table(
        8,
        |row, column| if column == 0 { row as i32 % 10 } else { 4000 },
    );
    let one_hot = table(10, |row, column| i32::from(row % 10 == column));
    let single = table(1, |row, _| row as i32 % 10);
    let several = table(14, |row, column| i32::from((row + column) % 3 == 0));
    for (labels, said) in [(qmnist, "first"), (one_hot, "a 1"), (single, "")] {
        let files = [
            ("q-images-idx3-ubyte", images(20, 4)),
            ("q-labels-idx2-int", labels),
        ];
        let set = read_noting(&files).expect("it is valid");
        for part in [&set.split.train, &set.split.held_out] {
            for (i, label) in part.labels().expect("labelled").iter().enumerate() {
                assert_eq!(part.image(i)[0] % 10, *label);
            }
        }
        let notices: Vec<_> = set.notices.iter().map(Notice::to_string).collect();
        assert!(notices.concat().contains(said), "{notices:?}");
        assert_eq!(notices.is_empty(), said.is_empty());
    }
    let files = [("i", images(20, 4)), ("l", several)];
    let set = read_noting(&files).expect("it is valid");
    assert_eq!(set.split.train.labels(), None);
    let left_out = Notice::LabelsLeftOut {
        name: "l".into(),
        columns: 14,
    };
    assert_eq!(set.notices, [left_out]);
    let wrong = table(8, |_, column| if column == 0 { -1 } else { 7 });
    assert!(refusal(&[("i", images(20, 4)), ("l", wrong)]).contains("the label -1"));
}

#[test]
fn a_packed_file_of_one_tone_is_no_bomb() {
    let dark = idx(8, &[3000, 28, 28], &[0; 3000 * 784]);
    assert_eq!(
        read(&[("dots.gz", gzip(&dark))])
            .expect("it is valid")
            .train
            .len(),
        2700
    );
}

#[test]
fn a_name_is_shown_without_folders_and_control_characters() {
    assert_eq!(super::quoted("C:\\x\\a/b\n.idx"), "b.idx");
    assert_eq!(super::quoted(""), "(unnamed file)");
    assert_eq!(super::quoted(&"é".repeat(500)).chars().count(), 60);
}
