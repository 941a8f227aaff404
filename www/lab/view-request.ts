// Which pictures the engine is asked for: those on the screen, and now and then the others.
import { hasEncoder } from '../engine/abilities';
import type { ViewRequest } from '../engine/messages';
import { onePerClass } from './gallery';
import type { LabState, ViewName } from './state';

export const SAMPLES = { columns: 10, rows: 7 };
export const RECONSTRUCTIONS = 10;
export const INTERPOLATION_STEPS = 11;
/** Held-out images to choose from; the page keeps room for them before they arrive. */
export const GALLERY_SIZE = 20;
/** `extent`: the plane reaches this far from the prior's mean, in its standard deviations. */
export const PLANE = { side: 15, extent: 3, points: 600 };
const SUMMARY_IMAGES = 500;

export function viewRequest(state: LabState, visible: ReadonlySet<ViewName>): ViewRequest {
  const step = state.progress?.step ?? state.model?.step ?? 0;
  // A picture off the screen is drawn anew when training has come half as far again: often at first, when much changes.
  const behind = (name: ViewName): boolean => step > 1.5 * (state.drawnAt[name] ?? -1);
  const wanted = (name: ViewName): boolean => visible.has(name) || behind(name);
  const request: ViewRequest = {};
  const model = state.config?.model;
  if (!model) return request;
  if (wanted('samples')) request.samples = { count: SAMPLES.columns * SAMPLES.rows };
  if (wanted('latent')) request.latent = { ...PLANE, ...state.plane.asked };
  if (!hasEncoder(model.kind)) return request;
  if (visible.has('summary')) request.summary = { images: SUMMARY_IMAGES };
  if (wanted('reconstructions') && state.gallery) request.reconstructions = { indices: onePerClass(state.gallery, RECONSTRUCTIONS) };
  if (wanted('interpolation') && state.ends) request.interpolation = { ...state.ends, steps: INTERPOLATION_STEPS };
  return request;
}
