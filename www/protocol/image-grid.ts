// Images as they come from the engine.
import type { ImageShape } from './rust-types';

/**
 * Images of one shape, of which they know: what is drawn asks nobody else. One after another, each
 * channel after channel and row by row, 0 black to 255 full. They are grey, of one channel.
 */
export interface ImageGrid extends ImageShape {
  count: number;
  pixels: Uint8ClampedArray;
}
