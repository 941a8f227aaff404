// What the numbers of an array mean as brightness: which of them is black and which is white.
import { eachPiece, type StoredArray } from './elements';
import type { ElementType } from './npy';

/** The number that is black and the one that is white, the larger one. */
export interface Scale {
  black: number;
  white: number;
}

/** About all numbers of some arrays. */
export interface Census {
  count: number;
  least: number; // of the finite ones
  most: number;
  shares: number; // between 0 and 1, neither of them
  levels: number; // above 16, up to 255
  outside: number; // far from 0 to 1
  above: number; // far above 255
  // NaN or infinite: the first of them, and how many there are
  strange: { value: number; at: number; count: number } | null;
}

/** Resampling swings this far beyond white and black, as a share of their distance. */
const RINGING = 0.25;
const EIGHT_BIT_RINGING = 1 + RINGING / 2;
/** Levels that scanners and cameras count to. */
const WHITES = [255, 1023, 4095, 16_383, 65_535];
/**
 * Pictures as dark as this on the scale to 255 would be black to the eye: their numbers are levels
 * of their own, such as 0 to 16.
 */
const FEW_LEVELS = 16;
/** So few of all, and of those within, that they are single hot pixels. */
const [RARE, RARE_WITHIN] = [1 / 1000, 1 / 100];

export const emptyCensus = (): Census => ({
  count: 0,
  least: Infinity,
  most: -Infinity,
  shares: 0,
  levels: 0,
  outside: 0,
  above: 0,
  strange: null,
});

/** `first` is the number of the first value, for the place of what is strange. */
export function take(census: Census, values: ArrayLike<number>, first: number): void {
  let { least, most, shares, levels, outside, above } = census;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value - value === 0)) {
      // NaN or infinite
      census.strange ??= { value, at: first + i, count: 0 };
      census.strange.count++;
      continue;
    }
    if (value < least) least = value;
    if (value > most) most = value;
    if (value > 0 && value < 1) shares++;
    else if (value > 1 + RINGING) {
      outside++;
      if (value > 255 * EIGHT_BIT_RINGING) above++;
      else if (value > FEW_LEVELS && value <= 255) levels++;
    } else if (value < -RINGING) outside++;
  }
  Object.assign(census, {
    least,
    most,
    shares,
    levels,
    outside,
    above,
    count: census.count + values.length,
  });
}

export function censusOfNumbers(values: ArrayLike<number>): Census {
  const census = emptyCensus();
  take(census, values, 0);
  return census;
}

export async function censusOf(array: StoredArray): Promise<Census> {
  const census = emptyCensus();
  await eachPiece(array, (values, first) => take(census, values, first));
  return census;
}

export function together(parts: readonly Census[]): Census {
  const sum = (of: (one: Census) => number): number => parts.reduce((sum, one) => sum + of(one), 0);
  return {
    count: sum(({ count }) => count),
    shares: sum(({ shares }) => shares),
    levels: sum(({ levels }) => levels),
    outside: sum(({ outside }) => outside),
    above: sum(({ above }) => above),
    least: parts.reduce((least, one) => Math.min(least, one.least), Infinity),
    most: parts.reduce((most, one) => Math.max(most, one.most), -Infinity),
    strange: parts.find(({ strange }) => strange)?.strange ?? null,
  };
}

/**
 * By what nearly all values are, not by single ones: 0 to 1, halves or ones around 0, 0 to 255,
 * more levels, bytes around 0; or else their own least and most.
 */
export function guessScale(
  { count, least, most, shares, levels, outside, above }: Omit<Census, 'strange'>,
  type: ElementType,
): Scale {
  const rare = (strays: number, within: number): boolean =>
    strays <= RARE * count && strays <= RARE_WITHIN * within;
  if ((least >= -RINGING && most <= 1 + RINGING) || (outside > 0 && rare(outside, shares)))
    return { black: 0, white: 1 };
  if (least >= -0.5 - RINGING / 4 && most <= 0.5 + RINGING / 4) return { black: -0.5, white: 0.5 };
  if (least >= -1 - RINGING && most <= 1 + RINGING) return { black: -1, white: 1 };
  if (least >= (-RINGING / 2) * most) {
    if (most <= FEW_LEVELS) return { black: 0, white: most };
    if (type === 'i1') return { black: 0, white: 127 };
    const highest = above > 0 && rare(above, levels) ? 255 : most;
    return {
      black: 0,
      white: WHITES.find((white) => highest <= white * EIGHT_BIT_RINGING) ?? most,
    };
  }
  if (least < -FEW_LEVELS && least >= -128 - FEW_LEVELS / 2 && most <= 127 + FEW_LEVELS / 2)
    return { black: -128, white: 127 };
  return { black: least, white: most > least ? most : least + 1 };
}

/** From 0 black to 255 white, not rounded; what lies beyond is cut off. */
export function brightness(value: number, { black, white }: Scale): number {
  return Math.min(255, Math.max(0, ((value - black) * 255) / (white - black)));
}

/** Whether a scale is one that data come in, and not only their own least and most. */
export function isUsual({ black, white }: Scale): boolean {
  return (
    (black === 0 && (white === 1 || WHITES.includes(white))) ||
    (black === -white && [0.5, 1].includes(white)) ||
    (black === -128 && white === 127)
  );
}

/** How many values lie beyond black or white. */
export async function countBeyond(array: StoredArray, { black, white }: Scale): Promise<number> {
  let beyond = 0;
  await eachPiece(array, (values) => {
    for (let i = 0; i < values.length; i++) if (values[i]! < black || values[i]! > white) beyond++;
  });
  return beyond;
}
