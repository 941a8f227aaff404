// Each panel as the widget draws it. Its code comes when it is first wanted: most pages show two or three.
import { html, type TemplateResult } from 'lit';
import type { Look } from '../lab/look';
import type { PanelName } from '../lab/panels';
import type { LabState } from '../lab/state';

interface Drawn {
  load(): Promise<unknown>;
  draw(state: LabState, look: Look): TemplateResult;
}

/** The class of its section, by which the stylesheets know it, and what draws it. */
export const DRAWN: Readonly<Record<PanelName, Drawn & { section: string }>> = {
  latent: { section: 'plane', load: () => import('../lab/latent/latent-panel'), draw: (state, look) => html`<lab-latent .state=${state} .look=${look}></lab-latent>` },
  reconstructions: { section: 'rebuilding', load: () => import('../lab/reconstructions-panel'), draw: (state, look) => html`<lab-reconstructions .state=${state} .look=${look}></lab-reconstructions>` },
  samples: { section: 'sampling', load: () => import('../lab/samples-panel'), draw: (state, look) => html`<lab-samples .state=${state} .look=${look}></lab-samples>` },
  interpolation: { section: 'walking', load: () => import('../lab/interpolation-panel'), draw: (state, look) => html`<lab-interpolation .state=${state} .look=${look}></lab-interpolation>` },
  curves: { section: 'learning', load: () => import('../lab/curves-panel'), draw: (state, look) => html`<lab-curves .state=${state} .look=${look}></lab-curves>` },
  manifold: { section: 'decoding', load: () => import('../lab/latent/manifold-panel'), draw: (state, look) => html`<lab-manifold .state=${state} .look=${look}></lab-manifold>` },
  traversals: { section: 'sweeping', load: () => import('../lab/traversals/traversals-panel'), draw: (state, look) => html`<lab-traversals .state=${state} .look=${look}></lab-traversals>` },
  flow: { section: 'flowing', load: () => import('../lab/flow/flow-panel'), draw: (state, look) => html`<lab-flow .state=${state} .look=${look}></lab-flow>` },
  discriminator: { section: 'judging', load: () => import('../lab/discriminator/discriminator-panel'), draw: (state, look) => html`<lab-discriminator .state=${state} .look=${look}></lab-discriminator>` },
  drawing: { section: 'drawing', load: () => import('../lab/drawing/drawing-panel'), draw: (state, look) => html`<lab-drawing .state=${state} .look=${look}></lab-drawing>` },
  measures: { section: 'measures', load: () => import('../lab/measures/measures-panel'), draw: (state, look) => html`<lab-measures .state=${state} .look=${look}></lab-measures>` },
};
