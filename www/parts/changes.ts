/** A question that answers yes when any of the values it is given differs from those of the last time. */
export function changes(): (...values: unknown[]) => boolean {
  let last: readonly unknown[] | null = null;
  return (...values) => {
    const differs = last === null || values.some((value, at) => value !== last![at]);
    last = values;
    return differs;
  };
}
