//! Images in colour: read, learnt from and drawn.

use std::fs;

use crate::support::{Folder, idx, told};

#[test]
fn images_in_colour_are_learnt_from_and_drawn() {
    let folder = Folder::new("colour");
    let elements: Vec<u8> = (0..20 * 96).map(|at| (at * 7 % 251) as u8).collect();
    fs::write(folder.0.join("some.idx"), idx(&[20, 6, 4, 4], elements)).unwrap();
    let said = told(&folder, &["some.idx"]);
    // From 96 numbers to 8, to twice 20, and back.
    let parameters = 97 * 8 + 2 * 9 * 20 + 21 * 8 + 9 * 96;
    let expected = format!("{parameters} parameters; 18 images");
    assert!(said.contains(&expected), "{said}");
    let data = [
        "reconstruct",
        "model.safetensors",
        "--data",
        "some.idx",
        "--count",
        "2",
    ];
    for kind in ["npy", "png"] {
        let [own, made] = ["x", "y"].map(|name| format!("{name}.{kind}"));
        folder.prints(&[&data[..], &["--originals", &own, "--out", &made]].concat());
    }
    let npy = folder.read("x.npy");
    let (header, numbers) = npy.split_at(128);
    let header = String::from_utf8_lossy(&header[10..]);
    assert!(header.contains("'shape': (2, 4, 6, 4)"), "{header}");
    let level = |at: usize| {
        let bytes = numbers[4 * at..][..4].try_into().unwrap();
        (f32::from_le_bytes(bytes) * 255.0).round() as u8
    };
    let png = folder.read("x.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut sheet = vec![0; 8 * 6 * 4];
    let info = reader.next_frame(&mut sheet).unwrap();
    assert_eq!((info.width, info.height), (8, 6));
    assert_eq!(info.color_type, png::ColorType::Rgba);
    for image in 0..2 {
        for at in 0..96 {
            let (channel, y, x) = (at / 24, at / 4 % 6, at % 4);
            let drawn = sheet[(y * 8 + image * 4 + x) * 4 + channel];
            assert_eq!(drawn, level(image * 96 + at), "{image} {at}");
        }
    }
}
