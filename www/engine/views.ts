// Computes what the page asked to see. One function a view; each is one turn of the lab.
import { extentOf } from './extent';
import { hasPrior, isCorrupted, planeOf } from '../protocol/kinds';
import type { Frame, Scored, ViewRequest } from '../protocol/messages';
import { planeGrid } from './plane-grid';
import type { Capabilities, ImageBatch } from '../protocol/rust-types';
import { toImageGrid } from './image-grid';
import { computeTraversals } from './traversals';
import type { LatentPlane, VaeLab } from '../protocol/wasm-api';

export type ViewName = keyof ViewRequest;
type Draw<V extends ViewName> = (
  lab: VaeLab,
  request: NonNullable<ViewRequest[V]>,
  can: Capabilities,
) => Promise<Frame[V]>;

/** New ones each time: they move to the page with their frame. */
const noPoints = (): LatentPlane => ({
  points: new Float32Array(0),
  explained: [0, 0],
  prior: [0, 0],
});

// the same codes each time, so that a visitor sees the images improve, not change
const SAMPLE_SEED = 1;

const samples: Draw<'samples'> = async (lab, { count }) =>
  toImageGrid(await lab.sample(count, SAMPLE_SEED));

const reconstructions: Draw<'reconstructions'> = async (lab, { indices }) => {
  const chosen = Uint32Array.from(indices);
  const originals = lab.heldOut(chosen);
  const corrupted = isCorrupted(lab.config().model) ? lab.corruptedHeldOut(chosen) : null;
  return {
    originals: toImageGrid(originals),
    corrupted: corrupted && toImageGrid(corrupted),
    reconstructions: toImageGrid(await lab.reconstruct((corrupted ?? originals).pixels)),
  };
};

const interpolation: Draw<'interpolation'> = async (lab, { from, to, steps, path }) =>
  toImageGrid(await lab.interpolate(from, to, steps, path));

const latent: Draw<'latent'> = async (lab, { side, extent: asked, center, points }, can) => {
  const { model } = lab.config();
  // The manifold lies on the plane of the points, so they come first.
  const {
    points: codes,
    explained,
    prior,
  } = can.encoder ? await lab.latentPlane(points) : noPoints();
  const projected = planeOf(can, model) === 'projection';
  // What keeps codes near the prior's mean is the KL; without it they may lie anywhere.
  const extent = center || hasPrior(can) ? asked : extentOf(codes);
  const window = { center: center ?? ([0, 0] as const), extent };
  return {
    side,
    ...window,
    codes,
    manifold: toImageGrid(await lab.decodePlane(planeGrid(window, side))),
    labels: lab.heldOutLabels()?.slice(0, codes.length / 2) ?? null,
    explained: projected ? explained[0] + explained[1] : null,
    prior: !hasPrior(can) ? null : projected ? prior : [0, 0],
  };
};

const summary: Draw<'summary'> = (lab, { images }) => lab.latentSummary(images);

const traversals: Draw<'traversals'> = async (lab, request, can) => {
  const { images, ...rest } = await computeTraversals(lab, can, request);
  return { ...rest, images: toImageGrid(images) };
};

const scores: Draw<'scores'> = async (lab, { images }, can) => {
  const count = Math.min(images, lab.dataSummary().heldOut);
  const held = lab.heldOut(Uint32Array.from({ length: count }, (_, index) => index));
  const scored = async (images: ImageBatch): Promise<Scored> => ({
    images: toImageGrid(images),
    scores: await lab.discriminate(images.pixels),
  });
  const rebuilt = can.encoder ? await scored(await lab.reconstruct(held.pixels)) : null;
  return {
    real: await scored(held),
    rebuilt,
    drawn: await scored(await lab.sample(count, SAMPLE_SEED)),
  };
};

const draws: { [V in ViewName]: Draw<V> } = {
  samples,
  reconstructions,
  interpolation,
  latent,
  summary,
  traversals,
  scores,
};

/** Adds the view to a new frame of its own; a view that does not suit the model leaves it empty. */
export async function drawView(
  lab: VaeLab,
  can: Capabilities,
  name: ViewName,
  request: ViewRequest,
): Promise<Frame> {
  const draw = draws[name] as Draw<ViewName>;
  const picture = await draw(lab, request[name] as never, can);
  return { step: lab.modelSummary().step, ...(picture && { [name]: picture }) };
}
