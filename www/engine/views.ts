// Computes what the page asked to see. One function a view; each is one turn of the lab.
import { hasEncoder, planeOf } from './abilities';
import { extentOf } from './extent';
import type { Frame, Scored, ViewRequest } from './messages';
import { planeGrid } from './plane-grid';
import { toSheet } from './sheet';
import { computeTraversals } from './traversals';
import type { LatentPlane, VaeLab } from './wasm-api';

export type ViewName = keyof ViewRequest;
type Draw<V extends ViewName> = (lab: VaeLab, request: NonNullable<ViewRequest[V]>) => Promise<Frame[V]>;

/** New ones each time: they move to the page with their frame. */
const noPoints = (): LatentPlane => ({ points: new Float32Array(0), explained: [0, 0], prior: [0, 0] });

const SAMPLE_SEED = 1; // the same codes each time, so that a visitor sees the images improve, not change

const samples: Draw<'samples'> = async (lab, { count }) => sheet(lab, await lab.sample(count, SAMPLE_SEED));

const reconstructions: Draw<'reconstructions'> = async (lab, { indices }) => {
  const chosen = Uint32Array.from(indices);
  const originals = lab.heldOut(chosen);
  const corrupted = lab.config().training.corruption.kind === 'none' ? null : lab.corruptedHeldOut(chosen);
  return {
    originals: sheet(lab, originals), corrupted: corrupted && sheet(lab, corrupted),
    reconstructions: sheet(lab, await lab.reconstruct(corrupted ?? originals)),
  };
};

const interpolation: Draw<'interpolation'> = async (lab, { from, to, steps, path }) => sheet(lab, await lab.interpolate(from, to, steps, path));

const latent: Draw<'latent'> = async (lab, { side, extent: asked, center, points }) => {
  const { model } = lab.config();
  // The manifold lies on the plane of the points, so they come first.
  const { points: codes, explained, prior } = hasEncoder(model.kind) ? await lab.latentPlane(points) : noPoints();
  const projected = planeOf(model) === 'projection';
  // What keeps codes near the prior's mean is the KL; without it they may lie anywhere.
  const extent = model.kind === 'autoencoder' && !center ? extentOf(codes) : asked;
  const window = { center: center ?? ([0, 0] as const), extent };
  return {
    side, ...window, codes, manifold: sheet(lab, await lab.decodePlane(planeGrid(window, side))),
    labels: lab.heldOutLabels()?.slice(0, codes.length / 2) ?? null, explained: projected ? explained[0] + explained[1] : null,
    prior: model.kind === 'autoencoder' ? null : projected ? prior : [0, 0],
  };
};

const summary: Draw<'summary'> = (lab, { images }) => lab.latentSummary(images);

const traversals: Draw<'traversals'> = async (lab, request) => {
  const { images, ...rest } = await computeTraversals(lab, request);
  return { ...rest, sheet: sheet(lab, images) };
};

const scores: Draw<'scores'> = async (lab, { images }) => {
  const count = Math.min(images, lab.dataSummary().heldOut);
  const held = lab.heldOut(Uint32Array.from({ length: count }, (_, index) => index));
  const scored = async (pixels: Float32Array): Promise<Scored> => ({ sheet: sheet(lab, pixels), scores: await lab.discriminate(pixels) });
  const rebuilt = hasEncoder(lab.config().model.kind) ? await scored(await lab.reconstruct(held)) : null;
  return { real: await scored(held), rebuilt, drawn: await scored(await lab.sample(count, SAMPLE_SEED)) };
};

const draws: { [V in ViewName]: Draw<V> } = { samples, reconstructions, interpolation, latent, summary, traversals, scores };

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
export function buffersOf({ samples, reconstructions, interpolation, latent, traversals, scores }: Frame): ArrayBuffer[] {
  const scored = [scores?.real, scores?.rebuilt, scores?.drawn];
  const sheets = [
    samples, reconstructions?.originals, reconstructions?.corrupted, reconstructions?.reconstructions, interpolation, latent?.manifold,
    traversals?.sheet, ...scored.map((part) => part?.sheet),
  ];
  const arrays = [...sheets.map((sheet) => sheet?.pixels), latent?.codes, latent?.labels, ...scored.map((part) => part?.scores)];
  return arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}
