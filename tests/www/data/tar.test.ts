import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLike } from '../../../www/data/kinds';
import type { Refusal } from '../../../www/data/reasons';
import { readTar } from '../../../www/data/tar';
import { blobOf, bytesOf, latin, pax, tarOf, type TarMember } from './archives';

const contents = async (members: TarMember[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readTar('x.tar', blobOf(tarOf(members)))).map(async ({ path, file }) => [
        path,
        await file.text(),
      ]),
    ),
  );
const refused = (bytes: Uint8Array): Promise<unknown> =>
  readTar('x.tar', blobOf(bytes)).then(
    () => 'nothing',
    (error: Refusal) => (error.reason ? error.reason.why : error),
  );
const b = { name: 'b', bytes: bytesOf('b') };

describe('a tar archive', () => {
  it('gives back its files, whatever their names and bytes', async () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[a-zä猫]{1,20}\/[a-z]{1,8}$/u),
      fc.string({ maxLength: 2000 }),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(files, async (files) => {
        const wanted = Object.fromEntries(
          Object.entries(files).map(([name, text]) => [
            name,
            new TextDecoder().decode(bytesOf(text)),
          ]),
        );
        expect(
          await contents(
            Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) })),
          ),
        ).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('may have long names, of ustar, of GNU and of pax, in any script', async () => {
    const long = `${'猫'.repeat(80)}/0.png`;
    expect(await contents([{ ...b, prefix: 'a/long/way' }])).toEqual({ 'a/long/way/b': 'b' });
    expect(
      await contents([
        { name: '././@LongLink', type: 'L', bytes: bytesOf(`${long}\0`) },
        { ...b, magic: 'ustar  \0' },
        { ...b, name: 'c' },
      ]),
    ).toEqual({ [long]: 'b', c: 'b' });
    expect(
      await contents([
        pax({ mtime: '1.5', path: long, comment: 'size=7\n' }),
        b,
        { ...b, name: 'c' },
      ]),
    ).toEqual({ [long]: 'b', c: 'b' });
    expect(
      await contents([pax({ size: '3' }), { name: 'd', bytes: bytesOf('ddd'), size: 1 }, b]),
    ).toEqual({ d: 'ddd', b: 'b' });
    expect(await contents([pax({ comment: 'of all' }, 'g'), b])).toEqual({ b: 'b' });
  });

  it('may be an old one, hold folders and links, and begin its paths with a dot', async () => {
    expect(
      await contents([
        { ...b, magic: '', type: '\0' },
        { name: 'd/', magic: '', type: '\0' },
        { name: './e/', type: '5' },
        { ...b, name: './e/f' },
      ]),
    ).toEqual({ b: 'b', 'e/f': 'b' });
    expect(
      await contents([
        b,
        { name: 'hard', type: '1', link: './b' },
        { name: 'soft', type: '2', link: 'b' },
        { name: 'lost', type: '1', link: 'nothing' },
      ]),
    ).toEqual({ b: 'b', hard: 'b' });
    expect(await contents([b, { name: 'b', bytes: bytesOf('later') }])).toEqual({ b: 'later' });
  });

  it('need not end as it should', async () => {
    for (const end of [0, 512, 20_000])
      expect(await readTar('x.tar', blobOf(tarOf([b], end)))).toHaveLength(1);
  });

  it('is known by the checksum of its first header, whatever the name in it', () => {
    for (const name of ['BM', 'GIF89a', 'PAR1', 'a.txt'])
      expect(looksLike(tarOf([{ name }]))).toBe('tar');
    const other = tarOf([b]);
    other[0] = 99;
    expect(looksLike(other)).not.toBe('tar');
  });

  it('is refused when it is cut off, damaged or something else', async () => {
    const good = tarOf([{ name: 'a', bytes: new Uint8Array(3000) }, b]);
    const second = 512 + 3072;
    expect(await refused(good.subarray(0, 2000))).toBe('truncated');
    expect(await refused(Uint8Array.from(good, (byte, i) => (i === second + 3 ? 1 : byte)))).toBe(
      'broken',
    );
    expect(await refused(tarOf([{ ...b, size: 8 ** 11 - 1 }]))).toBe('truncated');
    expect(await refused(tarOf([pax({ size: '99999999999999999' }), b]))).toBe('truncated');
    expect(await refused(tarOf([{ name: 'L', type: 'L', bytes: new Uint8Array(2 ** 21) }]))).toBe(
      'broken',
    );
    expect(await refused(Buffer.concat([latin('\x89PNG'), new Uint8Array(1000)]))).toBe(
      'not-what-it-says',
    );
  });
});
