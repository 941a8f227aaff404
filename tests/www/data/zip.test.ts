import { gzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../www/data/reasons';
import { gunzip, unpackAll, unpackOne } from '../../../www/data/unpack';
import { readDirectory } from '../../../www/data/zip';
import {
  blobOf,
  bytesOf,
  latin,
  unicodePath,
  zipOf,
  type ZipForm,
  type ZipMember,
} from './archives';

const whyOf = (error: Refusal): unknown => (error.reason ? error.reason.why : error);
const refused = (bytes: Uint8Array): Promise<unknown> =>
  readDirectory('x.zip', blobOf(bytes)).then(() => 'nothing', whyOf);

/** What is in it, read both ways; for what is refused, why. */
async function contents(bytes: Uint8Array): Promise<Record<string, unknown>> {
  const zip = blobOf(bytes);
  const found: Record<string, unknown> = {};
  for await (const { entry, bytes } of unpackAll(zip, await readDirectory('x.zip', zip))) {
    found[entry.path] = await bytes().then((bytes) => new TextDecoder().decode(bytes), whyOf);
    expect(await unpackOne(zip, entry).then((blob) => blob.text(), whyOf)).toEqual(
      found[entry.path],
    );
  }
  return found;
}

const names = async (members: ZipMember[], form?: ZipForm): Promise<string[]> =>
  (await readDirectory('x.zip', blobOf(zipOf(members, form)))).map(({ path }) => path);
const a = (more: Partial<ZipMember> = {}): ZipMember => ({
  name: 'a.txt',
  bytes: bytesOf('a'.repeat(2000)),
  ...more,
});

describe('a zip', () => {
  it('gives back its files, stored or deflated, in any form, whatever their names and bytes', async () => {
    const path = fc.uniqueArray(fc.stringMatching(/^[a-zäж猫]{1,12}\/[a-z]{1,8}\.png$/u), {
      minLength: 1,
      maxLength: 6,
    });
    const member = fc.record({
      method: fc.constantFrom(0, 8),
      descriptor: fc.boolean(),
      flags: fc.constantFrom(0, 0x800),
      localExtra: fc.uint8Array({ maxLength: 3000 }),
    });
    const form = fc.record({
      zip64: fc.boolean(),
      before: fc.uint8Array({ maxLength: 9 }),
      comment: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.string({ maxLength: 3000 }),
        member,
        form,
        async (paths, words, member, form) => {
          const members = paths.map((name) => ({ ...member, name, bytes: bytesOf(name + words) }));
          expect(await contents(zipOf(members, form))).toEqual(
            Object.fromEntries(
              members.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is read a piece at a time, also where it is larger than one', async () => {
    const noise = Uint8Array.from({ length: 1.5e6 }, (_, i) => (i * 2654435761) >>> 13);
    const zip = blobOf(
      zipSync(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.bin`, noise])), {
        level: 0,
      }),
    );
    let count = 0;
    for await (const { bytes } of unpackAll(zip, await readDirectory('x.zip', zip)))
      count += Number(Buffer.compare(await bytes(), noise) === 0);
    expect(count).toBe(6);
  });

  it('with more files than 16 bits count, as some packers write them without Zip64, tells them all', async () => {
    const many = Array.from({ length: 66_000 }, (_, i) => ({ name: `${i}`, method: 0 }));
    expect(await names(many, { entries: 66_000 % 65_536 })).toHaveLength(66_000);
  });

  it('has names in UTF-8, flagged or not, in the code page of DOS, or in a field of their own', async () => {
    expect(await names([{ name: '猫/été.png' }])).toEqual(['猫/été.png']);
    expect(await names([{ name: '犬.png', flags: 0x800 }])).toEqual(['犬.png']);
    expect(await names([{ name: latin('\x82t\x82/\x84.png') }])).toEqual(['été/ä.png']);
    const plain = latin('?.png');
    expect(await names([{ name: plain, extra: unicodePath('猫.png', plain) }])).toEqual(['猫.png']);
    expect(await names([{ name: plain, extra: unicodePath('猫.png', plain, 1) }])).toEqual([
      '?.png',
    ]); // renamed since by a tool that did not know the field
  });

  it('has slashes in its paths, whatever its packer wrote, and none that lead out of it', async () => {
    expect(
      await names([
        { name: 'set\\cat\\0.png', made: 0 },
        { name: './set/dog/0.png' },
        { name: '/x/../y.png' },
        { name: 'set/' },
      ]),
    ).toEqual(['set/cat/0.png', 'set/dog/0.png', 'x/y.png']);
  });

  it('may have bytes before it or after it, and a comment, whatever these are', async () => {
    const signatures = latin('PK\x05\x06PK\x01\x02PK\x03\x04');
    const forms: ZipForm[] = [
      { before: latin('\xef\xbb\xbf') },
      { before: new Uint8Array(5000) },
      { before: latin('#!/bin/sh PK\x03\x04') },
      { comment: bytesOf('c'.repeat(65_535)) },
      { comment: signatures },
      { comment: zipOf([{ name: 'other' }]).subarray(0, 60) },
      { after: bytesOf('\r\n') },
      { before: signatures, zip64: true },
    ];
    for (const form of forms)
      expect(await contents(zipOf([a(), { name: 'b', bytes: bytesOf('b') }], form))).toEqual({
        'a.txt': 'a'.repeat(2000),
        b: 'b',
      });
  });

  it('may be packed ever so tightly', async () => {
    const zeros = zipOf([{ name: 'a.npy', bytes: new Uint8Array(8e6) }]);
    expect(zeros.length).toBeLessThan(9000);
    const [entry] = await readDirectory('x.zip', blobOf(zeros));
    expect((await unpackOne(blobOf(zeros), entry!)).size).toBe(8e6);
  });

  it('is refused when it is locked, cut off, a part of one, or something else', async () => {
    expect(await refused(zipOf([a()]))).toBe('nothing');
    expect(await refused(zipOf([a({ flags: 1 })]))).toBe('encrypted');
    expect(await refused(zipOf([a()]).subarray(0, 80))).toBe('broken');
    expect(await refused(bytesOf('a,b\n'))).toBe('not-what-it-says');
    expect(await refused(Buffer.concat([latin('PK\x07\x08'), zipOf([a()]).subarray(0, 40)]))).toBe(
      'split',
    );
  });

  it('that unpacks the same bytes more than once, or to more than there is room for, is refused before', async () => {
    expect(await refused(zipOf([a(), a({ name: 'b', offset: 0 })]))).toBe('bomb');
    expect(await refused(zipOf([a(), a({ name: 'b', packed: 1000 }), { name: 'c' }]))).toBe('bomb');
    const huge = { name: 'a', size: 4.2e9, bytes: bytesOf('a') };
    expect(await refused(zipOf([huge]))).toBe('too-heavy');
    expect(
      await refused(
        zipOf(Array.from({ length: 5 }, (_, i) => ({ ...huge, name: `${i}`, size: 2 ** 29 }))),
      ),
    ).toBe('too-heavy');
  });

  it('with a file that is damaged, locked, too large, or not of the size it says, has the others', async () => {
    const size = (size: number): ZipMember => a({ name: `${size}`, size });
    expect(await contents(zipOf([a({ crc: 1 }), { name: 'b', bytes: bytesOf('b') }]))).toEqual({
      'a.txt': 'broken',
      b: 'b',
    });
    expect(
      await contents(
        zipOf([
          a({ crc: 1, method: 0 }),
          a({ name: 'c', flags: 1 }),
          a({ name: 'd', method: 14 }),
          size(100),
          size(5000),
          size(2 ** 30),
          { name: 'b', bytes: bytesOf('b') },
        ]),
      ),
    ).toEqual({
      'a.txt': 'broken',
      c: 'encrypted',
      d: 'packing',
      100: 'broken',
      5000: 'broken',
      [2 ** 30]: 'too-heavy',
      b: 'b',
    });
  });
});

describe('a gzip file', () => {
  it('is unpacked', async () => {
    expect(await (await gunzip('x.gz', blobOf(gzipSync(bytesOf('hello'))))).text()).toBe('hello');
    expect((await gunzip('x.gz', blobOf(gzipSync(new Uint8Array(3e7))))).size).toBe(3e7); // a thousandth of it
  });

  it('is refused when it is broken, or unpacks to more than is allowed', async () => {
    const broken = gzipSync(bytesOf('hello world'));
    await expect(gunzip('x.gz', blobOf(broken.subarray(0, 20)))).rejects.toMatchObject({
      reason: { why: 'broken' },
    });
    broken[broken.length - 6]! ^= 1; // its checksum
    await expect(gunzip('x.gz', blobOf(broken))).rejects.toMatchObject({
      reason: { why: 'broken' },
    });
    await expect(
      gunzip('x.gz', blobOf(gzipSync(new Uint8Array(3e6))), () => 2e6),
    ).rejects.toMatchObject({ reason: { why: 'too-heavy', most: 2e6 } });
  });
});
