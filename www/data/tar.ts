// A tar archive: its files as parts of the blob, found by one walk along the headers. Old tar,
// ustar, GNU's long names and pax.
import { looksLike } from './kinds';
import { MOST_FILES } from './limits';
import { plainPath } from './paths';
import { bytesOf } from './reading';
import { refuse } from './reasons';
import { BLOCK, isTarHeader, nameIn, number, text } from './tar-header';

export interface TarMember {
  path: string;
  file: Blob;
}

/** Headers are read in pieces of this size: one reading for many small files. */
const PIECE = 2 ** 20;
const LONGEST_NAMING = 2 ** 20; // bytes of a long name or of pax records

/** What the next header is to be read with. */
interface Naming {
  path?: string;
  size?: number;
}

export async function readTar(file: string, tar: Blob): Promise<TarMember[]> {
  // what is added later under a name takes the earlier one's place
  const members = new Map<string, TarMember>();
  const blocks = new Blocks(file, tar);
  let common: Naming = {}; // of a global pax header
  let own: Naming = {};
  for (let at = 0; at + BLOCK <= tar.size;) {
    const header = await blocks.at(at);
    if (header.every((byte) => byte === 0)) break;
    if (!isTarHeader(header))
      refuse(
        at === 0
          ? { file, why: 'not-what-it-says', wanted: 'tar', looks: looksLike(header) }
          : { file, why: 'broken' },
      );
    const type = String.fromCharCode(header[156]!);
    const isNaming = 'LKgx'.includes(type);
    const said = isNaming ? {} : { ...common, ...own };
    const size = said.size ?? number(header.subarray(124, 136));
    const start = at + BLOCK;
    if (!(size >= 0)) refuse({ file, why: 'broken' });
    if (start + size > tar.size)
      refuse({ file, why: 'truncated', expected: start + size, actual: tar.size });
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (isNaming) {
      if (size > LONGEST_NAMING) refuse({ file, why: 'broken' });
      const bytes = await bytesOf(file, tar, start, start + size);
      if (type === 'L') own = { ...own, path: text(bytes) };
      if (type === 'x') own = { ...own, ...paxRecords(bytes) };
      if (type === 'g') common = { ...common, ...paxRecords(bytes) };
      continue;
    }
    own = {};
    const name = said.path ?? nameIn(header);
    const path = plainPath(name);
    if ('\x0007'.includes(type) && !name.endsWith('/'))
      members.set(path, { path, file: tar.slice(start, start + size) });
    if (type === '1') addLink(members, path, plainPath(text(header.subarray(157, 257))));
    if (type === 'S') refuse({ file: path, why: 'broken' }); // with holes, which nobody makes of images
    if (members.size > MOST_FILES) refuse({ file, why: 'too-many-files', most: MOST_FILES });
  }
  return [...members.values()];
}

/** A hard link is another name of a file that is there already. */
function addLink(members: Map<string, TarMember>, path: string, target: string): void {
  const linked = members.get(target);
  if (linked) members.set(path, { path, file: linked.file });
}

/** Headers at multiples of 512 bytes, rising. */
class Blocks {
  #start = 0;
  #piece = new Uint8Array();

  constructor(
    readonly file: string,
    readonly tar: Blob,
  ) {}

  async at(at: number): Promise<Uint8Array> {
    if (at < this.#start || at + BLOCK > this.#start + this.#piece.length) {
      this.#start = at;
      this.#piece = await bytesOf(this.file, this.tar, at, at + PIECE);
    }
    return this.#piece.subarray(at - this.#start, at - this.#start + BLOCK);
  }
}

/** Lines of `length key=value`, where the length counts all of the line in bytes. */
function paxRecords(bytes: Uint8Array): Naming {
  const found: Naming = {};
  for (let at = 0; at < bytes.length;) {
    const length = Number.parseInt(text(bytes.subarray(at, at + 12)), 10);
    if (!(length > 4) || at + length > bytes.length) break;
    const record = new TextDecoder().decode(bytes.subarray(at, at + length - 1));
    const [key, value] = [
      record.slice(record.indexOf(' ') + 1, record.indexOf('=')),
      record.slice(record.indexOf('=') + 1),
    ];
    if (key === 'path') found.path = value;
    if (key === 'size' && /^\d+$/.test(value)) found.size = Number(value);
    at += length;
  }
  return found;
}
