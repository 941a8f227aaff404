// What stood elsewhere in an earlier version of links, at the place that it has now. Rust tells
// what that is for each kind of model.
import type { ModelKind, Schema } from '../../protocol/rust-types';
import type { Pair } from './pairs';

/**
 * The pairs of a link of any version, under the keys of this one. `base` is the kind of model
 * before any of them is read.
 */
export function renamed(
  { formerly }: Schema,
  pairs: ReadonlyMap<string, string>,
  base: ModelKind,
): Map<string, string> {
  const named = formerly.find(({ model }) => model === pairs.get('model.kind'));
  const { moved, implied, always } = (named ?? formerly.find(({ model }) => model === base))!;
  const told = [...pairs].filter(([key, text]) => key !== implied?.[0] || text !== implied[1]);
  const now = told.map(([key, text]): Pair => {
    const [from, to] = moved.find(([from]) => key === from || key.startsWith(`${from}.`)) ?? [
      '',
      '',
    ];
    return [to + key.slice(from.length), text];
  });
  return new Map([...(pairs.get('v') === '1' ? always : []), ...now]);
}
