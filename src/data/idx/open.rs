//! From a file's bytes, plain or gzipped, to a header and its elements.

use std::io::{ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;

use super::header::{Header, LONGEST};
use crate::error::{DataError, Error};

/// The contents of one IDX file.
pub struct Array {
    pub header: Header,
    /// The elements as they lie in the file, `header.payload()` bytes.
    pub elements: Vec<u8>,
}

/// How much of a packed file is looked at to tell what it is.
const HEAD: usize = 512;
const _: () = assert!(HEAD >= LONGEST);
/// Deflate never unpacks a byte to more than this many.
const MOST_UNPACKED: usize = 1032;

/// Reads the file called `name`, checking that it holds exactly what its header
/// says.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Array, Error> {
    if bytes.is_empty() {
        let name = name.to_owned();
        return Err(DataError::EmptyFile { name }.into());
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        unpack(name, &bytes)
    } else {
        plain(name, bytes)
    }
}

fn plain(name: &str, mut bytes: Vec<u8>) -> Result<Array, Error> {
    let header = Header::read(name, &bytes[..bytes.len().min(HEAD)])?;
    let expected = header.size + header.payload();
    if bytes.len() < expected {
        return Err(DataError::Truncated {
            name: name.to_owned(),
            expected,
            actual: bytes.len(),
        }
        .into());
    }
    if bytes.len() > expected {
        return Err(DataError::TrailingBytes {
            name: name.to_owned(),
            surplus: bytes.len() - expected,
            expected,
        }
        .into());
    }
    bytes.drain(..header.size);
    Ok(Array {
        header,
        elements: bytes,
    })
}

fn unpack(name: &str, bytes: &[u8]) -> Result<Array, Error> {
    let corrupt = |error: std::io::Error| DataError::CorruptGzip {
        name: name.to_owned(),
        reason: error.to_string(),
    };
    let mut decoder = MultiGzDecoder::new(bytes);
    let mut head = Vec::with_capacity(HEAD);
    let broke_off = read(&mut decoder, HEAD, &mut head).map_err(corrupt)?;
    if head.is_empty() {
        let name = name.to_owned();
        return Err(if broke_off {
            DataError::BreaksOffAtOnce { name }.into()
        } else {
            DataError::EmptyUnpacked { name }.into()
        });
    }
    let header = Header::read(name, &head)?;
    let expected = header.size + header.payload();
    let mut elements = head;
    elements.drain(..header.size);
    // All the room the elements can need, but no more than the file can fill.
    let room = header
        .payload()
        .min(bytes.len().saturating_mul(MOST_UNPACKED));
    elements.reserve_exact(room.saturating_sub(elements.len()));
    let missing = header.payload().saturating_sub(elements.len());
    let broke_off = broke_off || read(&mut decoder, missing, &mut elements).map_err(corrupt)?;
    if elements.len() < header.payload() {
        return Err(DataError::TruncatedUnpacked {
            name: name.to_owned(),
            expected,
            actual: header.size + elements.len(),
        }
        .into());
    }
    // One byte more, which also makes the decoder check the packed file's end.
    let surplus = elements.len() - header.payload();
    let mut probe = Vec::new();
    let broke_off = broke_off || read(&mut decoder, 1, &mut probe).map_err(corrupt)?;
    if surplus + probe.len() > 0 {
        let name = name.to_owned();
        return Err(DataError::TrailingUnpacked { name, expected }.into());
    }
    if broke_off {
        let name = name.to_owned();
        return Err(DataError::GzipBreaksOff { name }.into());
    }
    Ok(Array { header, elements })
}

/// Appends up to `most` bytes to `out`; true if the packed data broke off.
fn read(decoder: &mut impl Read, most: usize, out: &mut Vec<u8>) -> std::io::Result<bool> {
    match decoder.take(most as u64).read_to_end(out) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(true),
        Err(error) => Err(error),
    }
}
