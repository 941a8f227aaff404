// Below the plane: what a drag does, the window's buttons, and how much lies outside.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { count } from '../../i18n/numbers';
import { countBeyond } from '../../views/edge-marks';
import { element } from '../../parts/element';
import { capabilitiesAtHand } from '../../store/kind';
import { part } from '../../parts/part-element';
import '../../parts/plane-zoom';
import type { PlaneTool } from '../../store/plane';
import { scaleOf, windowOf, shownPlane } from '../../parts/plane-view';

let planes = 0; // radio buttons of one name exclude one another, and a comparison has two planes

@element('lab-plane-tools')
export class LabPlaneTools extends part(shownPlane) {
  readonly #group = `plane-tool-${planes++}`;

  protected override render(): unknown {
    const { plane } = this.state;
    const tools: [PlaneTool, string][] = [
      ['hold', msg('the ring')],
      ['move', msg('the plane')],
    ];
    if (capabilitiesAtHand(this.state).encoder) tools.push(['pick', msg('a lasso')]);
    return html`<fieldset class="choice"><legend>${msg('Drag', { id: 'drag-what' })}</legend>${tools.map(
      ([tool, name]) => html`
        <label><input type="radio" name=${this.#group} data-testid="tool-${tool}" .checked=${plane.tool === tool} @change=${() => this.ask({ type: 'plane-tool', tool })} /><span>${name}</span></label>`,
    )}
      </fieldset>
      <lab-plane-zoom></lab-plane-zoom>
      <p class="beyond" data-testid="beyond">${this.#beyond()}</p>`;
  }

  #beyond(): unknown {
    const codes = this.state.latent?.codes;
    if (!codes || codes.length === 0) return nothing;
    const beyond = countBeyond(codes, scaleOf(windowOf(this.state), 1));
    if (beyond === 0) return msg(str`All ${count(codes.length / 2)} points are in sight.`);
    return msg(str`${count(beyond)} of ${count(codes.length / 2)} points lie beyond the edge.`);
  }
}
