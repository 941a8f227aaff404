// How large pictures most likely hold many images: by their sides, and by lines of one tone between
// the images.
import { cellCount, rowSide, type Grid, type Layout } from './cells';
import type { Picture } from './picture';
import type { Size } from './picture-size';

/** Rows come in round numbers; photographs, which may be 1024 pixels wide too, don't. */
const BATCH = 500;
/** Usual sides of cells, the more usual first. */
const USUAL = [28, 32, 64, 16, 48, 24, 20, 40, 50, 100, 128, 8];
const WIDEST_GAP = 8;
/** JPEG blurs lines a little; a stroke may touch a cell's edge here and there. */
const [SAME_TONE, NEARLY_ALL, MOST] = [8, 0.98, 0.8];
/**
 * Of three pictures and more each may be an image: only if each can be cut into so many are they
 * sheets.
 */
const MOST_ALIKE = 16;
const FEWEST_CELLS = 4;
const SMALLEST_CELL = 4;

/**
 * What pictures of these sizes most likely are; `first` is the first of them. One alone, or two,
 * cannot be an image each: nothing could be learned from them.
 */
export function guessLayout(sizes: readonly Size[], first: Picture | null = null): Layout {
  const [size, ...others] = sizes;
  if (!size) return { kind: 'whole' };
  if (
    sizes.every(
      ({ width, height }) =>
        [28, 32].includes(rowSide(width)) &&
        (height % BATCH === 0 || (others.length === 0 && rowSide(width) === 28)),
    )
  )
    return { kind: 'rows' };
  const same = others.every(({ width, height }) => width === size.width && height === size.height);
  const seen = first && same ? seenGrid(first) : null;
  if (others.length > 1)
    return seen && cellCount(size, seen) >= MOST_ALIKE ? seen : { kind: 'whole' };
  return seen ?? gridByArithmetic(size);
}

/** Larger pictures, of which there are three or more, are photographs. */
const LARGEST_OF_MANY = 2 ** 22; // pixels

/** Whether `guessLayout` would learn from the first of these pictures what they are. */
export function needsLook(sizes: readonly Size[]): boolean {
  const [first] = sizes;
  if (first === undefined || sizes.length <= 2) return first !== undefined;
  const same = sizes.every(({ width, height }) => width === first.width && height === first.height);
  return (
    same &&
    Math.min(first.width, first.height) >= MOST_ALIKE * SMALLEST_CELL &&
    first.width * first.height <= LARGEST_OF_MANY
  );
}

function gridByArithmetic({ width, height }: Size): Grid {
  const side =
    fitting({ width, height })[0] ??
    Math.max(SMALLEST_CELL, Math.min(USUAL[0]!, Math.floor(Math.min(width, height) / 2)));
  return grid(side);
}

const grid = (side: number, gap = 0, margin = 0, height = side): Grid => ({
  kind: 'grid',
  width: side,
  height,
  gap,
  margin,
});
const fitting = ({ width, height }: Size): number[] =>
  USUAL.filter(
    (side) =>
      width % side === 0 && height % side === 0 && (width / side) * (height / side) >= FEWEST_CELLS,
  );

/** A grid whose lines between the cells are of one tone; null where none are. */
function seenGrid(sheet: Picture): Grid | null {
  return (
    ruledGrid(sheet) ??
    fitting(sheet)
      .map((side) => grid(side))
      .find((one) => isParted(sheet, one)) ??
    gappedGrid(sheet)
  );
}

/** By lines in a tone of their own, whatever the cells' sides. */
function ruledGrid(sheet: Picture): Grid | null {
  const tone = sheet.pixels[0]!;
  const [across, down] = [rulesAlong(sheet, 'x', tone), rulesAlong(sheet, 'y', tone)] as const;
  if (!across || !down || across.gap !== down.gap || across.margin !== down.margin) return null;
  const found = grid(across.side, across.gap, across.margin, down.side);
  return cellCount(sheet, found) >= FEWEST_CELLS && differs(sheet, found, tone) ? found : null;
}

/**
 * Cells as long as each other between gaps as wide as each other, within a margin as wide on both
 * sides.
 */
