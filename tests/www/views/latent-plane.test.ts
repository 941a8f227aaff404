import { describe, expect, it } from 'vitest';
import { classColour, classMiddles, drawLatentPoints } from '../../../www/views/latent-plane';
import { insidePlane, planeReach, toCode, toPlace } from '../../../www/views/latent-scale';

const scale = { size: 100, reach: 2 };

describe('the scale of the plane', () => {
  it('puts the prior’s mean in the middle and a larger z2 higher', () => {
    expect(toPlace(scale, 0, 0)).toEqual({ x: 50, y: 50 });
    expect(toPlace(scale, 2, 2)).toEqual({ x: 100, y: 0 });
  });

  it('goes there and back', () => {
    const { x, y } = toPlace(scale, -1.25, 0.5);
    expect(toCode(scale, x, y)).toEqual([-1.25, 0.5]);
  });

  it('reaches half an image beyond the outermost codes, so images lie centred on theirs', () => {
    const [side, extent] = [15, 3];
    const reach = planeReach(extent, side);
    const { x } = toPlace({ size: 150, reach }, -extent, 0);
    expect(x).toBeCloseTo(5); // the middle of the first of 15 images, each 10 wide
  });

  it('keeps a held code inside', () => {
    expect(insidePlane(3, [9, -9])).toEqual([3, -3]);
    expect(insidePlane(3, [0.1 + 0.2, 0])).toEqual([0.3, 0]);
  });
});

describe('the middles of the classes', () => {
  it('are medians, which a stray point does not move far', () => {
    const codes = Float32Array.from([0, 0, 1, 1, 100, 100, -1, -2]);
    expect(classMiddles({ codes, labels: Uint8Array.from([3, 3, 3, 1]) })).toEqual([{ label: 1, z1: -1, z2: -2 }, { label: 3, z1: 1, z2: 1 }]);
  });

  it('are none without labels', () => {
    expect(classMiddles({ codes: Float32Array.from([0, 0]), labels: null })).toEqual([]);
  });
});

describe('the points', () => {
  const look = { classes: [[255, 0, 0], [0, 0, 255]] as const, paper: [255, 255, 255] as const, ink: [0, 0, 0] as const, highlight: null as number | null };
  const view = { side: 2, extent: 1, manifold: null as never, codes: Float32Array.from([0, 0, 1, 1]), labels: Uint8Array.from([0, 1]), explained: null };

  function stub() {
    const arcs: { x: number; y: number; fill: unknown; alpha: number }[] = [];
    const texts: string[] = [];
    const context = {
      globalAlpha: 1, fillStyle: '', strokeStyle: '', lineWidth: 0, font: '', textAlign: 'left', textBaseline: 'top',
      save() {}, restore() {}, beginPath() {}, stroke() {}, clearRect() {}, moveTo() {}, lineTo() {},
      at: { x: 0, y: 0 },
      arc(x: number, y: number) { this.at = { x, y }; },
      fill() { arcs.push({ ...this.at, fill: this.fillStyle, alpha: this.globalAlpha }); },
      fillText(text: string) { texts.push(text); },
    };
    return { context, arcs, texts };
  }

  it('lie at their codes in the colour of their class, and each class is named', () => {
    const { context, arcs, texts } = stub();
    drawLatentPoints(context as never, view, scale, look);
    expect(arcs.slice(0, 2)).toMatchObject([{ x: 50, y: 50, fill: 'rgb(255 0 0)' }, { x: 75, y: 25, fill: 'rgb(0 0 255)' }]);
    expect(texts).toEqual(['0', '1']);
  });

  it('leave the plane, but the names of their classes do not', () => {
    const { context, arcs } = stub();
    drawLatentPoints(context as never, { ...view, codes: Float32Array.from([0, 0, 9, -9]) }, scale, look);
    const [point, name] = [arcs[1]!, arcs.at(-1)!];
    expect(Math.min(point.x, point.y)).toBeGreaterThan(scale.size);
    expect(Math.max(name.x, name.y)).toBeLessThan(scale.size);
  });

  it('fade outside the highlighted class', () => {
    const { context, arcs } = stub();
    drawLatentPoints(context as never, view, scale, { ...look, highlight: 1 });
    expect(arcs[0]!.alpha).toBeLessThan(arcs[1]!.alpha);
  });

  it('repeat colours when there are more classes than colours, and use ink without labels', () => {
    expect(classColour(look, 3)).toEqual([0, 0, 255]);
    expect(classColour(look, null)).toEqual([0, 0, 0]);
  });
});
