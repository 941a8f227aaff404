import { describe, expect, it } from 'vitest';
import { FOREIGN, foreignZip, type Foreign } from '../../../www/data/foreign';
import { looksLike } from '../../../www/data/kinds';
import { conversion } from '../../../www/page/import/conversions';
import sentences from '../sentences.json';
import { latin } from './archives';

const zeros = (count: number): string => '\0'.repeat(count);

/** The first bytes of files as their programs write them. */
const HEADS: [Foreign, string][] = [
  ['torch', '\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.'],
  ['pickle', '\x80\x04\x95\x19\0\0\0\0\0\0\0}\x94'],
  ['pickle', '\x80\x02}q\0'],
  ['safetensors', `\x40${zeros(7)}{"__metadata__":{}`],
  ['safetensors', '\x1f\x8b\0\0\0\0\0\0{"a"'],
  ['safetensors', '\x80\x02\0\0\0\0\0\0{ "a"'],
  ['onnx', '\x08\x08\x12\x07pytorch\x1a\x05'],
  ['lfs', 'version https://git-lfs.github.com/spec/v1\noid sha256:'],
  ['parquet', 'PAR1\x15\x04\x15'],
  ['arrow', `ARROW1${zeros(2)}\xff\xff`],
  ['arrow', 'FEA1\0'],
  ['arrowstream', '\xff\xff\xff\xff\x08\x01\0\0\x10\0\0\0\0\0\x0a\0'],
  ['hdf5', '\x89HDF\r\n\x1a\n\0'],
  ['sqlite', 'SQLite format 3\0\x10'],
  ['matlab', 'MATLAB 5.0 MAT-file, Platform: GLNXA64'],
  ['matlab73', 'MATLAB 7.3 MAT-file, Platform: GLNXA64'],
  ['excel', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['tfrecord', '\xd3\0\0\0\0\0\0\0\x0e\xe5\x86\x64\x0a\x05'],
  ['7z', "7z\xbc\xaf'\x1c\0\x04"],
  ['rar', 'Rar!\x1a\x07\x01\0'],
  ['rar', 'Rar!\x1a\x07\0'],
  ['xz', '\xfd7zXZ\0\0'],
  ['bzip2', 'BZh91AY&SY'],
  ['zstd', '\x28\xb5\x2f\xfd\x04'],
  ['lz4', '\x04"M\x18'],
  ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['heic', '\0\0\0\x18ftypmif1\0\0\0\0mif1heix'],
  ['tiff', 'II*\0\x08'],
  ['tiff', 'MM\0*\0'],
  ['tiff', 'II+\0'],
  ['psd', '8BPS\0\x01'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['svg', '<?xml version="1.0"?>\n<!-- drawn -->\n<svg>'],
  ['jpegxl', '\xff\x0a\xfa'],
  ['jpegxl', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['jpeg2000', '\0\0\0\x0cjP  \r\n'],
  ['netpbm', 'P5\n# by hand\n28 28\n255\n'],
  ['exr', 'v/1\x01\x02'],
  ['dicom', `${zeros(128)}DICM`],
  ['nifti', `\x5c\x01${zeros(342)}n+1\0`],
  ['nifti', '\x1c\x02\0\0n+2\0\r\n\x1a\n'],
  ['video', '\0\0\0\x20ftypisom'],
  ['video', '\0\0\0\x14ftypqt  '],
  ['video', '\x1aE\xdf\xa3'],
];

describe('a file of a kind that is known but not read', () => {
  it('is known by its first bytes', () => {
    for (const [kind, head] of HEADS) expect([kind, looksLike(latin(head))]).toEqual([kind, kind]);
  });

  it('is not taken for one that is read', () => {
    for (const head of [
      '{"a": 1}',
      '<html><svg>',
      'P1 is a name',
      'BZh is not packed',
      'a,b\n',
      '\0\0\x08\x03',
      '\0\0\0\x18ftypavif\0\0\0\0mif1',
      zeros(60),
    ]) {
      expect(FOREIGN as readonly string[]).not.toContain(looksLike(latin(head)));
    }
  });

  it('may be a zip with files of a format in it', () => {
    expect(foreignZip(['archive/data.pkl', 'archive/data/0', 'archive/version'])).toBe('torch');
    expect(foreignZip(['[Content_Types].xml', 'xl/workbook.xml'])).toBe('excel');
    expect(foreignZip(['[Content_Types].xml', 'word/document.xml'])).toBe('office');
    expect(foreignZip(['metadata.json', 'config.json', 'model.weights.h5'])).toBe('keras');
    expect(foreignZip(['set/cat/0.png', 'set/data.csv'])).toBeNull();
  });

  it('is named, with what to do about it', () => {
    const told = FOREIGN.map((kind) => conversion('a "b" é.tar.xz', 'set/a "b" é.tar.xz', kind));
    for (const sentence of told)
      expect(sentence).toMatch(/^“a "b" é.tar.xz” is .+, which is not read here\. .+/);
    for (const sentence of told) expect(sentence).not.toMatch(/undefined|open\("a "b"/);
    expect(new Set(told).size).toBe(FOREIGN.length);
    expect(conversion('mo…l.pt', 'long/model.pt', 'torch')).toMatch(
      /PyTorch.*safetensors.*torch\.load\("model\.pt".*"model\.safetensors"\)$/,
    );
    // The engine's own sentence has the same line.
    const ofEngine = sentences.find(({ code }) => code === 'pyTorchFile')!.message;
    expect(conversion('model.pt', 'model.pt', 'torch')).toContain(
      /import torch.*(?=\.$)/.exec(ofEngine)![0],
    );
    expect(conversion('x.tar.xz', 'x.tar.xz', 'xz')).toMatch(
      /shutil\.unpack_archive\("x\.tar\.xz", "x"\)$/,
    );
  });
});
