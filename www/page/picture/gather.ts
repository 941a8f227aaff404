// What a panel shows, as pieces of a picture: its canvases, and what is marked `data-drawn`: words,
// which the mark may replace, and `box`es for bars.
import type { Font, Piece, Place } from '../../views/composition';

export function gather(panel: HTMLElement): Piece[] {
  return [...panel.querySelectorAll<HTMLElement>('canvas, [data-drawn]')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.closest('button')) return [];
    if (element instanceof HTMLCanvasElement) return [canvasPiece(element, box)];
    const text = element.dataset['drawn'] || (element.textContent ?? '').trim();
    if (!text) return [];
    return [text === 'box' ? boxPiece(element, box) : textPiece(element, text, box)];
  });
}

function canvasPiece(canvas: HTMLCanvasElement, box: DOMRect): Piece {
  const style = getComputedStyle(canvas);
  return {
    kind: 'canvas',
    canvas,
    crisp: style.imageRendering !== 'auto',
    place: style.objectFit === 'contain' ? contained(canvas, box) : placeOf(box),
  };
}

/** Where a canvas that keeps its shape stands in a box of another one. */
function contained(canvas: HTMLCanvasElement, box: DOMRect): Place {
  const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
  const [width, height] = [canvas.width * scale, canvas.height * scale];
  const [across, down] = getComputedStyle(canvas)
    .objectPosition.split(' ')
    .map((part) => Number.parseFloat(part) / 100);
  return {
    x: box.x + (box.width - width) * (across ?? 0.5),
    y: box.y + (box.height - height) * (down ?? 0.5),
    width,
    height,
  };
}

function boxPiece(element: HTMLElement, box: DOMRect): Piece {
  return { kind: 'box', colour: getComputedStyle(element).backgroundColor, place: placeOf(box) };
}

function textPiece(element: HTMLElement, text: string, box: DOMRect): Piece {
  const { fontStyle, fontWeight, fontSize, fontFamily, color, textAlign } =
    getComputedStyle(element);
  const font: Font = {
    style: `${fontStyle} ${fontWeight}`,
    size: Number.parseFloat(fontSize),
    family: fontFamily,
  };
  const align = textAlign === 'center' || textAlign === 'right' ? textAlign : 'left';
  return { kind: 'text', text, font, colour: color, align, place: placeOf(box) };
}

function placeOf({ x, y, width, height }: DOMRect): Place {
  return { x, y, width, height };
}
