// Where along a row of images an image's own value lies.

export interface Mark {
  at: number; // along the row, 0 to 1
  look: '' | 'below' | 'above'; // beyond the row's first or last image
}

/**
 * `place`: in the row's reach, which goes from -1 to 1 and stands at the middles of its first and
 * last of `steps` images.
 */
export function markAt(place: number, steps: number): Mark {
  if (place < -1) return { at: 0, look: 'below' };
  if (place > 1) return { at: 1, look: 'above' };
  return { at: ((place + 1) / 2) * (1 - 1 / steps) + 0.5 / steps, look: '' };
}
