import { gzipSync } from 'fflate';
import { Refusal } from '../../../../www/data/reasons';
import { sortOut } from '../../../../www/data/sources';
import { blobOf, bytesOf, latin, tarOf, zipOf } from '../archives';
import { bars, idx, npy } from '../make-arrays';
import { fuzz } from './fuzz';

const images = npy([3, 8, 8], bars(3, 8));
const labels = npy([3], Uint8Array.of(0, 1, 0));
const png = latin('\x89PNG\r\n\x1a\n and so on');

fuzz({
  name: 'what was chosen, whatever it is',
  corpus: {
    npy: images,
    npz: zipOf([
      { name: 'x.npy', bytes: images },
      { name: 'y.npy', bytes: labels, method: 0 },
    ]),
    'IDX, gzipped': gzipSync(idx(8, [3, 8, 8], bars(3, 8))),
    'a zip of pictures': zipOf([
      { name: 'set/cat/0.png', bytes: png },
      { name: 'set/dog/0.png', bytes: png },
      { name: 'set/labels.csv', bytes: bytesOf('name,label\ncat/0.png,a\n') },
    ]),
    'a tar archive': tarOf([
      { name: 'l.csv', bytes: bytesOf('label\n1\n2\n3\n') },
      { name: 'x.npz', bytes: zipOf([{ name: 'x.npy', bytes: images }]) },
    ]),
    'a tar archive, gzipped': gzipSync(
      tarOf([
        { name: './set/0.png', bytes: png },
        { name: './set/1.png', bytes: png },
      ]),
    ),
    'a picture': png,
  },
  /** Nothing stops it but having nothing: single files of an archive are named and passed over. */
  async read(bytes) {
    const { pictures, arrays, unused } = await sortOut([{ path: 'chosen', file: blobOf(bytes) }]);
    if (pictures.length + arrays.length === 0) throw new Error('nothing, and no reason for it');
    if (unused.length > 0) throw new Refusal(unused[0]!);
    return pictures.length + arrays.length;
  },
});
