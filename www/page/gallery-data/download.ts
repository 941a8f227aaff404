// One published file from a host or from the browser's cache, and only if it is the file that was
// published.
import { msg, str } from '@lit/localize';
import type { PublishedFile } from './published';

export interface Tools {
  fetch: typeof fetch;
  caches: CacheStorage | undefined; // pages without https have none
  digest: ((bytes: BufferSource) => Promise<ArrayBuffer>) | undefined; // SHA-256
  online(): boolean;
}

export interface Arrival {
  bytes: Uint8Array<ArrayBuffer>;
  kept: boolean; // in the cache, for the next time
}

const CACHE = 'vae-lab-published';

/**
 * `received` hears of each piece: so many bytes more, or fewer where what was kept turned out
 * broken.
 */
export async function obtain(
  file: PublishedFile,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
  received: (bytes: number) => void,
): Promise<Arrival> {
  if (!tools.digest)
    throw new Error(
      msg(
        'This page was not opened over https, so the browser lets it neither check nor keep downloads.',
      ),
    );
  const shelf = await tools.caches?.open(CACHE).catch(() => undefined);
  // By its sum, not by its address: the same file is the same from every mirror.
  const place = `https://published.invalid/${file.sha256}`;
  const there = await shelf?.match(place).catch(() => undefined);
  if (there) {
    const bytes = new Uint8Array(await there.arrayBuffer());
    if (await isRight(file, bytes, tools)) return (received(bytes.length), { bytes, kept: true });
    await shelf?.delete(place);
  }
  const bytes = await download(new URL(file.name, folder), file, tools, signal, received);
  if (!(await isRight(file, bytes, tools))) throw wrongFile(file, folder);
  signal.throwIfAborted();
  const kept = await shelf?.put(place, new Response(bytes)).then(
    () => true,
    () => false,
  );
  return { bytes, kept: kept ?? false };
}

async function isRight(
  { sha256 }: PublishedFile,
  bytes: Uint8Array<ArrayBuffer>,
  tools: Tools,
): Promise<boolean> {
  const sum = new Uint8Array(await tools.digest!(bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

async function download(
  url: URL,
  file: PublishedFile,
  tools: Tools,
  signal: AbortSignal,
  received: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // The host learns no more than that somebody wants this file.
  const response = await reach(url, tools, () =>
    tools.fetch(url, {
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    }),
  );
  if (!response.ok) {
    throw new Error(
      msg(
        str`${url.host} answered ${response.status} for ${url.pathname}, so the files are not there. Name another mirror.`,
      ),
    );
  }
  const reader = response.body!.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reach(url, tools, () => reader.read());
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > file.bytes) {
      void reader.cancel();
      throw wrongFile(file, url.href); // and perhaps without an end
    }
    received(value.length);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/**
 * A page is not told why a host cannot be reached: no network, no such host, or one that answers no
 * pages.
 */
async function reach<T>(url: URL, tools: Tools, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === 'AbortError') throw failed;
    if (!tools.online())
      throw new Error(
        msg(str`This device is offline, so ${url.host} cannot be asked for the images.`),
      );
    throw new Error(
      msg(
        str`${url.host} could not be reached, or does not let pages like this one read its files. Try again, or name another mirror.`,
      ),
    );
  }
}

function wrongFile(file: PublishedFile, from: string): Error {
  return new Error(
    msg(
      str`${file.name} from ${new URL(from).host} is not the file that was published: its SHA-256 sum is another one. Nothing of it was used; name another mirror.`,
    ),
  );
}
