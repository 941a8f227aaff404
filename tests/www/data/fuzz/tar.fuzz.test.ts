import { readTar } from '../../../../www/data/tar';
import { blobOf, bytesOf, pax, tarOf } from '../archives';
import { fuzz } from './fuzz';

const a = {
  name: 'set/cat/0.png',
  bytes: Uint8Array.from({ length: 700 }, (_, i) => (i * i) % 256),
};

fuzz({
  name: 'tar archives',
  corpus: {
    ustar: tarOf([a, { ...a, name: '1.png', prefix: 'set/dog' }]),
    'old tar': tarOf([
      { ...a, magic: '', type: '\0' },
      { name: 'set/', magic: '', type: '\0' },
    ]),
    GNU: tarOf([
      {
        name: '././@LongLink',
        type: 'L',
        bytes: bytesOf(`${'long/'.repeat(40)}0.png\0`),
        magic: 'ustar  \0',
      },
      { ...a, magic: 'ustar  \0' },
    ]),
    pax: tarOf([pax({ comment: 'of all' }, 'g'), pax({ path: '猫/0.png', size: '700' }), a]),
    links: tarOf([a, { name: 'b', type: '1', link: a.name }, { name: 'c', type: '2', link: 'b' }]),
  },
  read: async (bytes) =>
    Promise.all(
      (await readTar('x.tar', blobOf(bytes))).map(async ({ path, file }) => [
        path,
        (await file.arrayBuffer()).byteLength,
      ]),
    ),
});
