// Builds zip and tar archives byte by byte, as packers of all kinds leave them, and as attackers
// do.
import { deflateSync } from 'fflate';
import { crc32 } from '../../../www/data/crc32';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A letter a byte. */
export const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
export const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);

export interface ZipMember {
  name: string | Uint8Array;
  bytes?: Uint8Array;
  flags?: number;
  method?: number; // deflated by default
  made?: number; // by: 0 DOS, 3 Unix
  extra?: Uint8Array; // in the table of contents
  localExtra?: Uint8Array;
  descriptor?: boolean; // sizes and checksum follow the bytes
  crc?: number; // claims instead of what is true
  size?: number;
  packed?: number;
  offset?: number;
}

export interface ZipForm {
  before?: Uint8Array; // bytes that the offsets don't know of
  comment?: Uint8Array;
  after?: Uint8Array;
  zip64?: boolean;
  entries?: number;
}

export function zipOf(
  members: readonly ZipMember[],
  {
    before = new Uint8Array(),
    comment = new Uint8Array(),
    after = new Uint8Array(),
    zip64 = false,
    entries,
  }: ZipForm = {},
): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const {
      flags = 0,
      method = 8,
      made = 3,
      descriptor = false,
      bytes = new Uint8Array(),
      localExtra = new Uint8Array(),
    } = member;
    const name = typeof member.name === 'string' ? bytesOf(member.name) : member.name;
    const body = method === 8 ? deflateSync(bytes) : bytes;
    const [crc, size, packed] = [
      member.crc ?? crc32(bytes),
      member.size ?? bytes.length,
      member.packed ?? body.length,
    ];
    const numbers = (crc: number, packed: number, size: number): Buffer => {
      const out = Buffer.alloc(12);
      (out.writeUInt32LE(crc, 0), out.writeUInt32LE(packed, 4), out.writeUInt32LE(size, 8));
      return out;
    };
    const shared = Buffer.alloc(10);
    (shared.writeUInt16LE(zip64 ? 45 : 20, 0),
      shared.writeUInt16LE(flags | (descriptor ? 8 : 0), 2),
      shared.writeUInt16LE(method, 4));
    const lengths = (extra: number): Buffer => {
      const out = Buffer.alloc(4);
      (out.writeUInt16LE(name.length, 0), out.writeUInt16LE(extra, 2));
      return out;
    };
    const local = Buffer.concat([
      latin('PK\x03\x04'),
      shared,
      descriptor ? numbers(0, 0, 0) : numbers(crc, packed, size),
      lengths(localExtra.length),
      name,
      localExtra,
      body,
      ...(descriptor ? [latin('PK\x07\x08'), numbers(crc, packed, size)] : []),
    ]);
    const extra64 = Buffer.alloc(zip64 ? 28 : 0);
    if (zip64) {
      (extra64.writeUInt16LE(1, 0), extra64.writeUInt16LE(24, 2));
      [size, packed, member.offset ?? at].forEach((value, i) =>
        extra64.writeBigUInt64LE(BigInt(value), 4 + 8 * i),
      );
    }
    const extra = Buffer.concat([extra64, member.extra ?? new Uint8Array()]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(zip64 ? 0xffffffff : (member.offset ?? at), 10);
    central.push(
      Buffer.concat([
        latin('PK\x01\x02'),
        Uint8Array.of(20, made),
        shared,
        zip64 ? numbers(crc, 0xffffffff, 0xffffffff) : numbers(crc, packed, size),
        lengths(extra.length),
        rest,
        name,
        extra,
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const count = entries ?? members.length;
  const end64 = Buffer.alloc(zip64 ? 76 : 0);
  if (zip64) {
    (end64.set(latin('PK\x06\x06')), end64.writeBigUInt64LE(44n, 4));
    [count, count, directory.length, at].forEach((value, i) =>
      end64.writeBigUInt64LE(BigInt(value), 24 + 8 * i),
    );
    (end64.set(latin('PK\x06\x07'), 56),
      end64.writeBigUInt64LE(BigInt(at + directory.length), 64),
      end64.writeUInt32LE(1, 72));
  }
  const end = Buffer.alloc(22);
  (end.set(latin('PK\x05\x06')),
    end.writeUInt16LE(zip64 ? 0xffff : count, 8),
    end.writeUInt16LE(zip64 ? 0xffff : count, 10));
  (end.writeUInt32LE(zip64 ? 0xffffffff : directory.length, 12),
    end.writeUInt32LE(zip64 ? 0xffffffff : at, 16),
    end.writeUInt16LE(comment.length, 20));
  return new Uint8Array(Buffer.concat([before, ...locals, directory, end64, end, comment, after]));
}

/** Of Info-ZIP's: the name in UTF-8, with the checksum of the name that it stands for. */
export function unicodePath(path: string, plain: Uint8Array, crc = crc32(plain)): Uint8Array {
  const name = bytesOf(path);
  const out = Buffer.alloc(9 + name.length);
  (out.writeUInt16LE(0x7075, 0),
    out.writeUInt16LE(5 + name.length, 2),
    out.writeUInt8(1, 4),
    out.writeUInt32LE(crc, 5));
  out.set(name, 9);
  return out;
}

export interface TarMember {
  name: string;
  bytes?: Uint8Array;
  type?: string;
  link?: string;
  magic?: string; // none in old archives
  prefix?: string;
  size?: number; // as it claims
}

export function tarOf(members: readonly TarMember[], end = 1024): Uint8Array {
  const parts = members.flatMap(
    ({
      name,
      bytes = new Uint8Array(),
      type = '0',
      link = '',
      magic = 'ustar\x0000',
      prefix = '',
      size = bytes.length,
    }) => {
      const header = Buffer.alloc(512);
      (header.set(bytesOf(name).subarray(0, 100)),
        header.write('0000644\0', 100),
        header.write(`${size.toString(8).padStart(11, '0')}\0`, 124),
        header.write('00000000000\0', 136));
      (header.write(type, 156, 'latin1'),
        header.set(bytesOf(link), 157),
        header.write(magic, 257, 'latin1'),
        header.set(bytesOf(prefix), 345));
      header.fill(32, 148, 156);
      header.write(
        `${header
          .reduce((sum, byte) => sum + byte, 0)
          .toString(8)
          .padStart(6, '0')}\0 `,
        148,
      );
      return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
    },
  );
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(end)]));
}

/** Records of a pax header: `length key=value`. */
export function pax(records: Record<string, string>, type = 'x'): TarMember {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const bytes = bytesOf(rest).length;
    let length = bytes + String(bytes).length;
    if (String(length).length > String(bytes).length) length++;
    return `${length}${rest}`;
  });
  return { name: 'PaxHeader', type, bytes: bytesOf(lines.join('')) };
}
