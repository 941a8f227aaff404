// What is asked of a page that trains for a measurement, ours or a peer's: it offers
// `runBench(model, steps)`.

/** @typedef {{ loss: number, backend: string }} Trained */

/**
 * `ms`: for one step.
 *
 * @param {unknown} model
 * @param {number} steps
 * @returns {Promise<Trained & { ms: number }>}
 */
export async function timed(model, steps) {
  const { runBench } =
    /** @type {{ runBench(model: unknown, steps: number): Promise<Trained> }} */ (
      /** @type {unknown} */ (globalThis)
    );
  const start = performance.now();
  const { loss, backend } = await runBench(model, steps);
  return { ms: (performance.now() - start) / steps, loss, backend };
}

/** Of the lab itself: how many steps it says it has taken. */
export function stepCount() {
  return Number(
    document.querySelector('[data-testid="step-count"]')?.textContent?.replace(/\D/g, ''),
  );
}
