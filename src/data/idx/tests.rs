//! What is read and what is refused, file by file.

use super::samples::{gzip, idx, images, labels, read, refusal, refused};

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
        assert_eq!(split.train.pixels(), &[grey; 48]);
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
    refused(gzip(&gzip(&images(4, 4))), "a gzip file inside another");
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
        gzip(&idx(8, &[70_000, 64, 64], &[0; 9])),
        "tells of 286720016 bytes unpacked",
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
    refused(images(4, 3), "3 by 3 pixels; each side has to be 4 to 64");
    refused(images(1, 65), "65 by 65");
    refused(idx(8, &[4, 4], &[0; 16]), "has 2 dimensions");
    refused(idx(8, &[4, 4, 4, 3], &[0; 192]), "3 channels");
    refused(
        vec![0, 0, 8, 3, 0, 0],
        "breaks off in its header, which needs 16 bytes and has 6",
    );
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
    assert!(refusal(&[]).contains("0 files"));
    assert!(refusal(&[l(9)]).contains("“l.idx” holds labels, and no images"));
    assert!(refusal(&[i(9), l(8)]).contains("“i.idx” has 9 images, “l.idx” has 8 labels"));
    assert!(refusal(&[i(9), l(9), l(9)]).contains("1 image files and 2 label files"));
    assert!(refusal(&[i(9), i(8), l(9)]).contains("2 image files and 1 label files"));
    assert!(refusal(&[i(9), i(8), l(9), l(7)]).contains("“l.idx” has 7 labels"));
    assert!(refusal(&[i(9), i(9), i(9)]).contains("3 image files"));
    assert!(refusal(&[i(9), i(9), i(9), l(9), l(9)]).contains("5 files"));
    assert!(refusal(&[i(9), ("j.idx", images(3, 5))]).contains("“j.idx” of 5 by 5"));
    assert!(refusal(&[i(2)]).contains("cannot hold out"));
    assert!(refusal(&[i(1), i(1)]).contains("1 images to train on"));
}

#[test]
fn a_name_is_shown_without_folders_and_control_characters() {
    assert_eq!(super::quoted("C:\\x\\a/b\n.idx"), "b.idx");
    assert_eq!(super::quoted(""), "(unnamed file)");
    assert_eq!(super::quoted(&"é".repeat(500)).chars().count(), 60);
}
