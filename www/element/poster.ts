// What stands in a widget's place until its model is there: as large as what will come, so that
// nothing jumps.
import { msg } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { panel } from '../panels/registry';
import type { WidgetState } from './events';
import type { Attributes } from './attributes';

export interface Poster {
  attributes: Attributes;
  image: string | null; // its address
  state: WidgetState;
  play(): void;
}

const playIcon = svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8A.8.8 0 0 0 8 5.2z" /></svg>`;

export function posterOf({
  attributes: { views, controls },
  image,
  state,
  play,
}: Poster): TemplateResult {
  const button = html`<button class="begin ${controls === 'none' ? 'bare' : ''}" part="play" type="button" data-testid="begin" aria-label=${msg('Train')} aria-busy=${state === 'loading'} @click=${play}>${playIcon}</button>`;
  return html`<div class="poster" part="poster">
    ${
      controls === 'none'
        ? nothing
        : html`<div class="bar" part="controls"><div class="opening">${button}
      <p class="promise"><b>vae-lab</b> <span>${promiseOf(state)}</span></p></div></div>`
    }
    ${controls === 'full' ? html`<div class="switch"></div>` : nothing}
    <div class="views ${image ? 'with-image' : ''}">
      ${views.map((name) => html`<div class="panel room ${panel(name).wide ? 'wide' : ''}" data-view=${name}><p class="title">${panel(name).title()}</p><div class="picture"></div></div>`)}
      ${image ? html`<img src=${image} alt="" />` : nothing}
      ${controls === 'none' ? button : nothing}
    </div>
    ${controls === 'full' ? html`<div class="settings"></div>` : nothing}</div>`;
}

function promiseOf(state: WidgetState): string {
  if (state === 'loading') return msg('Getting ready…');
  return state === 'failed'
    ? msg('It could not start; why, is said below.')
    : msg('A model of images that learns as you watch, in your browser');
}
