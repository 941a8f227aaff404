// How far a mean may be off.

/** Of some numbers: their mean, and its standard error; a single one tells nothing of that. */
export function meanAndError(values: readonly number[]): {
  mean: number;
  standardError: number | null;
} {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, standardError: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) };
}
