// Panics that no call reports: wasm-bindgen runs async Rust in tasks of its own, where a trap escapes as an uncaught
// error and the caller's promise never settles.
import { asError, isTrap } from './errors';
import type { Lifeline } from './lifeline';

let blamed: Lifeline | undefined;

/** Traps that escape from now on cut this line; without one, nobody is hurt by them. */
export function blameTrapsOn(lifeline: Lifeline | undefined): void {
  blamed = lifeline;
}

function escaped(event: Event, thrown: unknown): void {
  if (!isTrap(thrown)) return;
  event.preventDefault(); // it is dealt with here, so the worker itself has not failed
  console.error(thrown);
  blamed?.cut(asError(thrown));
}

globalThis.addEventListener?.('error', (event) => escaped(event, event.error));
globalThis.addEventListener?.('unhandledrejection', (event) => escaped(event, event.reason));
