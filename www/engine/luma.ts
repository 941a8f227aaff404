// How bright a colour is.

/** Luma as ITU-R BT.601 weighs the colours. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
