// The glossary: every term of the page, in each of its languages.
import type { Entry } from '../entry';
import { bounds } from './bounds';
import { codes } from './codes';
import { distributions } from './distributions';
import { measures } from './measures';
import { models } from './models';
import { training } from './training';

/** By what they are about, under the headings of the documentation. */
export const PARTS: readonly (readonly [heading: string, entries: readonly Entry[]])[] = [
  ['Models and networks', models],
  ['Codes', codes],
  ['Distributions and likelihoods', distributions],
  ['Bounds', bounds],
  ['Training', training],
  ['Measures', measures],
];

export const ENTRIES: readonly Entry[] = PARTS.flatMap(([, entries]) => entries);