function rulesAlong(
  sheet: Picture,
  axis: 'x' | 'y',
  tone: number,
): { side: number; gap: number; margin: number } | null {
  const lines = Array.from({ length: axis === 'x' ? sheet.width : sheet.height }, (_, at) =>
    isOfTone(sheet, axis, at, tone),
  );
  const runs: { ruled: boolean; length: number }[] = [];
  for (const ruled of lines) {
    const last = runs.at(-1);
    if (last?.ruled === ruled) last.length++;
    else runs.push({ ruled, length: 1 });
  }
  const [margin, end] = [runs[0]!, runs.at(-1)!].map(({ ruled, length }) =>
    ruled ? length : 0,
  ) as [number, number];
  const [cells, gaps] = [
    runs.filter(({ ruled }) => !ruled),
    runs.filter(({ ruled }, at) => ruled && at > 0 && at < runs.length - 1),
  ];
  const [side, gap] = [cells[0]?.length ?? 0, gaps[0]?.length ?? 0];
  const even =
    margin === end &&
    cells.length > 1 &&
    cells.every(({ length }) => length === side) &&
    gaps.every(({ length }) => length === gap);
  return even && side >= SMALLEST_CELL ? { side, gap, margin } : null;
}

function isOfTone(
  { width, height, pixels }: Picture,
  axis: 'x' | 'y',
  at: number,
  tone: number,
): boolean {
  const [count, start, step] = axis === 'x' ? [height, at, width] : [width, at * width, 1];
  for (let i = 0; i < count; i++)
    if (Math.abs(pixels[start + i * step]! - tone) > SAME_TONE) return false;
  return true;
}

/**
 * Black gaps between black cells tell nothing: what most of the cells is may be their own ground.
 */
function differs(
  { width, height, pixels }: Picture,
  { width: side, height: tall, gap, margin }: Grid,
  tone: number,
): boolean {
  let [same, all] = [0, 0];
  for (let y = margin; y < height; y++) {
    for (let x = margin; x < width; x++) {
      if ((x - margin) % (side + gap) >= side || (y - margin) % (tall + gap) >= tall) continue;
      same += Number(Math.abs(pixels[y * width + x]! - tone) <= SAME_TONE);
      all++;
    }
  }
  return same < all / 2;
}

/** Usual cells with gaps that fill the sheet exactly, and have one tone. */
function gappedGrid(sheet: Picture): Grid | null {
  const gaps = Array.from({ length: WIDEST_GAP }, (_, n) => n + 1);
  const fits = (length: number, { width, gap, margin }: Grid): boolean =>
    (length - 2 * margin + gap) % (width + gap) === 0;
  const candidates = USUAL.flatMap((side) =>
    gaps.flatMap((gap) => [...new Set([gap, 0, ...gaps])].map((margin) => grid(side, gap, margin))),
  );
  return (
    candidates.find(
      (one) =>
        fits(sheet.width, one) &&
        fits(sheet.height, one) &&
        cellCount(sheet, one) >= FEWEST_CELLS &&
        isParted(sheet, one),
    ) ?? null
  );
}

/**
 * Whether nearly all pixels of the gaps, or where there are none of the lines at the cells' edges,
 * have one tone, and those of the cells have not.
 */
function isParted(sheet: Picture, { width: side, height: tall, gap, margin }: Grid): boolean {
  const isBetween = (at: number, cell: number, length: number): boolean => {
    if (gap > 0) return at < margin || (at - margin) % (cell + gap) >= cell;
    return at > 0 && at < length - 1 && [0, cell - 1].includes(at % cell);
  };
  const places = (length: number): number[] => Array.from({ length }, (_, at) => at);
  const columns = places(sheet.width).filter((x) => isBetween(x, side, sheet.width));
  if (!isNearlyEven(sheet, columns[0]!)) return false; // most are not, which is soon seen
  const between = new Uint32Array(256);
  for (let y = 0; y < sheet.height; y++) {
    const [row, within] = [
      y * sheet.width,
      isBetween(y, tall, sheet.height) ? places(sheet.width) : columns,
    ];
    for (const x of within) between[Math.round(sheet.pixels[row + x]!)]!++;
  }
  const tone = between.indexOf(Math.max(...between));
  const near = (tones: Uint32Array): number =>
    tones.reduce((sum, count, at) => sum + (Math.abs(at - tone) <= SAME_TONE ? count : 0), 0);
  const sum = (tones: Uint32Array): number => tones.reduce((sum, count) => sum + count, 0);
  if (near(between) < NEARLY_ALL * sum(between)) return false;
  const all = new Uint32Array(256);
  for (const value of sheet.pixels) all[Math.round(value)]!++;
  return near(all) - near(between) < NEARLY_ALL * (sum(all) - sum(between));
}

/** Whether most pixels of a column have their middle tone. */
function isNearlyEven({ width, height, pixels }: Picture, x: number): boolean {
  const column = Array.from({ length: height }, (_, y) => pixels[y * width + x]!);
  const tone = [...column].sort((a, b) => a - b)[height >> 1]!;
  return column.filter((value) => Math.abs(value - tone) <= SAME_TONE).length >= MOST * height;
}
