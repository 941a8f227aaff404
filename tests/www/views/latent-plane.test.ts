import { describe, expect, it } from 'vitest';
import { classMiddles } from '../../../www/views/class-labels';
import { countBeyond, edgeMark } from '../../../www/views/edge-marks';
import { drawLatentPlane, type PlanePicture } from '../../../www/views/latent-plane';
import { insidePlane, planeReach, toCode, toPlace } from '../../../www/views/latent-scale';
import { classColour } from '../../../www/views/plane-look';
import { ellipse } from '../../../www/views/posterior-ellipse';

const scale = { size: 100, reach: 2, center: [0, 0] } as const;
const aside = { size: 100, reach: 2, center: [10, -5] } as const;

describe('the scale of the plane', () => {
  it('puts the centre of its window in the middle and a larger z2 higher', () => {
    expect(toPlace(scale, 0, 0)).toEqual({ x: 50, y: 50 });
    expect(toPlace(scale, 2, 2)).toEqual({ x: 100, y: 0 });
    expect(toPlace(aside, 10, -5)).toEqual({ x: 50, y: 50 });
  });

  it('goes there and back', () => {
    for (const each of [scale, aside]) {
      const { x, y } = toPlace(each, -1.25, 0.5);
      expect(toCode(each, x, y)).toEqual([-1.25, 0.5]);
    }
  });

  it('reaches half an image beyond the outermost codes, so images lie centred on theirs', () => {
    const [side, extent] = [15, 3];
    const reach = planeReach(extent, side);
    const { x } = toPlace({ size: 150, reach, center: [0, 0] }, -extent, 0);
    expect(x).toBeCloseTo(5); // the middle of the first of 15 images, each 10 wide
  });

  it('keeps a held code inside', () => {
    expect(insidePlane(scale, [9, -9])).toEqual([2, -2]);
    expect(insidePlane(scale, [0.1 + 0.2, 0])).toEqual([0.3, 0]);
    expect(insidePlane(aside, [0, 0])).toEqual([8, -3]);
  });
});

describe('the middles of the classes', () => {
  it('are medians, which a stray point does not move far', () => {
    const codes = Float32Array.from([0, 0, 1, 1, 100, 100, -1, -2]);
    expect(classMiddles({ codes, labels: Uint8Array.from([3, 3, 3, 1]) })).toEqual([
      { label: 1, z1: -1, z2: -2 },
      { label: 3, z1: 1, z2: 1 },
    ]);
  });

  it('are none without labels', () => {
    expect(classMiddles({ codes: Float32Array.from([0, 0]), labels: null })).toEqual([]);
  });
});

describe('the posterior', () => {
  it('is an ellipse of the deviations asked for, also where the axes go together', () => {
    const [xx, xy, yy] = [4, 1.5, 1];
    const determinant = xx * yy - xy * xy;
    for (const [z1, z2] of ellipse({ mean: [1, -1], covariance: [xx, xy, yy] }, 2)) {
      const [u, v] = [z1 - 1, z2 + 1];
      expect((yy * u * u - 2 * xy * u * v + xx * v * v) / determinant).toBeCloseTo(4); // Mahalanobis, squared
    }
  });

  it('of an autoencoder is a point, and has no ellipse', () => {
    expect(ellipse({ mean: [1, 1], covariance: [0, 0, 0] }, 1)).toEqual([]);
  });
});

describe('what lies beyond the edge', () => {
  it('is counted', () => {
    expect(countBeyond(Float32Array.from([0, 0, 2.1, 0, -9, -9]), scale)).toBe(2);
  });

  it('is marked where the edge is nearest', () => {
    expect(edgeMark({ x: 150, y: 30 }, 100)).toMatchObject({
      tip: { x: 100, y: 30 },
      right: { x: -0, y: 1 },
    });
    expect(edgeMark({ x: -5, y: -5 }, 100).tip).toEqual({ x: 0, y: 0 });
  });
});

describe('the plane', () => {
  const look = {
    classes: [
      [255, 0, 0],
      [0, 0, 255],
    ] as const,
    paper: [255, 255, 255] as const,
    ink: [0, 0, 0] as const,
    axis: 'grey',
    highlight: null as number | null,
    className: (label: number) => `class ${label}`,
  };
  const picture: PlanePicture = {
    codes: Float32Array.from([0, 0, 1, 1]),
    labels: Uint8Array.from([0, 1]),
    prior: null,
    caught: new Set(),
    point: null,
    posterior: null,
  };

  function draw(picture: PlanePicture, highlight: number | null = null) {
    const dots: {
      x: number;
      y: number;
      radius: number;
      fill: unknown;
      edge: unknown;
      alpha: number;
    }[] = [];
    const texts: string[] = [];
    const circles: number[] = [];
    const context = {
      globalAlpha: 1,
      fillStyle: '',
      strokeStyle: '',
      lineWidth: 0,
      lineJoin: 'miter',
      font: '',
      textAlign: 'left',
      textBaseline: 'top',
      save() {},
      restore() {},
      beginPath() {},
      closePath() {},
      clearRect() {},
      moveTo() {},
      lineTo() {},
      strokeText() {},
      measureText: (text: string) => ({ width: text.length * 5 }),
      at: { x: 0, y: 0, radius: 0 },
      arc(x: number, y: number, radius: number) {
        this.at = { x, y, radius };
      },
      fill() {
        dots.push({
          ...this.at,
          fill: this.fillStyle,
          edge: this.strokeStyle,
          alpha: this.globalAlpha,
        });
      },
      stroke() {
        circles.push(this.at.radius);
      },
      fillText(text: string) {
        texts.push(text);
      },
    };
    drawLatentPlane(context as never, picture, scale, { ...look, highlight });
    return { dots, texts, circles };
  }

  it('has its points at their codes in the colour of their class, and names each class', () => {
    const { dots, texts } = draw(picture);
    expect(dots.slice(0, 2)).toMatchObject([
      { x: 50, y: 50, fill: 'rgb(255 0 0)' },
      { x: 75, y: 25, fill: 'rgb(0 0 255)' },
    ]);
    expect(texts).toEqual(['class 0', 'class 1']);
  });

  it('keeps the name of a class that has left the window', () => {
    const { dots } = draw({ ...picture, codes: Float32Array.from([0, 0, 9, -9]) });
    const name = dots.at(-1)!;
    expect(Math.max(name.x, name.y)).toBeLessThan(scale.size);
  });

  it('fades what is outside the highlighted class', () => {
    const { dots } = draw(picture, 1);
    expect(dots[0]!.alpha).toBeLessThan(dots[1]!.alpha);
  });

  it('shows the prior by circles at 1, 2 and 3 standard deviations, numbered where they are in sight', () => {
    const { circles, texts } = draw({ ...picture, prior: [0, 0] });
    expect(circles.slice(0, 3)).toEqual([25, 50, 75]);
    expect(texts.slice(0, -2)).toEqual(['1σ', '2σ']);
  });

  it('draws what was picked out over the rest, with an edge of ink', () => {
    const { dots } = draw({ ...picture, caught: new Set([0, 7]) });
    expect(dots[1]).toMatchObject({ x: 50, y: 50, edge: 'rgb(0 0 0)', alpha: 1 });
  });

  it('repeats colours when there are more classes than colours, and uses ink without labels', () => {
    expect(classColour(look, 3)).toEqual([0, 0, 255]);
    expect(classColour(look, null)).toEqual([0, 0, 0]);
  });
});
