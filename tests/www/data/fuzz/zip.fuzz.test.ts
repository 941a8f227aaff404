import { unpackAll, unpackOne } from '../../../../www/data/unpack';
import { readDirectory } from '../../../../www/data/zip';
import { Refusal } from '../../../../www/data/reasons';
import { blobOf, bytesOf, latin, unicodePath, zipOf } from '../archives';
import { fuzz } from './fuzz';

const picture = Uint8Array.from({ length: 300 }, (_, i) => (i * i) % 256);
const two = [
  { name: 'set/cat/0.png', bytes: picture },
  { name: 'set/dog/1.png', bytes: picture.slice(50), method: 0 },
];

fuzz({
  name: 'zip archives',
  corpus: {
    'an ordinary one': zipOf(two),
    Zip64: zipOf(two, { zip64: true }),
    'data descriptors': zipOf(two.map((member) => ({ ...member, descriptor: true }))),
    'names of other tools': zipOf([
      { name: 'set\\猫\\0.png', bytes: picture },
      { name: latin('\x82.png'), bytes: picture },
      { name: latin('?'), bytes: picture, extra: unicodePath('犬', latin('?')) },
    ]),
    'bytes around it': zipOf(two, {
      before: bytesOf('MZ and more'),
      comment: latin('a comment PK\x05\x06'),
    }),
    'packed tightly': zipOf([{ name: 'zeros', bytes: new Uint8Array(200_000) }]),
    'nothing in it': zipOf([]),
  },
  async read(bytes) {
    const zip = blobOf(bytes);
    let refusal: Refusal | null = null;
    const noting = (error: unknown): void => {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
    };
    const paths: string[] = [];
    for await (const { entry, bytes } of unpackAll(zip, await readDirectory('x.zip', zip))) {
      await bytes().then(() => paths.push(entry.path), noting);
      await unpackOne(zip, entry).then(() => {}, noting);
    }
    if (refusal) throw refusal;
    return paths;
  },
});
