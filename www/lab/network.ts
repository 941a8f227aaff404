import type { Network, Schema } from '../engine/rust-types';

/** A network of this kind, from the defaults and limits of the schema. */
export function networkOf(kind: Network['kind'], schema: Schema): Network {
  const defaults = schema.defaults.model.network;
  if (defaults.kind === kind) return structuredClone(defaults);
  const width = schema.fields.find(({ path }) => path === (kind === 'mlp' ? 'model.network.hidden' : 'model.network.channels'));
  if (!width) throw new Error(`The engine offers no ${kind} network.`);
  // The second convolution sees a quarter of the places; twice the channels keep the balance.
  return kind === 'mlp' ? { kind, hidden: [width.default] } : { kind, channels: [width.default, Math.min(width.max, width.default * 2)] };
}
