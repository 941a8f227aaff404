// Traversals: what each dimension of a code changes in the image, one row a dimension, those that
// say most first.
import { hasPrior } from '../protocol/kinds';
import type { TraversalsView, ViewRequest } from '../protocol/messages';
import type { Capabilities, ImageBatch } from '../protocol/rust-types';
import type { VaeLab } from '../protocol/wasm-api';

/** Where a dimension's sweep has its middle, and what counts as one step of its extent. */
export interface Spread {
  mean: number;
  deviation: number;
}

const STANDARD: Spread = { mean: 0, deviation: 1 };

type Lab = Pick<
  VaeLab,
  'config' | 'decode' | 'encode' | 'encodeHeldOut' | 'heldOut' | 'latentSummary'
>;

export async function computeTraversals(
  lab: Lab,
  can: Capabilities,
  { from, rows, steps, extent, images }: NonNullable<ViewRequest['traversals']>,
): Promise<Omit<TraversalsView, 'images'> & { images: ImageBatch }> {
  const { latentDim } = lab.config().model;
  const prior = hasPrior(can);
  const code =
    from !== null && can.encoder
      ? (await lab.encode(lab.heldOut(Uint32Array.of(from)).pixels)).loc
      : new Float32Array(latentDim);
  // Without a KL, codes may lie anywhere and reach any distance, each dimension its own.
  const spreads = prior
    ? Array.from(code, () => STANDARD)
    : spreadsOf(await lab.encodeHeldOut(images), latentDim);
  const values = !prior
    ? spreads.map(({ deviation }) => deviation ** 2)
    : can.encoder
      ? (await lab.latentSummary(images)).klPerDimension
      : null;
  const order = (values ? largestFirst(values) : Array.from(code.keys())).slice(0, rows);
  return {
    steps,
    extent,
    by: values && (prior ? 'kl' : 'variance'),
    dimensions: latentDim,
    rows: order.map((dimension) => {
      const { mean, deviation } = spreads[dimension]!;
      return {
        dimension,
        value: values?.[dimension] ?? null,
        at: deviation > 0 ? (code[dimension]! - mean) / deviation : 0,
      };
    }),
    images: await lab.decode(sweep(code, order, spreads, steps, extent)),
  };
}

/** The dimensions, those with the largest values first; equal ones in their own order. */
export function largestFirst(values: readonly number[]): number[] {
  return Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
}

/** Mean and standard deviation of each dimension over `codes`, `[images, dimensions]`. */
export function spreadsOf(codes: Float32Array, dimensions: number): Spread[] {
  const count = codes.length / dimensions;
  return Array.from({ length: dimensions }, (_, dimension) => {
    let [sum, squares] = [0, 0];
    for (let at = dimension; at < codes.length; at += dimensions) sum += codes[at]!;
    const mean = sum / count;
    for (let at = dimension; at < codes.length; at += dimensions)
      squares += (codes[at]! - mean) ** 2;
    return { mean, deviation: Math.sqrt(squares / count) };
  });
}

/**
 * `steps` copies of the code for each of the dimensions, `[dimensions.length * steps,
 * code.length]`, in which that dimension alone varies.
 */
export function sweep(
  code: Float32Array,
  dimensions: readonly number[],
  spreads: readonly Spread[],
  steps: number,
  extent: number,
): Float32Array {
  const codes = new Float32Array(dimensions.length * steps * code.length);
  dimensions.forEach((dimension, row) => {
    const { mean, deviation } = spreads[dimension]!;
    for (let step = 0; step < steps; step++) {
      const start = (row * steps + step) * code.length;
      codes.set(code, start);
      codes[start + dimension] = mean + deviation * extent * ((2 * step) / (steps - 1) - 1);
    }
  });
  return codes;
}
