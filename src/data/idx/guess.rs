//! What a file that is not IDX looks like.

/// The first bytes of well-known kinds of file.
const SIGNATURES: [(&[u8], &str); 16] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a WAV sound"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a ZIP archive (unpack it first)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip file inside another (unpack it once)"),
    (b"\xfd7zXZ", "an xz archive (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive (unpack it first)"),
    (b"BZh", "a bzip2 archive (unpack it first)"),
    (b"7z\xbc\xaf", "a 7-Zip archive (unpack it first)"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"\x89HDF", "an HDF5 file"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet table"),
];

/// What the file that begins with `head` seems to be, as the end of the
/// sentence "It looks like …", or nothing if that cannot be told.
pub fn guess(head: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(kind);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some("a tar archive (unpack it first)");
    }
    // A character cut in two at the end of `head` is still text.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return None,
    };
    if text.is_empty() || text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let first_line = start.lines().next().unwrap_or_default();
    Some(match start.chars().next() {
        Some('<') => "a web page",
        Some('{' | '[') => "JSON",
        _ if first_line.matches([',', ';', '\t']).count() >= 2 => "a CSV table",
        _ => "text",
    })
}
