// Where runs are kept: IndexedDB, one slot for each page that trained, of three entries: record,
// weights, images.
import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval';
import type { Source } from '../source';
import { imagesOf, type KeptFiles } from './kept-images';
import { readRecord, type KeptRun, type RunRecord } from './record';

export const DATABASE = 'vae-lab';

type Part = 'record' | 'checkpoint' | 'images';
const key = (slot: string, part: Part): string => `${slot}/${part}`;
const entries = (slot: string): string[] =>
  (['record', 'checkpoint', 'images'] as const).map((part) => key(slot, part));

export class Slots {
  #opened: UseStore | undefined;

  /** Every slot; a record that can't be read is null. The newest first. */
  async list(): Promise<{ slot: string; record: RunRecord | null }[]> {
    const slots = [...new Set((await keys<string>(this.#store)).map((key) => key.split('/')[0]!))];
    const records = await getMany<unknown>(
      slots.map((slot) => key(slot, 'record')),
      this.#store,
    );
    const found = slots.map((slot, at) => ({ slot, record: readRecord(records[at]) }));
    return found.sort((a, b) => (b.record?.savedAt ?? 0) - (a.record?.savedAt ?? 0));
  }

  /** The whole run of a slot; null where a part of it is missing. */
  async read(slot: string): Promise<KeptRun | null> {
    const [found, checkpoint, source] = (await getMany(entries(slot), this.#store)) as [
      unknown,
      Uint8Array | undefined,
      Source | KeptFiles | null | undefined,
    ];
    const record = readRecord(found);
    if (!record || !(checkpoint instanceof Uint8Array) || (record.ownImages && !source))
      return null;
    return {
      record,
      checkpoint,
      source: record.ownImages ? await imagesOf(source!, record.images) : null,
    };
  }

  /** All or nothing. Images are written only where they are new: they may be large. */
  async write(
    slot: string,
    record: RunRecord,
    checkpoint: Uint8Array,
    images?: Source | null,
  ): Promise<void> {
    const parts: [string, unknown][] = [
      [key(slot, 'record'), record],
      [key(slot, 'checkpoint'), checkpoint],
    ];
    await setMany(
      images === undefined ? parts : [...parts, [key(slot, 'images'), images]],
      this.#store,
    );
  }

  async remove(slots: readonly string[]): Promise<void> {
    if (slots.length > 0) await delMany(slots.flatMap(entries), this.#store);
  }

  /** Opened when first used: where storage is forbidden, that is what throws. */
  get #store(): UseStore {
    return (this.#opened ??= createStore(DATABASE, 'runs'));
  }
}
