// Bytes from an address that a page's author wrote down: never more than was asked for, and a
// sentence for whatever goes wrong.
import { msg, str } from '@lit/localize';
import { namedError } from '../protocol/errors';
import { size } from '../page/import/sentences';

export const NOT_FETCHED = 'FetchError';

export interface FetchOptions {
  most: number; // bytes
  onProgress?(received: number, of: number | null): void;
  signal?: AbortSignal;
}

/** Rejects with a `FetchError`, or with an `AbortError` where the signal says so. */
export async function bytesFrom(
  url: URL,
  { most, onProgress, signal }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await reach(url, signal);
  if (!response.ok)
    throw refused(
      msg(
        str`${url.host} answered ${response.status} for ${named(url)}: nothing that can be read is there.`,
      ),
    );
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
    throw refused(
      msg(
        str`${named(url)} is a web page, not a file: ${url.host} sends pages for addresses that it doesn’t have, or asks for a login.`,
      ),
    );
  }
  const announced = Number(response.headers.get('content-length')) || null; // of what is sent, which may be compressed
  if (announced && announced > most) throw await givenUp(response.body, url, most);
  const bytes = await read(response.body, url, {
    most,
    signal,
    onReceived: (received) =>
      onProgress?.(received, announced && announced >= received ? announced : null),
  });
  if (bytes.length === 0) throw refused(msg(str`${named(url)} is empty.`));
  return bytes;
}

interface Reading {
  most: number;
  signal: AbortSignal | undefined;
  onReceived(received: number): void;
}

async function read(
  body: ReadableStream<Uint8Array> | null,
  url: URL,
  { most, signal, onReceived }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  let received = 0;
  for (;;) {
    const piece = await reader?.read().catch(() => {
      signal?.throwIfAborted();
      throw refused(
        msg(str`The connection to ${url.host} broke off before ${named(url)} was there.`),
      );
    });
    if (!piece || piece.done) break;
    parts.push(piece.value);
    received += piece.value.length;
    if (received > most) throw await givenUp(reader, url, most);
    onReceived(received);
  }
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function reach(url: URL, signal: AbortSignal | undefined): Promise<Response> {
  if (!/^(https?|blob|data):$/.test(url.protocol))
    throw refused(
      msg(
        str`${named(url)} cannot be fetched: an address begins with https://, or is relative to the page.`,
      ),
    );
  const policy = watchPolicy();
  try {
    return await fetch(url, { signal: signal ?? null });
  } catch {
    signal?.throwIfAborted();
    throw refused(await whyUnreached(url, await policy.forbids()));
  } finally {
    policy.stop();
  }
}

/**
 * A failed request tells a page nothing of its cause; what can be found out, an author wants to
 * know.
 */
async function whyUnreached(url: URL, forbidden: boolean): Promise<string> {
  if (forbidden)
    return msg(
      str`This page’s content security policy does not let it fetch from ${url.host}: its connect-src has to name that host.`,
    );
  if (globalThis.navigator?.onLine === false)
    return msg(str`This device is offline, so ${named(url)} could not be fetched.`);
  // Without CORS the answer stays closed to us, but there is one.
  const answers = await fetch(url, { method: 'HEAD', mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
  return answers
    ? msg(
        str`${url.host} answers, but does not let other sites read ${named(url)}: it has to send the header Access-Control-Allow-Origin.`,
      )
    : msg(str`${url.host} could not be reached, so ${named(url)} is not here.`);
}

/** Whether the page's own policy stood in the way of a request made meanwhile. */
function watchPolicy(): { forbids(): Promise<boolean>; stop(): void } {
  let forbidden = false;
  const note = ({ effectiveDirective }: SecurityPolicyViolationEvent): void =>
    void (forbidden ||= effectiveDirective === 'connect-src');
  globalThis.document?.addEventListener('securitypolicyviolation', note);
  return {
    forbids: async () => {
      // the event comes in a task of its own, after the rejection
      await new Promise((resolve) => setTimeout(resolve));
      return forbidden;
    },
    stop: () => globalThis.document?.removeEventListener('securitypolicyviolation', note),
  };
}

async function givenUp(
  rest: { cancel(): Promise<void> } | null | undefined,
  url: URL,
  most: number,
): Promise<Error> {
  await rest?.cancel().catch(() => {}); // it may have no end
  return refused(msg(str`${named(url)} is too large: at most ${size(most)} are allowed.`));
}

function refused(message: string): Error {
  return namedError(NOT_FETCHED, message);
}

/** As a sentence names it: the file, or the whole of a short address that has none. */
function named(url: URL): string {
  return `“${fileName(url)}”`;
}

/** The last part of the path, as its author would read it. */
export function fileName(url: URL): string {
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || url.host;
  } catch {
    return last;
  }
}
