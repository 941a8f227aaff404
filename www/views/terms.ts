// What a chart says of each number that training measures, and which of them get one. Names and
// meanings are the schema's.
import { msg, str } from '@lit/localize';
import { say } from '../i18n/locale';
import type { KindInfo, Schema, SessionConfig, Term, Unit } from '../protocol/rust-types';
import { aboutBound, boundName, boundOf } from './bounds';

export interface TermText {
  title: string;
  short: string; // where there is little room
  says: string;
  counts: Unit;
  unit: string; // in words
  share: boolean; // of 1: always between 0 and 1
  digits: number; // after the point
}

/** What the engine has told of itself and of its model. */
export interface Told {
  schema: Schema | null;
  config: SessionConfig | null;
}

/** How numbers that are counted in it are written. */
export function writtenIn(counts: Unit): Pick<TermText, 'counts' | 'unit' | 'share' | 'digits'> {
  switch (counts) {
    case 'nats':
      return { counts, unit: msg('nats'), share: false, digits: 1 };
    case 'fewNats':
      return { counts, unit: msg('nats'), share: false, digits: 2 };
    case 'bits':
      return { counts, unit: msg('bits'), share: false, digits: 2 };
    case 'samples':
      return { counts, unit: msg('samples'), share: false, digits: 1 };
    case 'share':
      return { counts, unit: msg('of 1'), share: true, digits: 2 };
  }
}

/**
 * The charts to show, one a term, in the order of the page: those of the kind, and whatever else
 * has been `measured`.
 */
export function chartsOf({ charts }: KindInfo, measured: readonly Term[]): readonly Term[] {
  const more = measured.filter((term) => term !== 'loss' && !charts.includes(term));
  return [...charts, ...more];
}

export function textOf({ schema, config }: Told, term: Term): TermText {
  const info = schema?.terms.find((info) => info.term === term);
  if (!schema || !info)
    return { title: say('Bound'), short: say('Bound'), says: '', ...writtenIn('nats') }; // as index.html has it
  const text = {
    title: say(info.title),
    short: say(info.short),
    says: say(info.says),
    ...writtenIn(info.unit),
  };
  if (!config) return text;
  const { model } = config;
  if (term === 'reconstruction' && 'loss' in model && model.loss === 'squaredError') {
    return {
      ...text,
      says: msg('squared error, summed over pixels; lower is better'),
      unit: msg('error'),
    };
  }
  const bound = boundOf(model);
  if (term !== 'bound' || !bound) return text;
  const name = boundName(schema, bound);
  return { ...text, title: msg(str`Bound (${name})`), says: say(aboutBound(schema, bound).says) };
}
