// The HTML that puts a run into someone else's page: the widget's script, and the widget with the
// text of the link.
import { msg } from '@lit/localize';
import type { PageOptions } from './page-options';

export interface Embedded {
  script: string; // the address of vae-lab.js
  link: string; // to the run, for readers without JavaScript
  config: string; // as in a link
  page: Pick<PageOptions, 'device' | 'autoplay' | 'controls' | 'views'>;
}

export function embedSnippet({
  script,
  link,
  config,
  page: { device, autoplay, controls, views },
}: Embedded): string {
  const attributes = [
    ['config', config],
    ['views', views.join(' ')],
    ['controls', controls],
    ...(device === 'auto' ? [] : [['backend', device]]),
  ].map(([name, value]) => ` ${name}="${escaped(value!)}"`);
  return [
    `<script type="module" src="${escaped(script)}"></script>`,
    `<vae-lab${attributes.join('')}${autoplay ? ' autoplay' : ''}>`,
    `<a href="${escaped(link)}">${escaped(msg('A model of images that learns as you watch'))}</a></vae-lab>`,
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
