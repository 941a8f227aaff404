// Runs in the page before its own scripts: how long after each move of the pointer the image of that place, or of a
// later one, is on the screen; and what held up the page's thread meanwhile.

export interface Stopwatch {
  delays: number[]; // milliseconds, one for each move
  longTasks: number[];
}

declare global {
  var stopwatch: Stopwatch & { reset(): void };
}

export function installStopwatch(canvasHook: string): void {
  let moves: number[] = []; // when those came whose image is not yet on the screen
  const asked = new Map<string, number>(); // by the id of the question: when the place it asks about was pointed at
  let answered = -Infinity; // the latest place whose image has arrived
  const watch = { delays: [] as number[], longTasks: [] as number[], reset: () => Object.assign(watch, { delays: [], longTasks: [] }) };
  globalThis.stopwatch = watch;

  const pointed = ({ buttons, timeStamp }: PointerEvent): void => void (buttons === 1 && moves.push(timeStamp));
  addEventListener('pointermove', pointed, { capture: true }); // before the page sees it
  new PerformanceObserver((list) => watch.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

  // Questions and answers of Comlink: { id, path: ['decodePlane'], ... } and { id, value }.
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: { id?: string; path?: string[] }, transfer: Transferable[]) {
    const last = moves.at(-1);
    if (message.path?.[0] === 'decodePlane' && last !== undefined) asked.set(message.id!, last);
    post.call(this, message, transfer as StructuredSerializeOptions & Transferable[]);
  } as typeof post;
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (this: Worker, type: string, ...rest: [EventListener]) {
    listen.call(this, type, ...rest);
    if (type !== 'message') return;
    listen.call(this, 'message', (event) => {
      const id = (event as MessageEvent).data?.id;
      answered = Math.max(answered, asked.get(id) ?? -Infinity);
      asked.delete(id);
    });
  } as typeof Worker.prototype.addEventListener;

  // A message posted while a frame is being prepared arrives once it has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: shown }) => {
    const now = performance.now();
    watch.delays.push(...moves.filter((time) => time <= shown).map((time) => now - time));
    moves = moves.filter((time) => time > shown);
  };
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (this: CanvasRenderingContext2D, ...args: Parameters<typeof put>) {
    put.apply(this, args);
    if (this.canvas.dataset['testid'] === canvasHook) port2.postMessage(answered);
  } as typeof put;
}
