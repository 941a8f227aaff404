// What moves to the page instead of being copied.
import { transfer } from 'comlink';

/** The buffers of all typed arrays in a value. */
export function buffersIn(value: unknown): ArrayBuffer[] {
  return [...new Set(found(value))];
}

/** A value whose typed arrays move. */
export function moved<T>(value: T): T {
  const buffers = buffersIn(value);
  return buffers.length > 0 ? transfer(value, buffers) : value;
}

function found(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (Array.isArray(value) && typeof value[0] === 'number') return []; // may be long
  return Object.values(value).flatMap(found);
}
