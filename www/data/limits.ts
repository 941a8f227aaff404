// How much may be brought along. Everything is checked before memory is spent on it.

/** As many as the engine takes. */
export const MOST_IMAGES = 70_000;
/** Of all their pixels, as much as the engine takes. */
export const MOST_BYTES = 1_500_000_000;
export const FEWEST_IMAGES = 3; // two to learn from, one to hold out
export const MOST_CLASSES = 256; // a label is a byte

/** Of one picture: with four bytes each, a quarter of a gigabyte while it is decoded. */
export const MOST_PIXELS = 64_000_000;
export const LARGEST_PICTURE = 64 * 2 ** 20; // bytes of its file
export const LARGEST_TEXT = 32 * 2 ** 20;

export const LARGEST_DIRECTORY = 64 * 2 ** 20; // of a zip
export const LARGEST_UNPACKED = 2 ** 31; // all of an archive
export const LARGEST_MEMBER = 2 ** 29; // one file of it, and one that is gzipped by itself
/** Bytes that deflate makes of one byte at most: longer claims are not believed. */
export const MOST_DEFLATED = 1032;
/** In a folder or an archive: walking on through a whole disk would serve nobody. */
export const MOST_FILES = 200_000;

/** An array whose order of elements scatters each image over all of it is read whole. */
export const LARGEST_SCATTERED = 2 ** 29;
export const LONGEST_SIDE = 4096; // of the images in an array

export const PREVIEWED = 24;
