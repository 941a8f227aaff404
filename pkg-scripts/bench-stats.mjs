// The arithmetic of the benchmark, apart from browsers.

/**
 * @typedef {object} Ratio
 * @property {number} ratio
 * @property {string} peer
 */

/** @typedef {Record<string, Record<string, Ratio>>} Ratios by device and model */

export const median = (/** @type {readonly number[]} */ values) =>
  [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * How many times our step takes that of the fastest peer; nothing where no peer was measured.
 *
 * @param {{ stepMs: number }} ours
 * @param {readonly { name: string, stepMs?: number | undefined }[]} peers
 * @returns {Ratio | undefined}
 */
export function againstFastest(ours, peers) {
  const measured = peers.flatMap(({ name, stepMs }) =>
    stepMs === undefined ? [] : [{ name, stepMs }],
  );
  if (measured.length === 0) return undefined;
  const fastest = measured.reduce((best, peer) => (peer.stepMs < best.stepMs ? peer : best));
  return { ratio: ours.stepMs / fastest.stepMs, peer: fastest.name };
}

const TOLERATED = 1.1;

/**
 * What is more than 10 % worse than recorded.
 *
 * @param {Ratios} ratios
 * @param {Ratios} recorded
 */
export function worseThanRecorded(ratios, recorded) {
  const found = [];
  for (const [device, models] of Object.entries(ratios)) {
    for (const [model, { ratio }] of Object.entries(models)) {
      const before = recorded[device]?.[model]?.ratio;
      if (before !== undefined && ratio > before * TOLERATED)
        found.push({ device, model, ratio, before });
    }
  }
  return found;
}

/**
 * The slope of log cost over log size by least squares: 1 is a cost that grows with the size, 0 one
 * that doesn't.
 *
 * @param {readonly (readonly [size: number, cost: number])[]} points
 */
export function growthExponent(points) {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const mean = (/** @type {number} */ axis) =>
    logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = (/** @type {(point: number[]) => number} */ f) =>
    logs.reduce((sum, point) => sum + f(point), 0);
  return slope((point) => (point[0] - x) * (point[1] - y)) / slope((point) => (point[0] - x) ** 2);
}
