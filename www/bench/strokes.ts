// The benchmark's images: synthetic, so that nothing is downloaded and every library trains on the
// same.
import { mulberry32 } from './mulberry32';

export const SIDE = 28;
const IMAGES = 4096;
const SEED = 12345;
const BLOBS = 5; // along each stroke
const STRIDE = 2.5; // pixels from one blob to the next
const FAINT = 1e-3; // rows of a blob below this are left out

/**
 * 4096 images of 28x28 in 0..1, each a bent stroke of soft blobs. Every library must get exactly
 * these numbers.
 */
export function makeStrokes(): Float32Array {
  const random = mulberry32(SEED);
  const pixels = SIDE * SIDE;
  const images = new Float32Array(IMAGES * pixels);
  for (let start = 0; start < images.length; start += pixels)
    drawStroke(images.subarray(start, start + pixels), random);
  return images;
}

function drawStroke(image: Float32Array, random: () => number): void {
  let x = 8 + 12 * random();
  let y = 8 + 12 * random();
  let angle = 6.2831853 * random();
  const bend = 2 * (random() - 0.5);
  const width = 1.2 + 0.8 * random();
  for (let blob = 0; blob < BLOBS; blob++) {
    setProfile(across, x, width);
    setProfile(down, y, width);
    addBlob(image);
    angle += bend;
    x = inside(x + STRIDE * Math.cos(angle));
    y = inside(y + STRIDE * Math.sin(angle));
  }
  for (let k = 0; k < image.length; k++) image[k] = Math.min(image[k]!, 1);
}

// A blob's brightness along each axis, rounded to single precision as in the shared definition.
// Kept, and filled by plain loops: all this is part of a cold start.
const across = new Float32Array(SIDE);
const down = new Float32Array(SIDE);

function setProfile(profile: Float32Array, centre: number, width: number): void {
  for (let k = 0; k < SIDE; k++) {
    const distance = (k - centre) / width;
    profile[k] = Math.exp(-0.5 * distance * distance);
  }
}

function addBlob(image: Float32Array): void {
  for (let row = 0; row < SIDE; row++) {
    const height = down[row]!;
    if (height < FAINT) continue;
    for (let column = 0; column < SIDE; column++)
      image[row * SIDE + column]! += height * across[column]!;
  }
}

const inside = (position: number) => Math.min(24, Math.max(4, position));
