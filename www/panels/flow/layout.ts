// What stands at each place of the two lanes: forward what is computed, back the gradient of the
// cost by it.
import { msg, str } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import { amount, percent } from '../../i18n/numbers';
import { isCorrupted } from '../../protocol/kinds';
import type { Part, Stage, Term } from '../../protocol/rust-types';
import { fan, type Reach } from '../../views/flow';
import { say } from '../../i18n/locale';
import { chartsOf, textOf } from '../../views/terms';
import type { Ingredients } from './parts';
import { slope } from './numbers';

export function forwardPart(part: Part, of: Ingredients, rows: number): unknown {
  const { trace } = of;
  const codes = Array.from({ length: rows }, (_, at) => trace?.codes[at]);
  switch (part) {
    case 'image':
      return of.image(
        'image',
        damaged(of) ? 'x̃' : 'x',
        damaged(of) ? msg('damaged') : msg('image'),
        trace?.input,
      );
    case 'posterior':
      return html`${of.strip('encoder', 'μ', msg('mean'), trace?.posterior?.loc, 'values')}${of.strip('encoder', 'σ', msg('width'), trace?.posterior?.scale, 'values')}`;
    case 'codes':
      return codes.map(
        (
          code,
          at,
        ) => html`<div class="row">${hasPosterior(of) ? of.strip('noise', 'ε', msg('noise'), code?.noise ?? undefined, 'values') : nothing}
        ${of.strip('code', numbered('z', rows, at), rows > 1 && code ? msg(str`weighs ${percent(code.weight)}`) : msg('code'), code?.code, 'values')}</div>`,
      );
    case 'output':
      return codes.map(
        (code, at) =>
          html`<div class="row">${of.image('decoder', numbered('x̂', rows, at), msg('image'), code?.image)}</div>`,
      );
    case 'sampling':
      return strands(of.at('code'), weights(of, rows, 'weight'), false);
    case 'comparison':
      return strands(of.at('cost'), weights(of, rows, 'weight'), true);
    case 'cost':
      return html`${!of.kind.capabilities.encoder || damaged(of) ? of.image('cost', 'x', !of.kind.capabilities.encoder ? msg('a real one') : msg('clean'), trace?.target) : nothing}${costs(of)}`;
    default:
      return net(part, of.at(FORWARD_NETS[part]), nothing);
  }
}

export function backPart(part: Part, of: Ingredients, rows: number): unknown {
  const { trace } = of;
  const codes = Array.from({ length: rows }, (_, at) => trace?.codes[at]);
  switch (part) {
    case 'image':
      return nothing;
    case 'cost':
      return html`<p class="start ${of.at('byImage')}">${msg('starts here:')} <i>∂loss/∂loss = 1</i></p>`;
    case 'posterior':
      return html`${of.strip('split', '∂μ', msg('mean'), trace?.posterior?.byLoc, 'gradients')}${of.strip('split', '∂log σ', msg('width'), trace?.posterior?.byLogScale, 'gradients')}`;
    case 'codes':
      return codes.map(
        (
          code,
          at,
        ) => html`<div class="row">${hasPosterior(of) ? html`<p class="none ${of.at('split')}">${at === 0 ? msg('the noise takes none') : msg('none')}</p>` : nothing}
        ${of.strip('byCode', numbered('∂z', rows, at), msg('code'), code?.byCode, 'gradients')}</div>`,
      );
    case 'output':
      return codes.map(
        (code, at) =>
          html`<div class="row">${of.gradientImage('byImage', numbered('∂x̂', rows, at), msg('image'), code?.byPixels)}</div>`,
      );
    case 'sampling':
      return strands(of.at('split'), weights(of, rows, 'encoderWeight'), false);
    case 'comparison':
      return strands(of.at('byImage'), weights(of, rows, 'weight'), true);
    default: {
      const reach = of.at(BACK_NETS[part]);
      // At the end every network learns, wherever the gradient came by.
      return net(
        part,
        of.at('weights') === 'now' ? 'now' : reach,
        reach === 'ahead' ? '–' : slope(trace?.gradientNorms[part] ?? 0),
      );
    }
  }
}

type Net = 'encoder' | 'decoder' | 'generator' | 'discriminator';

const FORWARD_NETS: Record<Net, Stage> = {
  encoder: 'encoder',
  decoder: 'decoder',
  generator: 'decoder',
  discriminator: 'cost',
};
const BACK_NETS: Record<Net, Stage> = {
  encoder: 'weights',
  decoder: 'byCode',
  generator: 'byCode',
  discriminator: 'byImage',
};

const NET_NAMES: Record<Net, () => string> = {
  encoder: () => msg('encoder'),
  decoder: () => msg('decoder'),
  generator: () => msg('generator'),
  discriminator: () => msg('discriminator'),
};

/** A network, and in the lane back how long the gradient with respect to its weights is. */
function net(part: Net, reach: Reach, gradient: unknown): unknown {
  return html`<p class="net ${part === 'encoder' || part === 'discriminator' ? 'in' : 'out'} ${reach}"><b data-drawn>${NET_NAMES[part]()}</b>${gradient === nothing ? nothing : html`<small data-drawn>${msg('gradient')} ${gradient}</small>`}</p>`;
}

function strands(reach: Reach, weights: readonly number[], together: boolean): unknown {
  const [single, several] = together ? [100, 0] : [0, 100];
  return html`<svg class="strands ${reach}" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${fan(
    weights,
  ).map(({ y, width }) => {
    const path = `M${several} ${y} C50 ${y} 50 50 ${single} 50`;
    return svg`<path d=${path} stroke-width=${width} vector-effect="non-scaling-stroke" /><path class="drops" d=${path} vector-effect="non-scaling-stroke" />`;
  })}</svg>`;
}

function weights(
  { trace }: Ingredients,
  rows: number,
  which: 'weight' | 'encoderWeight',
): number[] {
  return trace ? trace.codes.map((code) => code[which]) : Array<number>(rows).fill(1 / rows);
}

/** All terms, and last the loss whose gradient is shown: in a game that of one player. */
function costs(of: Ingredients): unknown {
  const { trace, state, kind } = of;
  const { traced } = kind;
  const terms: Partial<Record<Term, number>> = trace?.terms ?? {};
  const figure = (value: number | undefined, digits: number): string =>
    of.at('cost') === 'ahead' ? '–' : amount(value, digits);
  // said once
  const [only] = traced.terms.length === 1 && terms.weightPenalty === undefined ? traced.terms : [];
  const rows = chartsOf(kind, Object.keys(terms) as Term[]).filter((term) => term !== only);
  return html`<dl class="costs ${of.at('cost')}">${rows.map((term) => {
    const { short, digits } = textOf(state, term);
    return html`<div><dt data-drawn>${short}</dt><dd data-drawn>${figure(terms[term], digits)}</dd></div>`;
  })}<div class="total"><dt data-drawn>${say(traced.label)}</dt><dd data-drawn>${figure(trace?.loss, textOf(state, traced.terms[0]!).digits)}</dd></div></dl>`;
}

const hasPosterior = ({ kind }: Ingredients): boolean => kind.capabilities.posterior;

const damaged = ({ state }: Ingredients): boolean =>
  state.config !== null && isCorrupted(state.config.model);

const numbered = (symbol: string, rows: number, at: number): string =>
  rows > 1 ? `${symbol}${'₁₂₃₄₅'[at] ?? ''}` : symbol;
