// Pictures as files: loose, or in zip archives.
import { decode } from './decode';
import { LARGEST_PICTURE } from './limits';
import type { Decoding } from './look';
import { sizeOf, type Member } from './member';
import { attempt, inParallel, type Pictures } from './pictures';
import { bytesOf } from './reading';
import { refuse } from './reasons';
import { unpackAll } from './unpack';
import type { Entry } from './zip';

interface Opened {
  index: number;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/** More decode at once than there are cores: most of the time goes into handing them over. */
const AT_ONCE = 24;

export class EncodedPictures implements Pictures {
  constructor(
    readonly members: readonly Member[],
    readonly decoding: Decoding,
  ) {}

  get count(): number {
    return this.members.length;
  }

  path(index: number): string {
    return this.members[index]!.path;
  }

  read(indices: readonly number[], take: Parameters<Pictures['read']>[1]): Promise<void> {
    return inParallel(this.#open(indices), AT_ONCE, async ({ index, bytes }) => {
      take(
        index,
        await attempt(async () => decode(this.path(index), await bytes(), this.decoding)),
      );
    });
  }

  /** The bytes as they are. */
  async bytes(index: number): Promise<Uint8Array> {
    for await (const opened of this.#open([index])) return opened.bytes();
    throw new RangeError(`there is no picture ${index}`);
  }

  async *#open(indices: readonly number[]): AsyncGenerator<Opened> {
    const zips = new Map<Blob, { index: number; entry: Entry }[]>();
    for (const index of indices) {
      const member = this.members[index]!;
      const bytes = sizeOf(member);
      if (bytes > LARGEST_PICTURE)
        yield {
          index,
          bytes: () =>
            refuse({ file: member.path, why: 'too-heavy', bytes, most: LARGEST_PICTURE }),
        };
      else if ('file' in member) yield { index, bytes: () => bytesOf(member.path, member.file) };
      else push(zips, member.zip, { index, entry: member.entry });
    }
    for (const [zip, chosen] of zips) {
      chosen.sort((a, b) => a.entry.offset - b.entry.offset);
      let next = 0;
      for await (const { bytes } of unpackAll(
        zip,
        chosen.map(({ entry }) => entry),
      ))
        yield { index: chosen[next++]!.index, bytes };
    }
  }
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
