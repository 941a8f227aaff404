// What of a picture's colours and its opacity is kept, and what that makes of each of its pixels.
import type { Size } from './picture-size';
import { lumaOf } from '../engine/luma';
import { WHITE, type Channels, type Clear, type Picture, type Rgb } from './picture';

/** Brightness alone, red, green and blue, or these and opacity. */
export type Colour = 'grey' | 'colour' | 'opacity';

export interface Look {
  colour: Colour;
  ground: Rgb; // what shows where a picture is transparent
}

export interface Decoding {
  look: Look;
  // the short side that is still enough to be averaged down: a larger picture may shrink to it while
  // it is decoded; sheets keep every pixel
  enough: number;
}

/** Four times the model's 32 pixels. */
const ENOUGH = 128;
/** As pictures are looked at before anything is chosen. */
export const AS_SEEN: Decoding = { look: { colour: 'grey', ground: WHITE }, enough: ENOUGH };

/** The short side from which a picture may still be averaged down to that size. */
export function enoughFor({ width, height }: Size): number {
  return ENOUGH * Math.max(1, Math.ceil(Math.max(width, height) / 32));
}

/** White, black, or a colour as CSS writes it: #rrggbb. */
export type Background = 'white' | 'black' | `#${string}`;

/**
 * Channels of a pixel that lie further apart have a colour; where grey is coded as JPEG does it, as
 * brightness and two differences, rounding leaves them up to so much apart.
 */
const GREY_WITHIN = 8;

export function channelsOf(colour: Colour): Channels {
  switch (colour) {
    case 'grey':
      return 1;
    case 'colour':
      return 3;
    case 'opacity':
      return 4;
  }
}

export function groundOf(background: Background): Rgb {
  if (background === 'white') return WHITE;
  if (background === 'black') return [0, 0, 0];
  const channel = (at: number): number => parseInt(background.slice(at, at + 2), 16) || 0;
  return [channel(1), channel(3), channel(5)];
}

/** What is told of pixels, which parts of a picture add up to. */
export interface Seen {
  pixels: number;
  alphas: number;
  tones: number;
  tints: number; // pixels that are not grey
}

/**
 * Writes pixels, given as red, green, blue and opacity, into planes of so many pixels, from one of
 * them on. `unit`: what one level of a byte is in `rgba`.
 */
export function paint(
  rgba: ArrayLike<number>,
  { colour, ground }: Look,
  planes: Picture['pixels'],
  area: number,
  from = 0,
  unit = 1,
): Seen {
  const [count, full] = [rgba.length / 4, 255 * unit];
  const isWhole = planes instanceof Uint8Array;
  const behind = Math.round(lumaOf(...ground));
  let [alphas, tones, tints] = [0, 0, 0];
  for (let i = from, at = 0; at < rgba.length; i++, at += 4) {
    const red = rgba[at]!;
    const green = rgba[at + 1]!;
    const blue = rgba[at + 2]!;
    const alpha = rgba[at + 3] === full ? 1 : rgba[at + 3]! / full;
    const grey = lumaOf(red, green, blue) / unit;
    alphas += alpha;
    tones += grey * alpha;
    if (red !== green || green !== blue) {
      const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
      if (spread * alpha > GREY_WITHIN * unit) tints++;
    }
    if (colour === 'grey') {
      const tone = alpha === 1 ? grey : behind + (grey - behind) * alpha;
      planes[i] = isWhole ? Math.round(tone) : tone;
      continue;
    }
    for (let channel = 0; channel < 3; channel++) {
      const own = rgba[at + channel]! / unit;
      const under = ground[channel]!;
      // what is not seen at all has no colour of its own, or one left over from drawing it
      const straight = alpha === 0 ? under : own;
      const tone =
        colour === 'opacity' ? straight : alpha === 1 ? own : under + (own - under) * alpha;
      planes[channel * area + i] = isWhole ? Math.round(tone) : tone;
    }
    if (colour === 'opacity')
      planes[3 * area + i] = isWhole ? Math.round(255 * alpha) : 255 * alpha;
  }
  return { pixels: count, alphas, tones, tints };
}

/** What a picture of these parts is, beside its pixels. */
export function factsOf(parts: readonly Seen[]): Pick<Picture, 'clear' | 'tinted'> {
  const total = (name: keyof Seen): number => parts.reduce((sum, one) => sum + one[name], 0);
  const [pixels, alphas] = [total('pixels'), total('alphas')];
  const clear: Clear = {
    share: 1 - alphas / pixels,
    tone: alphas > 0 ? total('tones') / alphas : 0,
  };
  return { ...(alphas < pixels && { clear }), ...(total('tints') > 0 && { tinted: true }) };
}
