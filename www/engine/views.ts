// Computes what the page asked to see. One function a view; each is one turn of the lab.
import type { Frame, ViewRequest } from './messages';
import { toSheet } from './sheet';
import type { VaeLab } from './wasm-api';

export type ViewName = keyof ViewRequest;
type Draw<V extends ViewName> = (lab: VaeLab, request: NonNullable<ViewRequest[V]>) => Promise<Frame[V]>;

const SAMPLE_SEED = 1; // the same codes each time, so that a visitor sees the images improve, not change

const samples: Draw<'samples'> = async (lab, { count }) => sheet(lab, await lab.sample(count, SAMPLE_SEED));

const reconstructions: Draw<'reconstructions'> = async (lab, { indices }) => {
  const originals = lab.heldOut(Uint32Array.from(indices));
  return { originals: sheet(lab, originals), reconstructions: sheet(lab, await lab.reconstruct(originals)) };
};

const interpolation: Draw<'interpolation'> = async (lab, { from, to, steps, path }) => sheet(lab, await lab.interpolate(from, to, steps, path));

const latent: Draw<'latent'> = async (lab, { side, extent, points }) => {
  if (lab.modelSummary().latentDim !== 2) return undefined;
  const codes = await lab.encodeHeldOut(points);
  const labels = lab.heldOutLabels()?.slice(0, codes.length / 2) ?? null;
  return { side, extent, manifold: sheet(lab, await lab.manifold(side, extent)), codes, labels };
};

const draws: { [V in ViewName]: Draw<V> } = { samples, reconstructions, interpolation, latent };

/** Adds the view to a new frame of its own; a view that does not suit the model leaves it empty. */
export async function drawView(lab: VaeLab, name: ViewName, request: ViewRequest): Promise<Frame> {
  const draw = draws[name] as Draw<ViewName>;
  const picture = await draw(lab, request[name] as never);
  return { step: lab.modelSummary().step, ...(picture && { [name]: picture }) };
}

export function sheet(lab: VaeLab, values: Float32Array) {
  const { height, width } = lab.dataSummary();
  return toSheet(values, height, width);
}

/** The buffers that can move to the page instead of being copied. */
export function buffersOf({ samples, reconstructions, interpolation, latent }: Frame): ArrayBuffer[] {
  const sheets = [samples, reconstructions?.originals, reconstructions?.reconstructions, interpolation, latent?.manifold];
  const arrays = [...sheets.map((sheet) => sheet?.pixels), latent?.codes, latent?.labels];
  return arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}
