// Where a widget has its engine from.
import type { EngineOptions } from '../engine/client';
import type { Attributes } from './attributes';
import { addressOf } from './inputs';

/** All widgets of a page share what they can. */
export function engineOptions({ workerUrl, wasmBase }: Attributes): EngineOptions {
  return {
    shared: true,
    ...(workerUrl && { worker: addressOf(workerUrl) }),
    ...(wasmBase && { wasmBase: addressOf(wasmBase) }),
  };
}
