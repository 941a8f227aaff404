// Drawings put among the images that a model learns from.
import { msg, str } from '@lit/localize';
import { elementsOf } from '../../engine/image-grid';
import type { ImageSet } from '../../protocol/wasm-api';
import { say } from '../../i18n/locale';
import { fitInk } from '../../views/ink';
import type { Size } from '../../views/image-grid';
import type { Kept, Taught } from './state';

/** What the engine accepts at most. */
export const MOST_IMAGES = 70_000;
/** Two to learn from and one held out. */
export const FEWEST_IMAGES = 3;

/**
 * The drawings join the images to learn from; those held out stay as they are. Where there are too
 * many, the last to learn from make room.
 */
export function withDrawings(
  set: ImageSet,
  drawn: readonly Kept[],
  brightOnDark: boolean,
  name: string,
): ImageSet {
  const each = elementsOf(set);
  const count = set.pixels.length / each;
  const heldOut = set.heldOut ?? 0;
  const training = Math.min(count - heldOut, Math.max(0, MOST_IMAGES - heldOut - drawn.length));
  const among = (values: Uint8Array, added: Uint8Array, each: number): Uint8Array =>
    joined([values.subarray(0, training * each), added, values.subarray((count - heldOut) * each)]);
  return {
    ...set,
    name,
    pixels: among(set.pixels, pixelsOf(drawn, set, brightOnDark), each),
    labels:
      set.labels &&
      among(
        set.labels,
        Uint8Array.from(drawn, ({ label }) => label ?? 0),
        1,
      ),
  };
}

/** The drawings alone; they have classes if each of them has one. */
export function drawingsAlone(
  drawn: readonly Kept[],
  size: Size,
  brightOnDark: boolean,
  name: string,
): ImageSet {
  const labelled = drawn.every(({ label }) => label !== null);
  return {
    name,
    channels: 1,
    height: size.height,
    width: size.width,
    pixels: pixelsOf(drawn, { width: size.width, height: size.height }, brightOnDark),
    labels: labelled ? Uint8Array.from(drawn, ({ label }) => label!) : null,
  };
}

/** What the images are called with `drawings` more among them, or with nothing but those. */
export function taughtWith(before: Taught | null, name: string | null, drawings: number): Taught {
  const again = before !== null && before.name === name;
  const [base, all] = again ? [before.base, before.drawings + drawings] : [name, drawings];
  return { base, drawings: all, name: nameOf(base && say(base), all) };
}

function nameOf(base: string | null, all: number): string {
  return base === null ? msg(str`${all} drawn images`) : msg(str`${base} and ${all} drawn`);
}

function pixelsOf(
  drawn: readonly Kept[],
  shape: Size & { channels?: number },
  brightOnDark: boolean,
): Uint8Array {
  return joined(drawn.map(({ ink }) => Uint8Array.from(fitInk(ink, shape, brightOnDark).pixels)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
