//! Data files that can't be read, and images that can't be learned from.

use super::file_kind::FileKind;

sentences! {
    /// A data file that can't be read, or arrays that don't fit together.
    pub enum DataError {
        #[error(
            "Batches of {batch_size} images cannot be drawn from {images}; both have to be at least 1, and the images \
             fewer than 4294967296."
        )]
        NoBatches { batch_size: usize, images: usize },

        #[error("{count} digits cannot be generated; ask for 1 to {most}.")]
        DigitCount { count: usize, most: usize },

        #[error("{count} sprites cannot be drawn; ask for {least} to {most}.")]
        SpriteCount { count: usize, least: usize, most: usize },

        #[error("“{name}” has {count} images to train on; at least {least} are needed.")]
        TooFewToTrainOn { name: String, count: usize, least: usize },

        #[error(
            "“{name}” has images of {channels} channels; images have 1 (grey), 3 (red, green and blue) or 4 (these and \
             opacity)."
        )]
        Channels { name: String, channels: usize },

        #[error(
            "The images of “{name}” are {height} by {width} pixels; each side has to be {min} to {max} pixels."
        )]
        SidesOutOfRange { name: String, height: usize, width: usize, min: usize, max: usize },

        #[error(
            "“{name}” has {pixels} numbers; {height} by {width} images need a whole number of images of {each} numbers \
             each, at least one."
        )]
        NotWholeImages { name: String, pixels: usize, height: usize, width: usize, each: usize },

        #[error("“{name}” has {count} images; at most {most} are allowed.")]
        TooManyImages { name: String, count: usize, most: usize },

        #[error(
            "“{name}” has {count} images of {each} bytes each, {bytes} in all; at most {most} are allowed. Give fewer \
             images or smaller ones."
        )]
        TooManyBytes { name: String, count: usize, each: usize, bytes: usize, most: usize },

        #[error("“{name}” has {images} images but labels for {labels}; there has to be one label for each image.")]
        LabelCount { name: String, images: usize, labels: usize },

        #[error(
            "“{name}” has {count} images and cannot hold out {part} of them; at least {held} has to be held out and \
             at least {left} left to train on."
        )]
        HeldOutCount { name: String, count: usize, part: usize, held: usize, left: usize },

        #[error(
            "The images of “{name}” have no labels, which a classifier needs; open their label file too, or take the \
             built-in digits."
        )]
        NoLabels { name: String },

        #[error("Samples are judged beside at least 2 held-out images; “{name}” has {count}.")]
        TooFewHeldOut { name: String, count: usize },

        // IDX files, one by one.

        #[error("“{name}” is empty.")]
        EmptyFile { name: String },

        #[error("“{name}”, unpacked, is empty.")]
        EmptyUnpacked { name: String },

        #[error("“{name}”, unpacked, breaks off before any data.")]
        BreaksOffAtOnce { name: String },

        #[error("“{name}” is not an IDX file, which begins with two zero bytes and a type code.")]
        NotIdx { name: String },

        #[error(
            "“{name}” is not an IDX file, which begins with two zero bytes and a type code. It looks like {kind}."
        )]
        NotIdxBut { name: String, kind: FileKind },

        #[error("“{name}” has {count} dimensions; images have 3 (count, height, width) and labels 1 or 2.")]
        IdxDimensions { name: String, count: usize },

        #[error("“{name}” breaks off in its header, which needs {expected} bytes and has {actual}.")]
        IdxHeaderBreaksOff { name: String, expected: usize, actual: usize },

        #[error("“{name}” says it is {sizes}; no dimension may be 0.")]
        IdxZeroDimension { name: String, sizes: String },

        #[error("“{name}” holds {count} items; at most {most} are allowed.")]
        IdxItems { name: String, count: u32, most: usize },

        #[error(
            "“{name}” has {columns} numbers an item; images have 3 dimensions (count, height, width), and labels at \
             most {most} columns."
        )]
        IdxColumns { name: String, columns: u32, most: usize },

        #[error("“{name}” has images of {height} by {width} pixels; each side has to be {min} to {max} pixels.")]
        IdxSides { name: String, height: u32, width: u32, min: usize, max: usize },

        #[error("“{name}” holds {bytes} bytes of elements; at most {most} are allowed.")]
        IdxBytes { name: String, bytes: usize, most: usize },

        #[error("“{name}” is a corrupt gzip file ({reason}); try to download or pack it again.")]
        CorruptGzip { name: String, reason: String },

        #[error("“{name}” is truncated: its header tells of {expected} bytes, and there are {actual}.")]
        Truncated { name: String, expected: usize, actual: usize },

        #[error("“{name}” is truncated: its header tells of {expected} bytes unpacked, and there are {actual}.")]
        TruncatedUnpacked { name: String, expected: usize, actual: usize },

        #[error("“{name}” has {surplus} bytes too many: its header tells of {expected} bytes.")]
        TrailingBytes { name: String, surplus: usize, expected: usize },

        #[error("“{name}” goes on, unpacked, after the {expected} bytes its header tells of; it has to end there.")]
        TrailingUnpacked { name: String, expected: usize },

        #[error(
            "“{name}” has all its elements, but its gzip data breaks off before its checksum or has stray bytes after \
             it; try to download it again."
        )]
        GzipBreaksOff { name: String },

        #[error(
            "“{name}” holds the pixel value {value}; pixels have to be 0 to 255, or 0 to 1 as floating-point numbers."
        )]
        PixelValue { name: String, value: f64 },

        #[error("“{name}” holds the label {value}; labels have to be whole numbers 0 to 255.")]
        LabelValue { name: String, value: f64 },

        // IDX files, several together.

        #[error("{count} files were given; give one or two IDX image files, each with its label file or without.")]
        FileCount { count: usize },

        #[error(
            "{images} image files and {labels} label files were given; give one or two image files, and for each its \
             label file or for none."
        )]
        FileKinds { images: usize, labels: usize },

        #[error("“{name}” holds labels, and no images were given; give their IDX image file too.")]
        LabelsAlone { name: String },

        #[error(
            "“{first}” has images of {height} by {width} pixels and “{second}” of {other_height} by {other_width}; \
             both have to be of one size."
        )]
        SizesDiffer {
            first: String, height: usize, width: usize,
            second: String, other_height: usize, other_width: usize,
        },

        #[error(
            "“{first}” has images of {channels} channels and “{second}” of {other_channels}; both have to be of one \
             kind."
        )]
        ChannelsDiffer { first: String, channels: usize, second: String, other_channels: usize },

        #[error(
            "“{images}” has {count} images, “{labels}” has labels for {label_count}; there has to be one label for \
             each image."
        )]
        LabelsOfOthers { images: String, count: usize, labels: String, label_count: usize },

        #[error(
            "“{images}” has {count} images, “{more_images}” has {more_count} images, “{labels}” has labels for \
             {label_count}, “{more_labels}” has labels for {more_label_count}; there has to be one label for each \
             image."
        )]
        LabelsOfOtherPairs {
            images: String, count: usize, more_images: String, more_count: usize,
            labels: String, label_count: usize, more_labels: String, more_label_count: usize,
        },

        #[error(
            "“{first}” and “{second}” hold as many labels as each other, and their names do not tell which images \
             they belong to; name the files like train-images, train-labels, test-images, test-labels."
        )]
        LabelsUndecided { first: String, second: String },

        #[error("“{first}” and “{second}” are called alike and hold different things; give one of them.")]
        CalledAlike { first: String, second: String },
    }
}
