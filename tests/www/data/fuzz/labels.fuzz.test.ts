import { columnsOf } from '../../../../www/data/columns';
import { readLabels } from '../../../../www/data/labels';
import { imageNames } from '../../../../www/data/names';
import { fuzz } from './fuzz';

const NAMES = ['set/cat/0.png', 'set/cat/1.png', 'set/dog/2.png', 'set/dog/3.png'];
const images = imageNames(NAMES);
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  Buffer.from(text, encoding);
const table = (separator: string, newline: string): string =>
  [['filename', 'label'], ...NAMES.map((name, n) => [name, `"a ${n % 2} ""b"""`])]
    .map((row) => row.join(separator))
    .join(newline);

/** From a file's bytes to a label for each image. */
function read(file: string): (bytes: Uint8Array) => unknown {
  return (bytes) => columnsOf(file, readLabels(file, bytes), images);
}

fuzz({
  name: 'tables of labels',
  corpus: {
    commas: bytes(table(',', '\n')),
    'semicolons, with a mark': bytes(`\ufeffsep=;\r\n${table(';', '\r\n')}`),
    'tabs in UTF-16': bytes(`\ufeff${table('\t', '\r')}`, 'utf16le'),
    'a list': bytes('cat\ndog\ncat\ndog\n'),
    'an index, in Windows-1252': bytes(',label\n0,gr\xfcn\n1,blau\n2,gr\xfcn\n3,blau\n', 'latin1'),
    spaces: bytes('cat/0.png a b\ncat/1.png c\n2.png a b\n3.png c'),
    comments: bytes('# by hand\n# name, label\n\n0.png, x\n1.png, y\n# z\n2.png, x\n'),
    'Windows’ paths': bytes('C:\\set\\cat\\0.png|x\nC:\\set\\cat\\1.png|y\n..\\set\\dog\\2.png|x'),
  },
  read: read('set/labels.csv'),
});

fuzz({
  name: 'labels in JSON',
  corpus: {
    map: bytes('{"cat/0.png": "x", "cat/1.png": 1, "dog/2.png": true}'),
    list: bytes('["x", "y", "x", "y"]'),
    records: bytes(
      '[{"file": "0.png", "label": "x"}, {"file": "1.png", "label": "y", "more": [1]}]',
    ),
    lines: bytes('{"file_name": "0.png", "label": 1}\n{"file_name": "1.png", "label": 2}\n'),
    pairs: bytes('{"labels": [["0.png", 3], ["1.png", 4]]}'),
    columns: bytes('{"filename": {"0": "0.png", "1": "1.png"}, "label": {"0": "x", "1": "y"}}'),
    split: bytes(
      '{"columns": ["name", "label"], "index": [0, 1], "data": [["0.png", "x"], ["1.png", "y"]]}',
    ),
    classes: bytes('{"cat": ["0.png", "1.png"], "dog": ["2.png"]}'),
    coco: bytes(
      '{"images": [{"id": 1, "file_name": "0.png"}, {"id": 2, "file_name": "1.png"}], "annotations": [{"image_id": 1, "category_id": 3}, {"image_id": 2, "category_id": 3}], "categories": [{"id": 3, "name": "x"}]}',
    ),
  },
  read: read('set/labels.json'),
});
