// What is learning here, in a sentence and as a flow from left to right; index.html holds the VAE's until the page is up.
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ModelKind } from '../engine/rust-types';
import { element } from './element';
import { LabElement } from './lab-element';

const part = (name: unknown, symbol: unknown, role = ''): TemplateResult => html`<li class=${role}><b>${name}</b> <i>${symbol}</i></li>`;
const image = (): TemplateResult => part(msg('image'), 'x');
const again = (): TemplateResult => part(msg('image'), msg('again'));
const code = (): TemplateResult => part(msg('code'), 'z', 'code');
const encoder = (symbol = 'q(z | x)'): TemplateResult => part(msg('encoder'), symbol, 'net in');
const decoder = (symbol = 'p(x | z)'): TemplateResult => part(msg('decoder'), symbol, 'net out');
const discriminator = (): TemplateResult => part(msg('discriminator'), 'D(x)', 'net in');

const WORDS: Record<ModelKind, () => { lede: unknown; flow: TemplateResult[] }> = {
  vae: () => ({
    lede: msg(html`Right here, in your browser, a <em>variational autoencoder</em> is learning to squeeze images into a few numbers and to draw them again.`),
    flow: [image(), encoder(), code(), decoder(), again()],
  }),
  autoencoder: () => ({
    lede: msg(html`Right here, in your browser, an <em>autoencoder</em> is learning to squeeze images into a few numbers and to draw them again, with nothing to say where those numbers lie.`),
    flow: [image(), encoder('f(x)'), code(), decoder('g(z)'), again()],
  }),
  gan: () => ({
    lede: msg(html`Right here, in your browser, a <em>generator</em> is learning to draw images that a <em>discriminator</em>, learning beside it, takes for real ones.`),
    flow: [code(), part(msg('generator'), 'G(z)', 'net out'), image(), discriminator(), part(msg('drawn'), msg('or real?'))],
  }),
  vaeGan: () => ({
    lede: msg(html`Right here, in your browser, a <em>variational autoencoder</em> is learning to draw images again so well that a <em>discriminator</em> takes them for real ones.`),
    flow: [image(), encoder(), code(), decoder(), discriminator()],
  }),
};

@element('lab-introduction')
export class LabIntroduction extends LabElement {
  protected override render(): unknown {
    const { lede, flow } = WORDS[this.state.config?.model.kind ?? 'vae']();
    return html`<p class="lede">${lede}</p>
      <ol class="flow" aria-label=${msg('What the model does')}>${flow}</ol>`;
  }
}
