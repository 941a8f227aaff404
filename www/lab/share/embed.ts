// The HTML that puts a run into someone else's page.
import { msg } from '@lit/localize';

const HEIGHT = 640;

/** `allow-same-origin` lets the frame load its own worker and wasm; nothing else of the page around it is open to it. */
export function embedSnippet(link: string): string {
  return `<iframe src="${escaped(link)}" title="${escaped(msg('vae-lab: a model of images, learning as you watch'))}" loading="lazy" sandbox="allow-scripts allow-same-origin" style="width: 100%; height: ${HEIGHT}px; border: 0"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
