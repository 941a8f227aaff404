// Damages bytes as the world does, and as an enemy would: the same damage for the same seed.
export type Random = () => number;

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number below `end`. */
export const below = (random: Random, end: number): number => Math.floor(random() * end);

const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

/** Counts and lengths that readers get wrong. */
const EXTREMES = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xfffffffen,
  0xffffffffn,
  0x100000000n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];
const DIGITS = [
  '0',
  '1',
  '-1',
  '255',
  '65536',
  '4294967295',
  '99999999999999999999',
  '1e999',
  '0.5',
  'nan',
  '77777777777',
];

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const MUTATIONS: Mutation[] = [
  function flipBit(bytes, random) {
    const out = bytes.slice();
    out[below(random, out.length)]! ^= 1 << below(random, 8);
    return out;
  },
  function setByte(bytes, random) {
    const out = bytes.slice();
    out[below(random, out.length)] = below(random, 256);
    return out;
  },
  function truncate(bytes, random) {
    return bytes.slice(0, below(random, bytes.length));
  },
  function dropStart(bytes, random) {
    return bytes.slice(below(random, Math.min(bytes.length, 600)));
  },
  function blowUp(bytes, random) {
    const out = bytes.slice();
    const width = pick(
      random,
      [1, 2, 4, 8].filter((width) => width <= out.length),
    );
    const view = new DataView(out.buffer);
    const at = below(random, out.length - width + 1);
    const value = BigInt.asUintN(8 * width, pick(random, EXTREMES));
    for (let i = 0, little = random() < 0.5; i < width; i++)
      view.setUint8(at + (little ? i : width - 1 - i), Number((value >> BigInt(8 * i)) & 0xffn));
    return out;
  },
  /** Numbers in text: of .npy headers, tar, tables. */
  function blowUpDigits(bytes, random) {
    const places = [...bytes.keys()].filter((at) => isDigit(bytes[at]) && !isDigit(bytes[at - 1]));
    if (places.length === 0) return bytes;
    const from = pick(random, places);
    let to = from;
    while (isDigit(bytes[to])) to++;
    return spliced(bytes, from, to, new TextEncoder().encode(pick(random, DIGITS)));
  },
  function cutOut(bytes, random) {
    const from = below(random, bytes.length);
    return spliced(bytes, from, from + below(random, bytes.length - from), new Uint8Array());
  },
  function repeat(bytes, random) {
    const from = below(random, bytes.length);
    const part = bytes.slice(from, from + 1 + below(random, Math.min(512, bytes.length - from)));
    return spliced(bytes, from, from, part);
  },
  function insertNoise(bytes, random) {
    const at = below(random, bytes.length + 1);
    return spliced(
      bytes,
      at,
      at,
      Uint8Array.from({ length: 1 + below(random, 40) }, () => below(random, 256)),
    );
  },
  function spliceOther(bytes, random, other) {
    const [from, otherFrom] = [below(random, bytes.length), below(random, other.length)];
    return spliced(
      bytes,
      from,
      random() < 0.5 ? bytes.length : from,
      other.slice(otherFrom, otherFrom + 1 + below(random, other.length - otherFrom)),
    );
  },
];

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function spliced(bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array {
  const out = new Uint8Array(from + put.length + bytes.length - to);
  out.set(bytes.subarray(0, from));
  out.set(put, from);
  out.set(bytes.subarray(to), from + put.length);
  return out;
}

/** One of `corpus`, damaged once to eight times; small damage is the more frequent. */
export function mutated(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = pick(random, corpus);
  for (let left = 1 + Math.floor(8 * random() ** 3); left > 0 && bytes.length > 0; left--) {
    const other = pick(random, corpus);
    bytes = pick(random, MUTATIONS)(bytes, random, other.length > 0 ? other : bytes);
  }
  return bytes;
}
