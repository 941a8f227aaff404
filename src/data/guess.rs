//! What a file looks like that is not what was wanted.

use crate::error::FileKind;

/// How much of a file is enough to tell.
const HEAD: usize = 512;

/// The first bytes of well-known kinds of file.
const SIGNATURES: [(&[u8], FileKind); 25] = [
    (b"\x89PNG", FileKind::Png),
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"GIF8", FileKind::Gif),
    (b"RIFF", FileKind::Riff),
    (b"BM", FileKind::Bmp),
    (b"II*\0", FileKind::Tiff),
    (b"MM\0*", FileKind::Tiff),
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::EmptyZip),
    (b"\x1f\x8b", FileKind::Gzip),
    (b"\xfd7zXZ", FileKind::Xz),
    (b"\x28\xb5\x2f\xfd", FileKind::Zstandard),
    (b"BZh", FileKind::Bzip2),
    (b"7z\xbc\xaf", FileKind::SevenZip),
    (b"\x93NUMPY", FileKind::Numpy),
    (b"\x89HDF", FileKind::Hdf5),
    (b"%PDF", FileKind::Pdf),
    (b"PAR1", FileKind::Parquet),
    (b"MATLAB 5.0", FileKind::Matlab),
    (
        b"version https://git-lfs.github.com/spec/",
        FileKind::GitLfs,
    ),
    // The number that PyTorch's files began with before they were archives.
    (
        b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.",
        FileKind::PyTorch,
    ),
    (b"\x80\x02", FileKind::Pickle),
    (b"\x80\x03", FileKind::Pickle),
    (b"\x80\x04", FileKind::Pickle),
    (b"\x80\x05", FileKind::Pickle),
];

/// What the file that begins with `head` seems to be, or nothing if that cannot be told.
///
/// ```
/// use vae_lab::data::looks_like;
/// use vae_lab::error::FileKind;
///
/// assert_eq!(looks_like(b"\x89PNG\r\n\x1a\n"), Some(FileKind::Png));
/// assert_eq!(looks_like(&[7; 40]), None);
/// ```
pub fn looks_like(head: &[u8]) -> Option<FileKind> {
    let head = &head[..head.len().min(HEAD)];
    if let Some(kind) = archive_of_python(head) {
        return Some(kind);
    }
    if is_safetensors(head) {
        return Some(FileKind::Safetensors);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(*kind);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(FileKind::Tar);
    }
    if let [0, 0, 0x08..=0x0e, 1..=4, ..] = head {
        return Some(FileKind::Idx);
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
        Some('<') => FileKind::WebPage,
        Some('{' | '[') => FileKind::Json,
        _ if first_line.matches([',', ';', '\t']).count() >= 2 => FileKind::Csv,
        _ => FileKind::Text,
    })
}

/// NumPy and PyTorch keep theirs in ZIP archives, told by the name of the first entry.
fn archive_of_python(head: &[u8]) -> Option<FileKind> {
    let [b'P', b'K', 3, 4, ..] = head else {
        return None;
    };
    let size = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    let name = head.get(30..)?;
    let name = &name[..size.min(name.len())];
    if name.ends_with(b"data.pkl") {
        Some(FileKind::PyTorch)
    } else if name.ends_with(b".npy") {
        Some(FileKind::NumpyArchive)
    } else {
        None
    }
}

/// Eight bytes for the size of the header, then the header, which is JSON.
fn is_safetensors(head: &[u8]) -> bool {
    // The library that reads such files takes no longer header.
    const MOST: u64 = 100_000_000;
    let size = head.first_chunk().map(|&size| u64::from_le_bytes(size));
    size.is_some_and(|size| (2..=MOST).contains(&size)) && head.get(8) == Some(&b'{')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(name: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(26, 0);
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.bytes());
        bytes
    }

    #[test]
    fn archives_of_python_are_told_by_their_first_entry() {
        assert_eq!(looks_like(&zip("model/data.pkl")), Some(FileKind::PyTorch));
        assert!(looks_like(&zip("x.npy")) == Some(FileKind::NumpyArchive));
        assert!(looks_like(&zip("cat.png")) == Some(FileKind::Zip));
        assert!(looks_like(b"PK\x03\x04") == Some(FileKind::Zip));
    }

    #[test]
    fn a_pointer_of_git_lfs_is_no_text_of_the_users() {
        let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
        assert_eq!(looks_like(pointer), Some(FileKind::GitLfs));
    }

    #[test]
    fn nothing_is_said_of_bytes_that_nobody_knows() {
        for bytes in [&[][..], &[0], &[0; 600], &[255; 30], b"\x01{"] {
            assert_eq!(looks_like(bytes), None, "{bytes:?}");
        }
    }
}
