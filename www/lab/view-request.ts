// Which pictures the engine is asked for: those on the screen, and now and then the others.
import { hasDiscriminator, hasEncoder } from '../engine/abilities';
import type { ViewRequest } from '../engine/messages';
import { onePerClass } from './gallery';
import { stepOf, type LabState, type ViewName } from './state';

export const SAMPLES = { columns: 10, rows: 7 };
export const RECONSTRUCTIONS = 10;
/** Images of the walk that are shown side by side, and how many times as close those of its animation lie. */
export const WALK = { images: 11, finer: 3 };
export const TRAVERSAL = { steps: 13, extent: 3 };
/** Held-out images to choose from; the page keeps room for them before they arrive. */
export const GALLERY_SIZE = 20;
/** `extent`: the plane reaches this far from the prior's mean, in its standard deviations. */
export const PLANE = { side: 15, extent: 3, points: 600 };
const SUMMARY_IMAGES = 500;
const SCORED_IMAGES = 100; // of each kind

export function viewRequest(state: LabState, visible: ReadonlySet<ViewName>): ViewRequest {
  const step = stepOf(state);
  // A picture off the screen is drawn anew when training has come half as far again: often at first, when much changes.
  const behind = (name: ViewName): boolean => step > 1.5 * (state.drawnAt[name] ?? -1);
  const wanted = (name: ViewName): boolean => visible.has(name) || behind(name);
  const request: ViewRequest = {};
  const model = state.config?.model;
  if (!model) return request;
  if (wanted('samples')) request.samples = { count: SAMPLES.columns * SAMPLES.rows };
  if (wanted('latent')) request.latent = { ...PLANE, ...state.plane.asked };
  const encodes = hasEncoder(model.kind);
  const from = encodes ? (state.traversals.from ?? state.gallery?.indices[0] ?? null) : null;
  if (visible.has('traversals') && (from !== null || !encodes)) request.traversals = { ...TRAVERSAL, from, rows: state.traversals.rows, images: SUMMARY_IMAGES };
  if (visible.has('scores') && hasDiscriminator(model.kind)) request.scores = { images: SCORED_IMAGES };
  if (!encodes) return request;
  if (visible.has('summary')) request.summary = { images: SUMMARY_IMAGES };
  if (wanted('reconstructions') && state.gallery) request.reconstructions = { indices: onePerClass(state.gallery, RECONSTRUCTIONS) };
  if (wanted('interpolation') && state.ends) request.interpolation = { ...state.ends, steps: (WALK.images - 1) * WALK.finer + 1 };
  return request;
}
