// How soon the page answers a hand: what the tests and the benchmark share.

/**
 * Runs in the page before its own scripts: how long after each move of the pointer the image of that place, or of a
 * later one, is on the screen, as `stopwatch.delays`; and what held up the page's thread, as `stopwatch.longTasks`.
 */
export function installStopwatch(canvasHook) {
  let moves = []; // when those came whose image is not yet on the screen
  const asked = new Map(); // by the id of the question: when the place it asks about was pointed at
  let answered = -Infinity; // the latest place whose image has arrived
  const watch = { delays: [], longTasks: [], reset: () => Object.assign(watch, { delays: [], longTasks: [] }) };
  globalThis.stopwatch = watch;

  const pointed = ({ buttons, timeStamp }) => void (buttons === 1 && moves.push(timeStamp));
  addEventListener('pointermove', pointed, { capture: true }); // before the page sees it
  new PerformanceObserver((list) => watch.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

  // Questions and answers of Comlink, which go over the engine's own port: { id, path: ['answer'], argumentList: [{ value: 'decodePlane' }, ...] } and { id, value }.
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, transfer) {
    const last = moves.at(-1);
    if (message?.path?.[0] === 'answer' && message.argumentList[0].value === 'decodePlane' && last !== undefined) asked.set(message.id, last);
    post.call(this, message, transfer);
  };
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (type, ...rest) {
    listen.call(this, type, ...rest);
    if (type !== 'message') return;
    listen.call(this, 'message', (event) => {
      const id = event.data?.id;
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
  CanvasRenderingContext2D.prototype.putImageData = function (...args) {
    put.apply(this, args);
    if (this.canvas.dataset['testid'] === canvasHook) port2.postMessage(answered);
  };
}

/** Runs in the page before its own scripts: the mark `first picture` is when a canvas with this hook has first been on the screen with one. */
export function markFirstPicture(canvasHook) {
  let seen = false;
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (...args) {
    put.apply(this, args);
    if (seen || this.canvas.dataset['testid'] !== canvasHook) return;
    seen = true;
    requestAnimationFrame(() => setTimeout(() => performance.mark('first picture')));
  };
}

/** Milliseconds from the page's beginning to that mark. */
export async function firstPicture(page) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const at = await page.evaluate(() => performance.getEntriesByName('first picture')[0]?.startTime);
    if (at !== undefined) return at;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no picture within a minute');
}

/** Drags the held code round a circle on the plane of codes for `ms`; returns what the page measured, delays rising. */
export async function drag(page, plane, ms) {
  const box = await (await page.$(plane)).boundingBox();
  const place = (turn) => [box.x + box.width * (0.5 + 0.3 * Math.cos(turn)), box.y + box.height * (0.5 + 0.3 * Math.sin(turn))];
  await page.mouse.move(...place(0));
  await page.mouse.down();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.evaluate(() => globalThis.stopwatch.reset());
  for (const begun = performance.now(); performance.now() - begun < ms; ) {
    await page.mouse.move(...place(2 * Math.PI * ((performance.now() - begun) / 2000)));
    await new Promise((resolve) => setTimeout(resolve, 8)); // a hand's mouse reports about 100 times a second
  }
  await page.mouse.up();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { delays, longTasks } = await page.evaluate(() => ({ delays: globalThis.stopwatch.delays, longTasks: globalThis.stopwatch.longTasks }));
  return { delays: delays.sort((a, b) => a - b), longTasks };
}

/** The value below which `share` of the rising values lie. */
export const quantile = (share, rising) => rising[Math.floor(share * (rising.length - 1))] ?? Infinity;
