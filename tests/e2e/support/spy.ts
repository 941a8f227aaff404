// Runs in the page before its own scripts: keeps what the engine tells the page, and what the page
// offers for download.
import type { EngineEvent } from '../../../www/protocol/messages';

/** A frame's pictures are read from the canvases instead; weights are too many to pass on. */
export type SeenEvent = Exclude<EngineEvent, { type: 'frame' }> | { type: 'frame'; step: number };

declare global {
  var seenEvents: SeenEvent[];
  var offeredBlobs: Blob[];
}

export function installSpy(): void {
  globalThis.seenEvents = [];
  globalThis.offeredBlobs = [];

  // The engine's events arrive as Comlink calls over a message port: { argumentList: [{ value:
  // event }] }.
  const note = ({ data }: MessageEvent): void => {
    for (const { value } of data?.argumentList ?? []) {
      if (typeof value?.type !== 'string') continue;
      const { replaced: _, ...event } = value;
      globalThis.seenEvents.push(
        value.type === 'frame' ? { type: 'frame', step: value.frame.step } : event,
      );
    }
  };
  const listen = EventTarget.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (
    this: MessagePort,
    type: string,
    ...rest: [EventListener]
  ) {
    if (type === 'message') listen.call(this, 'message', note as EventListener);
    listen.call(this, type, ...rest);
  } as typeof MessagePort.prototype.addEventListener;

  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (object: Blob | MediaSource) => {
    if (object instanceof Blob) globalThis.offeredBlobs.push(object);
    return createObjectURL.call(URL, object);
  };
}

/** Before the page looks for kept runs: there are none, unless its query names `unless`. */
export function forgetRuns(unless: string): void {
  const isPage = location.protocol.startsWith('http') && window.top === window;
  if (isPage && !new URLSearchParams(location.search).has(unless))
    indexedDB.deleteDatabase('vae-lab');
}
