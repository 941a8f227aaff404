// Kinds of files that are known, but not read: by their first bytes. For most of them Python makes
// something that is read (page/import/conversions.ts).

export const FOREIGN = [
  'torch',
  'safetensors',
  'pickle',
  'keras',
  'onnx', // models, as a rule
  'lfs', // what Git leaves in a large file's place
  'parquet',
  'arrow',
  'arrowstream',
  'hdf5',
  'matlab',
  'matlab73',
  'tfrecord',
  'sqlite',
  'excel',
  'office', // tables and arrays
  '7z',
  'rar',
  'xz',
  'bzip2',
  'zstd',
  'lz4', // archives
  'heic',
  'tiff',
  'psd',
  'svg',
  'jpegxl',
  'jpeg2000',
  'netpbm',
  'exr',
  'dicom',
  'nifti',
  'video', // pictures
] as const;

export type Foreign = (typeof FOREIGN)[number];

/** Pictures of these kinds some browsers decode, so that it is tried first. */
export const SOMETIMES_DECODED: readonly Foreign[] = ['heic', 'tiff', 'svg', 'jpegxl', 'jpeg2000'];

const SIGNATURES: [start: string, Foreign, at?: number][] = [
  ['\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19', 'torch'], // before PyTorch 1.6
  ['version https://git-lfs.github.com/spec/', 'lfs'],
  ['PAR1', 'parquet'],
  ['PARE', 'parquet'],
  ['ARROW1', 'arrow'],
  ['FEA1', 'arrow'],
  ['MATLAB 7.3 MAT-file', 'matlab73'],
  ['MATLAB 5.0 MAT-file', 'matlab'],
  ['\x89HDF\r\n\x1a\n', 'hdf5'],
  ['SQLite format 3\0', 'sqlite'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'excel'],
  ["7z\xbc\xaf'\x1c", '7z'],
  ['Rar!\x1a\x07', 'rar'],
  ['\xfd7zXZ\0', 'xz'],
  ['BZh91AY&SY', 'bzip2'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['\x04\x22\x4d\x18', 'lz4'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['8BPS', 'psd'],
  ['\xff\x0a', 'jpegxl'],
  ['\0\0\0\x0cJXL ', 'jpegxl'],
  ['\0\0\0\x0cjP  ', 'jpeg2000'],
  ['\xff\x4f\xff\x51', 'jpeg2000'],
  ['\x76\x2f\x31\x01', 'exr'],
  ['DICM', 'dicom', 128],
  ['n+1\0', 'nifti', 344],
  ['ni1\0', 'nifti', 344],
  ['n+2\0\r\n\x1a\n', 'nifti', 4],
  ['\x1a\x45\xdf\xa3', 'video'],
  ['AVI ', 'video', 8],
];

/** It begins with the length of a header in JSON, whose bytes may look like any signature. */
export function isSafetensors(letters: string): boolean {
  return /^.{5}\0{3}\{[\s"]/s.test(letters);
}

/** `letters` are the bytes of the head, a letter each. */
export function foreignKind(letters: string): Foreign | null {
  const signature = SIGNATURES.find(([start, , at = 0]) => letters.startsWith(start, at));
  if (signature) return signature[1];
  if (letters.startsWith('ftyp', 4)) return brand(letters.slice(8, 40));
  if (/^\xff{4}.{3}\0\x10\0{3}/s.test(letters)) return 'arrowstream';
  if (/^P[1-7]\s+(#[^\n]*\n\s*)*(\d+|WIDTH)\s/.test(letters)) return 'netpbm';
  if (/^\x80[\x02-\x05]/.test(letters)) return 'pickle';
  if (
    /^\x08[\x03-\x1f]\x12.(pytorch|onnx|tf2onnx|skl2onnx|keras2onnx|paddle|backend-test)/s.test(
      letters,
    )
  )
    return 'onnx';
  if (
    /^(\ufeff|\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/is.test(
      letters,
    )
  )
    return 'svg';
  return isRecords(letters) ? 'tfrecord' : null;
}

/**
 * Of the ISO base media file format: the brands that the file is compatible with. AVIF is none of
 * ours.
 */
function brand(brands: string): Foreign | null {
  if (/avi[fs]/.test(brands)) return null;
  return /hei[cfmsx]|hev[cmsx]|mif1|msf1/.test(brands) ? 'heic' : 'video';
}

/** What a zip is, where it is no archive but a format that happens to be packed as one. */
export function foreignZip(paths: readonly string[]): Foreign | null {
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  if (has(/(^|\/)(data|constants)\.pkl$/)) return 'torch';
  if (has(/(^|\/)model\.weights\.h5$/)) return 'keras';
  if (has(/^\[Content_Types\]\.xml$/)) return has(/^xl\//) ? 'excel' : 'office';
  return has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/) ? 'office' : null;
}

/** A TFRecord begins with a length of 8 bytes and its masked CRC-32C. */
function isRecords(letters: string): boolean {
  if (letters.length < 12) return false;
  const bytes = Uint8Array.from(letters.slice(0, 12), (letter) => letter.charCodeAt(0));
  const sum = crc32c(bytes.subarray(0, 8));
  const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
  return new DataView(bytes.buffer).getUint32(8, true) === masked;
}

function crc32c(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  }
  return ~rest >>> 0;
}
