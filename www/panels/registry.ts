// The panels, in the order of the page: the one place that names them all. Page, widget, poster,
// links and docs read it.
import type { PanelName } from '../store/state';
import curves from './curves';
import discriminator from './discriminator';
import drawing from './drawing';
import flow from './flow';
import interpolation from './interpolation';
import latent from './latent';
import manifold from './manifold';
import measures from './measures';
import type { Panel } from './panel';
import reconstructions from './reconstructions';
import samples from './samples';
import tightness from './tightness';
import traversals from './traversals';

const ALL = [
  latent,
  reconstructions,
  samples,
  interpolation,
  curves,
  manifold,
  traversals,
  flow,
  discriminator,
  drawing,
  measures,
  tightness,
] as const;

declare module '../store/state' {
  interface PanelNames extends Record<(typeof ALL)[number]['name'], true> {}
}

export type RegisteredPanel = Panel<PanelName>;

export const PANELS: readonly RegisteredPanel[] = ALL;

export function openPanels(): PanelName[] {
  return PANELS.filter(({ open }) => open).map(({ name }) => name);
}

export function panel(name: PanelName): RegisteredPanel {
  return PANELS.find((panel) => panel.name === name)!;
}
