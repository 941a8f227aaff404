import { describe, expect, it, vi } from 'vitest';
import { drawBars, farthest, signedImageGrid, signedTone } from '../../../www/views/signed';

describe('numbers on both sides of zero', () => {
  it('reach as far as the farthest of them, and never nowhere', () => {
    expect(farthest([1, -3], [2])).toBe(3);
    expect(farthest([0, 0])).toBe(1);
    expect(farthest([NaN, 0.5, Infinity])).toBe(0.5);
    expect(farthest()).toBe(1);
  });

  it('become an image with zero in the middle of its tone', () => {
    const images = signedImageGrid(
      { channels: 1, height: 2, width: 2, pixels: Float32Array.of(-2, 0, 2, 9) },
      2,
    );
    expect(images).toMatchObject({ count: 1, channels: 1, height: 2, width: 2 });
    expect([images.pixels[0], images.pixels[2], images.pixels[3]]).toEqual([0, 255, 255]);
    expect(Math.abs(images.pixels[1]! - 127.5)).toBeLessThan(1);
  });

  it('become, of several channels, one image of their means', () => {
    const pixels = Float32Array.of(2, 0, 2, -1, 2, 1);
    const images = signedImageGrid({ channels: 3, height: 1, width: 2, pixels }, 2);
    expect(images).toMatchObject({ count: 1, channels: 1, height: 1, width: 2 });
    expect([...images.pixels]).toEqual([255, 128]);
  });

  it('have a tone from one colour by way of the paper to the other', () => {
    const tone = signedTone([0, 0, 200], [250, 250, 250], [200, 100, 0]);
    const colour = (level: number) => [...tone.slice(level * 4, level * 4 + 4)];
    expect(colour(0)).toEqual([0, 0, 200, 255]);
    expect(colour(255)).toEqual([200, 100, 0, 255]);
    expect(
      colour(128)
        .slice(0, 3)
        .every((channel) => channel > 247),
    ).toBe(true);
  });

  it('rise and fall as bars, each in its colour and within its room', () => {
    const drawn: { fill: unknown; box: number[] }[] = [];
    const context = {
      fillStyle: '' as unknown,
      clearRect: vi.fn(),
      fillRect(...box: number[]) {
        drawn.push({ fill: this.fillStyle, box });
      },
    };
    drawBars(
      context,
      [1, -0.5, 4],
      { width: 90, height: 46 },
      { reach: 2, above: [1, 2, 3], below: [4, 5, 6], zero: 'zero', mark: 'mark', picked: 1 },
    );
    const [mark, , up, down, cut] = drawn;
    expect(mark).toMatchObject({ fill: 'mark', box: [30, 42, 30, 4] });
    expect(up).toMatchObject({ fill: 'rgb(1 2 3)' });
    expect(up!.box.slice(1)).toEqual([10, 26, 10]);
    expect(down).toMatchObject({ fill: 'rgb(4 5 6)' });
    expect(down!.box.slice(1)).toEqual([20, 26, 5]);
    expect(cut!.box.slice(1)).toEqual([0, 26, 20]);
  });
});
