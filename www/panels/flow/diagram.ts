// The step as a picture of two lanes: forward the numbers, back their gradient, both of the same
// part at the same place.
import { msg, str } from '@lit/localize';
import { short } from '../../i18n/numbers';
import { html, nothing } from 'lit';
import type { Part } from '../../protocol/rust-types';
import { boundOf, codesOf } from '../../views/bounds';
import { element } from '../../parts/element';
import { kindAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import { pick } from '../../store/select';
import { styles } from '../../parts/styles';
import { Ingredients } from './parts';
import { backPart, forwardPart } from './layout';

const MOST_CODES = 5; // as many as a trace shows
const [LINE, NET] = ['minmax(24px, 1fr)', 'minmax(82px, 1.2fr)'];
/** What leads from one thing to the next takes the room that the things leave. */
const WIDTHS: Partial<Record<Part, string>> = {
  encoder: NET,
  decoder: NET,
  generator: NET,
  discriminator: 'minmax(104px, 1.2fr)',
  sampling: LINE,
  comparison: LINE,
};

@element('lab-flow-diagram')
export class LabFlowDiagram extends part(pick('flow', 'schema', 'config', 'data', 'gallery')) {
  protected override render(): unknown {
    const { config, flow } = this.state;
    const kind = kindAtHand(this.state);
    if (!config || !kind) return nothing;
    const of = new Ingredients(this.state, kind, this.colors, (dimension) =>
      this.ask({ type: 'flow', change: { dimension } }),
    );
    const rows = flow.trace?.codes.length ?? Math.min(MOST_CODES, codesOf(boundOf(config.model)));
    const { parts } = kind;
    const columns = parts.map((part) => WIDTHS[part] ?? 'auto').join(' ');
    const place = (lane: string, part: Part, at: number, content: unknown): unknown =>
      html`<div class="place ${lane} ${part}" style=${styles({ '--at': String(at + 1) })}>${content}</div>`;
    return html`<div class="lanes ${rows > 1 ? 'several' : ''}" data-testid="flow-diagram" style=${styles({ '--rows': String(rows), '--columns': columns })}>
      <p class="lane forward"><b data-drawn>${msg('Forward')} →</b> <span data-drawn>${msg(str`bars reach ±${short(of.reach.values)}`)}</span></p>
      <p class="lane back"><b data-drawn>← ${msg('Back', { id: 'backward' })}</b> <span data-drawn>${msg(str`gradients: bars reach ±${short(of.reach.gradients)}, pixels ±${short(of.reach.pixels)}`)}</span>
        <span class="sign less">${msg('more would help')}</span> <span class="sign more">${msg('less would help')}</span></p>
      ${parts.map((part, at) => [place('forward', part, at, forwardPart(part, of, rows)), place('back', part, at, backPart(part, of, rows))])}</div>`;
  }
}
