// Panics that no call reports: wasm-bindgen runs async Rust in tasks of its own, where a trap
// escapes as an uncaught error and the caller's promise never settles.
import type { CrashGuard } from './crash-guard';
import { asError } from '../protocol/errors';
import { isTrap } from './wasm-trap';

const watched = new Map<CrashGuard, string | null>();

/** Traps that escape from the wasm of this address, if it has one, cut this line. */
export function watchPanics(guard: CrashGuard, address: string | null): void {
  watched.set(guard, address && new URL(address).pathname);
}

/**
 * Those whose wasm the error names; where it names none, those that somebody waits for, for a trap
 * ends a call.
 */
export function culprits(
  error: Error,
  lines: ReadonlyMap<CrashGuard, string | null> = watched,
): CrashGuard[] {
  const alive = [...lines].filter(([{ cause }]) => !cause);
  const named = alive.filter(([, path]) => path && error.stack?.includes(path));
  const waitedFor = alive.filter(([{ waiting }]) => waiting);
  const found = [named, waitedFor, alive].find(({ length }) => length > 0) ?? [];
  return found.map(([line]) => line);
}

function escaped(event: Event, thrown: unknown): void {
  if (!isTrap(thrown)) return;
  event.preventDefault(); // it is dealt with here, so the worker itself has not failed
  console.error(thrown);
  for (const line of culprits(asError(thrown))) line.cut(asError(thrown));
}

globalThis.addEventListener?.('error', (event) => escaped(event, event.error));
globalThis.addEventListener?.('unhandledrejection', (event) => escaped(event, event.reason));
