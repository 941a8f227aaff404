// What differs between the attributes as they are and as they were.
import type { Attributes } from './attributes';

/** What decides how the files of data become images. */
export const PICTURES = ['size', 'fit', 'invert'] as const;

/** What decides what runs. */
export const RUN = [
  'preset',
  'config',
  'seed',
  'data',
  ...PICTURES,
  'checkpoint',
  'backend',
  'wasmBase',
  'workerUrl',
] as const;

export type Differs = (...keys: (keyof Attributes)[]) => boolean;

/** Whether any of some is another one. */
export function differences(attributes: Attributes, before: Attributes): Differs {
  return (...keys) => keys.some((key) => String(attributes[key]) !== String(before[key]));
}
