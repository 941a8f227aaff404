import { gzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../www/data/reasons';
import { gunzip, unpackAll, unpackOne } from '../../../www/data/unpack';
import { parseDirectory, readDirectory, type Entry } from '../../../www/data/zip';
import { reasonFrom } from './reason-from';

const blob = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

async function unpacked(zip: Blob, entries: readonly Entry[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { entry, bytes } of unpackAll(zip, entries)) found[entry.path] = new TextDecoder().decode(bytes());
  return found;
}

async function refused(bytes: Uint8Array): Promise<unknown> {
  return readDirectory('x.zip', blob(bytes)).then(() => 'nothing', (error: Refusal) => error.reason.why);
}

/** Sets a field of every entry in the table of contents. */
function changed(zip: Uint8Array, field: number, value: number): Uint8Array {
  const out = Buffer.from(zip);
  for (let at = out.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = out.indexOf('PK\x01\x02', at + 1, 'latin1')) {
    if (field < 20) out.writeUInt16LE(value, at + field);
    else out.writeUInt32LE(value, at + field);
  }
  return out;
}

describe('a zip', () => {
  it('gives back its files, stored or deflated, whatever their names and bytes', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-zäж]{1,12}\/[a-z]{1,8}\.png$/u), { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(names, fc.string({ maxLength: 3000 }), fc.constantFrom(0, 9), async (names, words, level) => {
      const zip = blob(zipSync(Object.fromEntries(names.map((name) => [name, text(name + words)])), { level: level as 0 }));
      const entries = await readDirectory('x.zip', zip);
      expect(await unpacked(zip, entries)).toEqual(Object.fromEntries(names.map((name) => [name, new TextDecoder().decode(text(name + words))])));
      expect(await (await unpackOne(zip, entries[0]!)).text()).toBe(new TextDecoder().decode(text(entries[0]!.path + words)));
    }), { numRuns: 25 });
  });

  it('is read a piece at a time, also where it is larger than one', async () => {
    const noise = Uint8Array.from({ length: 1.5e6 }, (_, i) => (i * 2654435761) >>> 13);
    const zip = blob(zipSync(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.bin`, noise])), { level: 0 }));
    let count = 0;
    for await (const { bytes } of unpackAll(zip, await readDirectory('x.zip', zip))) count += Number(Buffer.compare(bytes(), noise) === 0);
    expect(count).toBe(6);
  });

  it('with more than 16 bits of files, as Zip64, tells them all', async () => {
    const files = 66_000;
    const entry = text('a');
    const central = Buffer.alloc(files * 47);
    for (let i = 0; i < files; i++) central.writeUInt32LE(0x02014b50, i * 47), central.writeUInt16LE(1, i * 47 + 28), (central[i * 47 + 46] = entry[0]!);
    const end = Buffer.alloc(56 + 20 + 22);
    end.writeUInt32LE(0x06064b50, 0), end.writeBigUInt64LE(BigInt(files), 32), end.writeBigUInt64LE(BigInt(central.length), 40);
    end.writeUInt32LE(0x07064b50, 56), end.writeBigUInt64LE(BigInt(central.length), 64);
    end.writeUInt32LE(0x06054b50, 76), end.fill(0xff, 84, 96);
    expect(await readDirectory('x.zip', blob(Buffer.concat([central, end])))).toHaveLength(files);
  });

  it('is refused when it is locked, cut off, something else or a bomb', async () => {
    const good = zipSync({ 'a.png': text('a'.repeat(2000)), 'b.png': text('b') });
    expect(await refused(good)).toBe('nothing');
    expect(await refused(changed(good, 8, 1))).toBe('encrypted');
    expect(await refused(good.subarray(0, good.length - 30))).toBe('broken');
    expect(await refused(text('a,b\n'))).toBe('not-what-it-says');
    expect(await refused(zipSync({ 'a.png': new Uint8Array(2e7) }))).toBe('bomb');
    expect(await refused(changed(good, 24, 3e9))).toBe('bomb'); // says it unpacks to so much
    expect(await refused(changed(good, 20, 1e6))).toBe('bomb'); // more packed bytes than the file has: shared ones
  });

  it('that unpacks to more, or less, than it says is refused on the way', async () => {
    for (const [size, why] of [[100, 'bomb'], [5000, 'broken']] as const) {
      const zip = blob(changed(zipSync({ 'a.png': text('a'.repeat(2000)) }), 24, size));
      for await (const { bytes } of unpackAll(zip, await readDirectory('x.zip', zip))) expect(reasonFrom(bytes)).toMatchObject({ file: 'a.png', why });
    }
  });

  it('of an unknown packing is refused', async () => {
    const zip = blob(changed(zipSync({ 'a.png': text('aaaa') }), 10, 14));
    const [entry] = await readDirectory('x.zip', zip);
    await expect(unpackOne(zip, entry!)).rejects.toMatchObject({ reason: { why: 'packing', method: 14 } });
  });

  it('never fails but with a reason, whatever its table of contents', () => {
    const table = Buffer.alloc(200);
    table.writeUInt32LE(0x02014b50, 0);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 196 }), fc.nat(200), (bytes, length) => {
      table.set(bytes, 4);
      try {
        parseDirectory('x.zip', table.subarray(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }));
  });
});

describe('a gzip file', () => {
  it('is unpacked', async () => {
    expect(await (await gunzip('x.gz', blob(gzipSync(text('hello'))))).text()).toBe('hello');
  });

  it('is refused when it is broken, or unpacks to far more than it is', async () => {
    await expect(gunzip('x.gz', blob(gzipSync(text('hello world')).subarray(0, 20)))).rejects.toMatchObject({ reason: { why: 'broken' } });
    await expect(gunzip('x.gz', blob(gzipSync(new Uint8Array(3e7))))).rejects.toMatchObject({ reason: { why: 'bomb' } });
  });
});
