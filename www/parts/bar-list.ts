// Bars as lists of the page: readable without seeing them, and without a canvas.
import { html } from 'lit';
import type { Bar } from '../views/bars';
import { styles } from './styles';

/** Rows with names and figures. */
export function barRows(bars: readonly Bar[], label: string): unknown {
  return html`<ul class="bars" aria-label=${label}>${bars.map(
    ({ name, share, text, strong }) => html`
    <li class=${strong ? 'strong' : ''}><span data-drawn>${name}</span><i data-drawn="box"><i data-drawn="box" style=${styles({ '--share': share })}></i></i><b data-drawn>${text}</b></li>`,
  )}</ul>`;
}

/** Upright and narrow, for many of them; the figures are there for those who ask. */
export function barColumns(bars: readonly Bar[], label: string, named: boolean): unknown {
  return html`<ul class="columns" aria-label=${label}>${bars.map(
    ({ name, share, text, strong }) => html`
    <li class=${strong ? 'strong' : ''} title="${name}: ${text}"><i data-drawn="box" style=${styles({ '--share': share })}></i><span class=${named ? '' : 'unseen'}>${name}<span class="unseen">: ${text}</span></span></li>`,
  )}</ul>`;
}
