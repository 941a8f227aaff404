//! Files that are there more than once: packed and unpacked, or in two folders.

use super::{Contents, File};
use crate::error::{DataError, Error, Notice};

/// Each file once, in the order given; what is left out is noted. Files are the same that are called
/// alike but for `.gz` and the signs between words; images have to differ in name and in contents.
pub fn once_each(files: Vec<File>, notices: &mut Vec<Notice>) -> Result<Vec<File>, Error> {
    let mut kept: Vec<File> = Vec::new();
    let mut left_out = Vec::new();
    for file in files {
        match kept
            .iter()
            .find(|other| words(&other.name) == words(&file.name))
        {
            None => kept.push(file),
            Some(other) if same(&other.contents, &file.contents) => left_out.push(file.name),
            Some(other) => {
                return Err(DataError::CalledAlike {
                    first: other.name.clone(),
                    second: file.name,
                }
                .into());
            }
        }
    }
    if !left_out.is_empty() {
        notices.push(Notice::FilesTwice { files: left_out });
    }
    Ok(kept)
}

fn same(one: &Contents, other: &Contents) -> bool {
    match (one, other) {
        (Contents::Images(one), Contents::Images(other)) => {
            one.shape == other.shape && one.pixels == other.pixels
        }
        (Contents::Labels(one), Contents::Labels(other)) => one.labels == other.labels,
        (Contents::Images(_), Contents::Labels(_)) | (Contents::Labels(_), Contents::Images(_)) => {
            false
        }
    }
}

fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty() && *word != "gz")
        .map(String::from)
        .collect()
}
