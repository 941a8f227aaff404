// What each question is given, made into what Rust takes; what it can't take is refused in words
// that its caller knows.
import { msg, str } from '@lit/localize';
import type { Drawings, Questions } from '../../protocol/calls';
import type { InterpolationPath } from '../../protocol/rust-types';
import type { VaeLab } from '../../protocol/wasm-api';
import { floats, refused, shown, whole, wholes } from './numbers';
import { givenPixels } from './pixels';

/** An argument as it was given, as it is taken. */
type Take = (given: unknown, lab: VaeLab) => unknown;

const PATHS = ['linear', 'spherical'] as const satisfies readonly InterpolationPath[];

const images: Take = (given, lab) => givenPixels(given, lab.dataSummary());
const number =
  (what: string, least = 0): Take =>
  (given) =>
    whole(given, what, least);
const orElse =
  (fallback: unknown, take: Take): Take =>
  (given, lab) =>
    given === undefined || given === null ? fallback : take(given, lab);
const object =
  (what: string): Take =>
  (given) =>
    expectObject(given, what);
const path: Take = (given) => {
  if (PATHS.includes(given as InterpolationPath)) return given;
  throw refused(msg(str`path is ${shown(given)}; allowed are ${PATHS.join(', ')}.`));
};
const seed = orElse(0, number('seed'));

const TAKES: { readonly [Name in keyof Questions | keyof Drawings]: readonly Take[] } = {
  totalCost: [images],
  evaluate: [orElse(undefined, number('images', 1))],
  encode: [images],
  posteriorOnPlane: [number('index')],
  logLikelihood: [number('first'), number('images', 1), number('samples', 1)],
  gradientSnr: [object('bound'), number('repeats', 1), number('images', 1)],
  classify: [orElse({}, object('request'))],
  sampleQuality: [number('samples', 1), seed],
  recognise: [images],
  trace: [number('index'), orElse(0, number('draw'))],
  weights: [],
  save: [],
  heldOut: [(given) => wholes(given, 'indices')],
  decode: [(given) => floats(given, 'codes')],
  sample: [number('count', 1), seed],
  reconstruct: [images],
  interpolate: [number('from'), number('to'), number('steps', 1), orElse(undefined, path)],
  decodePlane: [(given) => floats(given, 'points')],
};

/** The arguments of a question; one more than it has is left out. */
export function taken(
  name: keyof Questions | keyof Drawings,
  args: readonly unknown[],
  lab: VaeLab,
): unknown[] {
  return TAKES[name].map((take, n) => take(args[n], lab));
}

/** An object with names, and no array. */
export function expectObject(given: unknown, what: string): object {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given;
  throw refused(msg(str`${what} has to be an object, not ${shown(given)}.`));
}
