// The panels with pictures: what each is called, for which models it makes sense, whether it is there from the start,
// and which of the engine's views it draws.
import { msg } from '@lit/localize';
import { hasDiscriminator, hasEncoder } from '../engine/abilities';
import type { ViewRequest } from '../engine/messages';
import type { ModelKind } from '../engine/rust-types';

export type PanelName =
  | 'latent' | 'reconstructions' | 'samples' | 'interpolation' | 'curves' | 'manifold' | 'traversals' | 'flow' | 'discriminator' | 'drawing' | 'measures';

export interface Panel {
  name: PanelName;
  title(): string;
  suits(kind: ModelKind): boolean;
  open: boolean; // for a first-time visitor: few, so that the page stays calm
  views: readonly (keyof ViewRequest)[];
}

const always = (): boolean => true;

/** In the order of the page. */
export const PANELS: readonly Panel[] = [
  { name: 'latent', title: () => msg('The plane of codes'), suits: always, open: true, views: ['latent'] },
  { name: 'reconstructions', title: () => msg('There and back'), suits: hasEncoder, open: true, views: ['reconstructions'] },
  { name: 'samples', title: () => msg('Images nobody drew'), suits: always, open: true, views: ['samples'] },
  { name: 'interpolation', title: () => msg('From one image to another'), suits: hasEncoder, open: true, views: ['interpolation'] },
  { name: 'curves', title: () => msg('How well it learns'), suits: always, open: true, views: [] },
  { name: 'manifold', title: () => msg('The plane, decoded'), suits: always, open: false, views: ['latent'] },
  { name: 'traversals', title: () => msg('One number at a time'), suits: always, open: false, views: ['traversals'] },
  { name: 'flow', title: () => msg('One step, slowly'), suits: always, open: false, views: [] },
  { name: 'discriminator', title: () => msg('What the discriminator sees'), suits: hasDiscriminator, open: false, views: ['scores'] },
  { name: 'drawing', title: () => msg('Draw your own'), suits: hasEncoder, open: false, views: [] },
  { name: 'measures', title: () => msg('How good is it?'), suits: always, open: false, views: ['summary'] },
];

export function openPanels(): PanelName[] {
  return PANELS.filter(({ open }) => open).map(({ name }) => name);
}

export function panel(name: PanelName): Panel {
  return PANELS.find((panel) => panel.name === name)!;
}

/** What the engine has to draw for these panels. */
export function viewsOf(panels: Iterable<PanelName>): Set<keyof ViewRequest> {
  return new Set([...panels].flatMap((name) => panel(name).views));
}
