// Training at the engine's own pace, watched from the page.

/**
 * @typedef {object} Pace
 * @property {number} share of the time that is spent in steps
 * @property {number} stepsPerSecond
 * @property {number} framesPerSecond
 */

/**
 * With no view wanted, and with `views`.
 *
 * @param {string} address of the engine's module
 * @param {'cpu' | 'webgpu'} device
 * @param {import('../../www/protocol/messages').ViewRequest} views
 * @param {[settledMs: number, measuredMs: number]} times
 */
export async function trainWithViews(address, device, views, [settledMs, measuredMs]) {
  /** @type {typeof import('../../www/engine/client')} */
  const { createEngine } = await import(address);
  const { engine, terminate } = createEngine();
  let [trainedMs, steps, frames] = [0, 0, 0];
  await engine.start({ device }, (event) => {
    if (event.type === 'progress')
      [trainedMs, steps] = [
        trainedMs + event.ms,
        steps + event.report.step - event.report.firstStep + 1,
      ];
    if (event.type === 'frame') frames++;
  });
  await engine.play();
  /**
   * @param {import('../../www/protocol/messages').ViewRequest} wanted
   * @returns {Promise<Pace>}
   */
  const paceWith = async (wanted) => {
    await engine.setViews(wanted);
    await new Promise((resolve) => setTimeout(resolve, settledMs));
    trainedMs = steps = frames = 0;
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, measuredMs));
    const elapsed = performance.now() - started;
    return {
      share: trainedMs / elapsed,
      stepsPerSecond: (steps * 1000) / elapsed,
      framesPerSecond: (frames * 1000) / elapsed,
    };
  };
  const [hidden, shown] = [await paceWith({}), await paceWith(views)];
  terminate();
  return { device, hidden, shown };
}
