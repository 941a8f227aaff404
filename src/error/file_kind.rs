//! What a file looks like that is not what was wanted.

use std::fmt;

use serde::Serialize;

macro_rules! file_kinds {
    ($($kind:ident = $name:literal,)+) => {
        /// What a file may be that is not what was wanted.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub enum FileKind {
            $(#[doc = $name] $kind,)+
        }

        /// As the end of the sentence "It looks like …".
        impl fmt::Display for FileKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$kind => $name,)+
                })
            }
        }
    };
}

file_kinds! {
    Png = "a PNG picture",
    Jpeg = "a JPEG picture",
    Gif = "a GIF picture",
    Riff = "a WebP picture or a WAV sound",
    Bmp = "a BMP picture",
    Tiff = "a TIFF picture",
    Zip = "a ZIP archive (unpack it first)",
    EmptyZip = "an empty ZIP archive",
    Gzip = "a gzip file (unpack it first)",
    Xz = "an xz archive (unpack it first)",
    Zstandard = "a Zstandard archive (unpack it first)",
    Bzip2 = "a bzip2 archive (unpack it first)",
    SevenZip = "a 7-Zip archive (unpack it first)",
    Tar = "a tar archive (unpack it first)",
    Numpy = "a NumPy array",
    NumpyArchive = "a NumPy archive (.npz)",
    Hdf5 = "an HDF5 file",
    Pdf = "a PDF document",
    Parquet = "a Parquet table",
    Matlab = "a MATLAB file",
    GitLfs = "a pointer of Git LFS's, which only stands for the file (“git lfs pull” brings it)",
    PyTorch = "a file of PyTorch's own",
    Pickle = "a Python pickle",
    Safetensors = "a safetensors file, which holds a model",
    Idx = "an IDX file, which holds images or labels",
    WebPage = "a web page",
    Json = "JSON",
    Csv = "a CSV table",
    Text = "text",
}
