import { noChange } from 'lit';
import type { ElementPart, PartInfo } from 'lit/directive.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageGrid } from '../../../www/protocol/messages';
import { paintImageGrid } from '../../../www/parts/paint';
import { ALONE, painted } from '../../../www/parts/painted';
import { tone } from '../../../www/views/tone';

vi.mock('../../../www/parts/paint');

const [dark, light] = [tone([0, 0, 0], [255, 255, 255]), tone([255, 255, 255], [0, 0, 0])];
const canvas = {} as HTMLCanvasElement;

/** A sheet whose images are one pixel each, of these levels. */
const sheetOf = (...pixels: number[]): ImageGrid => ({
  count: pixels.length,
  channels: 1,
  height: 1,
  width: 1,
  pixels: Uint8ClampedArray.from(pixels),
});

/** The directive as it lives on one element, from one rendering of its template to the next. */
function onCanvas() {
  const { _$litDirective$: Painted } = painted(null, ALONE, dark) as unknown as {
    _$litDirective$: new (info: PartInfo) => {
      update(part: ElementPart, values: Parameters<typeof painted>): unknown;
    };
  };
  const directive = new Painted({ type: 6 } as PartInfo);
  return (...values: Parameters<typeof painted>) =>
    directive.update({ element: canvas } as unknown as ElementPart, values);
}

beforeEach(() => vi.mocked(paintImageGrid).mockClear());

describe('a canvas of a template', () => {
  it('is painted once for a images, however often its part is rendered', () => {
    const [render, images] = [onCanvas(), sheetOf(1, 2)];
    for (let times = 0; times < 3; times++)
      expect(render(images, { columns: 2, gap: 0 }, dark)).toBe(noChange);
    expect(paintImageGrid).toHaveBeenCalledExactlyOnceWith(
      canvas,
      images,
      { columns: 2, gap: 0 },
      dark,
    );
  });

  it('is painted again for another images, another tone, or others of its images', () => {
    const [render, images] = [onCanvas(), sheetOf(1, 2)];
    render(images, ALONE, dark);
    render(images, ALONE, light);
    render(sheetOf(3, 4), ALONE, light);
    render(sheetOf(3, 4), ALONE, light, [1]);
    expect(paintImageGrid).toHaveBeenCalledTimes(4);
  });

  it('shows those images that are picked', () => {
    onCanvas()(sheetOf(5, 6, 7), ALONE, dark, [2, 0]);
    expect(vi.mocked(paintImageGrid).mock.calls[0]![1]).toMatchObject({
      count: 2,
      pixels: Uint8ClampedArray.of(7, 5),
    });
  });

  it('keeps the last picture where there is no sheet', () => {
    const render = onCanvas();
    for (const none of [null, undefined]) render(none, ALONE, dark);
    expect(paintImageGrid).not.toHaveBeenCalled();
  });
});
