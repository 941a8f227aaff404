// How soon the page answers a hand, taken in the page itself. The functions run there before the
// page's own scripts.

/**
 * @typedef {object} Stopwatch
 * @property {number[]} delays milliseconds, one for each move
 * @property {number[]} longTasks milliseconds
 */

/**
 * How long after each move of the pointer the image of that place, or of a later one, is on the
 * screen, as `stopwatch.delays`; and what held up the page's thread, as `stopwatch.longTasks`.
 *
 * @param {string} canvasHook of the canvas that shows the image
 */
export function installStopwatch(canvasHook) {
  /** @type {number[]} */
  let moves = []; // when those came whose image is not yet on the screen
  /** @type {Map<unknown, number>} */
  const asked = new Map(); // by the id of the question: when the place it asks about was pointed at
  let answered = -Infinity; // the latest place whose image has arrived
  /** @type {Stopwatch & { reset(): void }} */
  const watch = {
    delays: [],
    longTasks: [],
    reset: () => void Object.assign(watch, { delays: [], longTasks: [] }),
  };
  Object.assign(globalThis, { stopwatch: watch });

  const pointed = (/** @type {PointerEvent} */ { buttons, timeStamp }) =>
    void (buttons === 1 && moves.push(timeStamp));
  addEventListener('pointermove', pointed, { capture: true }); // before the page sees it
  new PerformanceObserver((list) =>
    watch.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' });

  // Questions and answers of Comlink, which go over the engine's own port: { id, path: ['answer'],
  // argumentList: [{ value: 'decodePlane' }, ...] } and { id, value }.
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (
    /** @type {any} */ message,
    /** @type {any} */ transfer,
  ) {
    const last = moves.at(-1);
    if (
      message?.path?.[0] === 'answer' &&
      message.argumentList[0].value === 'decodePlane' &&
      last !== undefined
    )
      asked.set(message.id, last);
    post.call(this, message, transfer);
  };
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (
    /** @type {string} */ type,
    /** @type {[any, any?]} */ ...rest
  ) {
    listen.call(this, type, ...rest);
    if (type !== 'message') return;
    listen.call(this, 'message', (event) => {
      const id = /** @type {MessageEvent} */ (event).data?.id;
      answered = Math.max(answered, asked.get(id) ?? -Infinity);
      asked.delete(id);
    });
  };

  // A message posted while a frame is being prepared arrives once it has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: shown }) => {
    const now = performance.now();
    watch.delays.push(...moves.filter((time) => time <= shown).map((time) => now - time));
    moves = moves.filter((time) => time > shown);
  };
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any} */ ...args) {
    put.apply(this, args);
    if (this.canvas.dataset['testid'] === canvasHook) port2.postMessage(answered);
  };
}

/**
 * The mark `first picture` is when a canvas with this hook has first been on the screen with one.
 *
 * @param {string} canvasHook
 */
export function markFirstPicture(canvasHook) {
  let seen = false;
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any} */ ...args) {
    put.apply(this, args);
    if (seen || this.canvas.dataset['testid'] !== canvasHook) return;
    seen = true;
    requestAnimationFrame(() => setTimeout(() => performance.mark('first picture')));
  };
}
