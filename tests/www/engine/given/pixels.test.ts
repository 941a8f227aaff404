// Images for the model at hand, in whatever form a program has them.
import { expect, test } from 'vitest';
import { bytesOf, givenPixels } from '../../../../www/engine/given/pixels';
import { givenImages } from '../../../../www/engine/given/set';

const GREY = { channels: 1, height: 1, width: 2 };
const picture = (...data: number[]) => ({
  height: 1,
  width: data.length / 4,
  data: Uint8ClampedArray.from(data),
});
const refusal = { name: 'ArgumentError' };

test('numbers stay as they are, and bytes are parts of 255', () => {
  const floats = Float32Array.of(0, 0.5);
  expect(givenPixels(floats, GREY)).toBe(floats);
  expect(givenPixels([0, 0.25], GREY)).toEqual(Float32Array.of(0, 0.25));
  expect(givenPixels(Float64Array.of(1, 0), GREY)).toEqual(Float32Array.of(1, 0));
  expect(givenPixels(Uint8Array.of(0, 255), GREY)).toEqual(Float32Array.of(0, 1));
  expect(givenPixels(Uint8ClampedArray.of(51, 255), GREY)[0]).toBeCloseTo(0.2);
});

test('numbers on another scale are refused, and what rounding leaves is not', () => {
  for (const given of [Float32Array.of(0, 255), [0, 255], Float64Array.of(-1, 1)])
    expect(() => givenPixels(given, GREY)).toThrow(/level (255|-1);/);
  expect(givenPixels([-1e-6, 1.000001], GREY)).toHaveLength(2);
});

test('what the engine gave goes back in: bytes, and numbers as they are seen', () => {
  const grid = { ...GREY, count: 1, pixels: Uint8ClampedArray.of(255, 0) };
  expect(givenPixels(grid, GREY)).toEqual(Float32Array.of(1, 0));
  const batch = { ...GREY, pixels: Float32Array.of(-0.5, 1.5) };
  expect(givenPixels(batch, GREY)).toEqual(Float32Array.of(0, 1));
});

test('images of another size or with other channels are refused with both', () => {
  const large = { channels: 1, height: 3, width: 4, pixels: new Float32Array(12) };
  expect(() => givenPixels(large, GREY)).toThrow(/3 × 4 .* 1 × 2/);
  const colours = { ...GREY, channels: 3, pixels: new Float32Array(6) };
  expect(() => givenPixels(colours, GREY)).toThrow(/3 channels.*1/);
  expect(() => givenPixels(picture(0, 0, 0, 255), GREY)).toThrow(/1 × 1 .* 1 × 2/);
});

test('a picture is made grey as eyes see it, or laid out by channels', () => {
  const red = [255, 0, 0, 255];
  const none = [0, 0, 0, 0];
  const grey = givenPixels(picture(...red, ...none), GREY);
  expect(grey[0]).toBeCloseTo(0.299, 2);
  expect(grey[1]).toBe(1); // on white
  const colours = givenPixels(picture(...red, ...none), { ...GREY, channels: 3 });
  expect([...colours]).toEqual([1, 1, 0, 1, 0, 1]);
  const opacity = givenPixels([picture(...red, ...none)], { ...GREY, channels: 4 });
  expect([...opacity]).toEqual([1, 0, 0, 0, 0, 0, 1, 0]);
});

test.each([
  [undefined],
  [null],
  ['images'],
  [3],
  [() => {}],
  [{}],
  [['a']],
  [BigInt64Array.of(1n)],
])('no images are %s', (given) => {
  expect(() => givenPixels(given, GREY)).toThrow(expect.objectContaining(refusal));
});

test('to learn from, numbers become the nearest bytes, and levels beyond 1 are refused', () => {
  expect(bytesOf([0, 0.5, 1])).toEqual(Uint8Array.of(0, 128, 255));
  expect(() => bytesOf(Float32Array.of(0, 255))).toThrow(/level 255/);
  expect(() => bytesOf([Number.NaN])).toThrow(/NaN/);
});

test('a set may come without name and labels, in a set of its own, or as the engine gave it', () => {
  const whole = { name: 'images', height: 1, width: 2, labels: null };
  expect(givenImages({ height: 1, width: 2, pixels: [1, 0] })).toEqual({
    set: { ...whole, pixels: Uint8Array.of(255, 0) },
  });
  const set = { name: 'mine', height: 1, width: 1, pixels: Uint8Array.of(3), labels: [2] };
  expect(givenImages({ set })).toEqual({ set: { ...set, labels: Uint8Array.of(2) } });
  const grid = { ...GREY, count: 1, pixels: Uint8ClampedArray.of(7, 8) };
  expect(givenImages(grid)).toEqual({
    set: { ...whole, channels: 1, pixels: Uint8Array.of(7, 8) },
  });
});

test('pictures to learn from are grey, in colour, or with opacity, as all of them are', () => {
  const [white, red, clear] = [
    [255, 255, 255, 255],
    [255, 0, 0, 255],
    [1, 1, 1, 0],
  ].map((data) => picture(...data)) as [Picture, Picture, Picture];
  type Picture = ReturnType<typeof picture>;
  expect(givenImages(white).set).toMatchObject({ channels: 1, pixels: Uint8Array.of(255) });
  expect(givenImages([white, red]).set).toMatchObject({
    channels: 3,
    pixels: Uint8Array.of(255, 255, 255, 255, 0, 0),
  });
  expect(givenImages([clear]).set).toMatchObject({
    channels: 4,
    pixels: Uint8Array.of(1, 1, 1, 0),
  });
  expect(() => givenImages([white, picture(1, 1, 1, 1, 1, 1, 1, 1)])).toThrow(/1 × 1 and 1 × 2/);
});

test('images whose size nobody says are refused by name', () => {
  expect(() => givenImages(new Float32Array(784))).toThrow(/with their size.*Float32Array/);
  expect(() => givenImages({ height: 1.5, width: 1, pixels: [0] })).toThrow(/height is 1.5/);
  expect(() => givenImages({ height: 1, width: 1, pixels: [0], labels: [300] })).toThrow(/300/);
});
