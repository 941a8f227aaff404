// What is learning here, in a sentence and as a flow from left to right; index.html holds the VAE's until the page is up.
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ModelKind } from '../engine/rust-types';
import { LabElement } from './lab-element';

const IMAGE = html`<li><b>image</b> <i>x</i></li>`;
const AGAIN = html`<li><b>image</b> <i>again</i></li>`;
const CODE = html`<li class="code"><b>code</b> <i>z</i></li>`;
const ENCODER = html`<li class="net in"><b>encoder</b> <i>q(z | x)</i></li>`;
const DECODER = html`<li class="net out"><b>decoder</b> <i>p(x | z)</i></li>`;
const DISCRIMINATOR = html`<li class="net in"><b>discriminator</b> <i>D(x)</i></li>`;
const VERDICT = html`<li><b>drawn</b> <i>or real?</i></li>`;

const WORDS: Record<ModelKind, { lede: TemplateResult; flow: TemplateResult[] }> = {
  vae: {
    lede: html`a <em>variational autoencoder</em> is learning to squeeze images into a few numbers and to draw them again.`,
    flow: [IMAGE, ENCODER, CODE, DECODER, AGAIN],
  },
  autoencoder: {
    lede: html`an <em>autoencoder</em> is learning to squeeze images into a few numbers and to draw them again, with nothing to say where those numbers lie.`,
    flow: [IMAGE, html`<li class="net in"><b>encoder</b> <i>f(x)</i></li>`, CODE, html`<li class="net out"><b>decoder</b> <i>g(z)</i></li>`, AGAIN],
  },
  gan: {
    lede: html`a <em>generator</em> is learning to draw images that a <em>discriminator</em>, learning beside it, takes for real ones.`,
    flow: [CODE, html`<li class="net out"><b>generator</b> <i>G(z)</i></li>`, html`<li><b>image</b> <i>x</i></li>`, DISCRIMINATOR, VERDICT],
  },
  vaeGan: {
    lede: html`a <em>variational autoencoder</em> is learning to draw images again so well that a <em>discriminator</em> takes them for real ones.`,
    flow: [IMAGE, ENCODER, CODE, DECODER, AGAIN, DISCRIMINATOR],
  },
};

@customElement('lab-introduction')
export class LabIntroduction extends LabElement {
  protected override render(): unknown {
    const { lede, flow } = WORDS[this.state.config?.model.kind ?? 'vae'];
    return html`<p class="lede">Right here, in your browser, ${lede}</p>
      <ol class="flow" aria-label="What the model does">${flow}</ol>`;
  }
}
