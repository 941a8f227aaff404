// What is learning here, in a sentence and as a flow from left to right; index.html holds the VAE's
// until the page is up.
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Capabilities } from '../protocol/rust-types';
import { element } from '../parts/element';
import { capabilitiesAtHand } from '../store/kind';
import { part } from '../parts/part-element';
import { pick } from '../store/select';
import { withTerms } from '../parts/words';

const stage = (name: unknown, symbol: unknown, role = ''): TemplateResult =>
  html`<li class=${role}><b>${name}</b> <i>${symbol}</i></li>`;
const image = (): TemplateResult => stage(msg('image'), 'x');
const code = (): TemplateResult => stage(msg('code'), 'z', 'code');
const judge = (): TemplateResult => stage(msg('discriminator'), 'D(x)', 'net in');

function lede({ encoder, posterior, discriminator }: Capabilities): TemplateResult | string {
  if (!encoder)
    return msg(
      html`Right here, in your browser, a <em>generator</em> is learning to draw images that a <em>discriminator</em>, learning beside it, takes for real ones.`,
    );
  if (discriminator)
    return msg(
      html`Right here, in your browser, a <em>variational autoencoder</em> is learning to draw images again so well that a <em>discriminator</em> takes them for real ones.`,
    );
  if (posterior)
    return msg(
      html`Right here, in your browser, a <em>variational autoencoder</em> is learning to squeeze images into a few numbers and to draw them again.`,
    );
  return msg(
    html`Right here, in your browser, an <em>autoencoder</em> is learning to squeeze images into a few numbers and to draw them again, with nothing to say where those numbers lie.`,
  );
}

function flow({ encoder, posterior, discriminator }: Capabilities): TemplateResult[] {
  if (!encoder)
    return [
      code(),
      stage(msg('generator'), 'G(z)', 'net out'),
      image(),
      judge(),
      stage(msg('drawn'), msg('or real?')),
    ];
  const [there, back] = posterior ? ['q(z | x)', 'p(x | z)'] : ['f(x)', 'g(z)'];
  return [
    image(),
    stage(msg('encoder'), there, 'net in'),
    code(),
    stage(msg('decoder'), back, 'net out'),
    discriminator ? judge() : stage(msg('image'), msg('again')),
  ];
}

@element('lab-introduction')
export class LabIntroduction extends part(pick('schema', 'config')) {
  protected override render(): unknown {
    const can = capabilitiesAtHand(this.state);
    return html`<p class="lede">${withTerms(lede(can))}</p>
      <ol class="flow" aria-label=${msg('What the model does')}>${flow(can)}</ol>`;
  }
}
