// Buttons for the window on the plane of codes.
import { msg } from '@lit/localize';
import { html } from 'lit';
import { fitting, zoomed } from '../views/plane-window';
import { element } from './element';
import { part } from './part-element';
import { ZOOM } from './plane-keys';
import { windowOf, shownPlane } from './plane-view';

@element('lab-plane-zoom')
export class LabPlaneZoom extends part(shownPlane) {
  protected override render(): unknown {
    const window = windowOf(this.state);
    const look = (to: typeof window | null) => () => this.ask({ type: 'plane-window', window: to });
    const all = (): void => look(fitting(this.state.latent?.codes ?? new Float32Array(0)))();
    return html`<div class="zoom" role="group" aria-label=${msg('Window on the plane')}>
      <button class="tool" type="button" data-testid="zoom-out" aria-label=${msg('Zoom out')} title=${msg('Zoom out; so does a wheel with Ctrl')} @click=${look(zoomed(window, ZOOM))}>−</button>
      <button class="tool" type="button" data-testid="zoom-in" aria-label=${msg('Zoom in')} title=${msg('Zoom in; so does a wheel with Ctrl')} @click=${look(zoomed(window, 1 / ZOOM))}>+</button>
      <button class="tool" type="button" data-testid="show-all" @click=${all}>${msg('Show all')}</button>
      <button class="tool" type="button" data-testid="zoom-reset" ?disabled=${this.state.plane.window === null} @click=${look(null)}>${msg('Back', { id: 'reset-window' })}</button></div>`;
  }
}
