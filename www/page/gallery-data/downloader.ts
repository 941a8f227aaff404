// Brings a published set onto the page, one at a time, and lets go of it when the visitor does.
import { msg, str } from '@lit/localize';
import type { Store } from '../../store/store';
import { reasonOf } from '../../data/reasons';
import type { readSet } from '../../data/read-set';
import { sentence } from '../import/sentences';
import type { Keeper } from '../remembered';
import type { Source } from '../source';
import { obtain, type Tools } from './download';
import { checkMirror, folderOf, rememberMirror } from './mirror';
import { published, type Published, type PublishedName } from './published';

export class Downloader {
  #abort: AbortController | null = null;

  constructor(
    readonly store: Store,
    readonly tools: Tools,
    readonly read: typeof readSet,
  ) {}

  /** The images, or nothing where the visitor changed their mind. */
  async get(name: PublishedName): Promise<Source | null> {
    const { store } = this;
    if (this.#abort) return null;
    const set = published(name);
    const { signal } = (this.#abort = new AbortController());
    store.dispatch({ type: 'downloading', name });
    try {
      // They are known to be what was published: there is nothing to look at first.
      const { loaded } = await this.read(await this.#files(set, signal), signal);
      return { set: { ...loaded.set, name: set.title }, classNames: set.classNames() };
    } catch (failed) {
      if (signal.aborted) return null;
      const reason = reasonOf(failed);
      throw reason ? new Error(sentence(reason)) : failed;
    } finally {
      this.#abort = null;
      store.dispatch({ type: 'download-ended' });
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }

  /** Refuses, with a sentence, what cannot be a mirror. */
  setMirror(text: string, keeper: Keeper): void {
    const mirror = checkMirror(text);
    rememberMirror(mirror, keeper);
    this.store.dispatch({ type: 'mirror', mirror });
  }

  async #files(set: Published, signal: AbortSignal): Promise<File[]> {
    const { store, tools } = this;
    const folder = folderOf(set, store.state.download.mirror);
    const files: File[] = [];
    let kept = true;
    for (const file of set.files) {
      const arrival = await obtain(file, folder, tools, signal, (bytes) =>
        store.dispatch({ type: 'received', bytes }),
      );
      kept &&= arrival.kept;
      files.push(new File([arrival.bytes], file.name));
    }
    signal.throwIfAborted();
    if (!kept)
      store.dispatch({
        type: 'notice',
        tone: 'warning',
        text: msg(
          str`The browser would not keep ${set.title}, so the next time it has to be downloaded again.`,
        ),
      });
    return files;
  }
}

/** Of this browser. */
export function browserTools(): Tools {
  return {
    fetch: (...request) => fetch(...request),
    caches: cacheStorage(),
    digest: globalThis.crypto?.subtle && ((bytes) => crypto.subtle.digest('SHA-256', bytes)),
    online: () => navigator.onLine,
  };
}

/** A frame without an origin may not even name it. */
function cacheStorage(): CacheStorage | undefined {
  try {
    return globalThis.caches;
  } catch {
    return undefined;
  }
}
