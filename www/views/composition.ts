// A panel as one picture: the pieces keep their places, images are enlarged by whole numbers, wide
// gaps are closed.

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a picture is made of, in pixels of the page. */
export type Piece =
  | {
      kind: 'canvas';
      place: Place;
      canvas: CanvasImageSource & { width: number; height: number };
      crisp: boolean;
    }
  | {
      kind: 'text';
      place: Place;
      text: string;
      font: Font;
      colour: string;
      align: 'left' | 'center' | 'right';
    }
  | { kind: 'box'; place: Place; colour: string };

export interface Font {
  style: string; // and weight
  size: number;
  family: string;
}

const WIDTH = 1200; // of a picture, at least
const MOST_PIXELS = 24e6;
const MARGIN = 24;
const GAP = 20; // between rows of pieces, at most

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'fillRect'
  | 'fillText'
  | 'drawImage'
  | 'imageSmoothingEnabled'
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** The pieces moved to the top left, less the room of what is not drawn between them. */
export function closeUp(pieces: readonly Piece[]): Piece[] {
  const left = Math.min(...pieces.map(({ place }) => place.x));
  let [bottom, cut] = [-Infinity, 0];
  return [...pieces.keys()]
    .sort((a, b) => pieces[a]!.place.y - pieces[b]!.place.y)
    .map((at) => {
      const { x, y, width, height } = pieces[at]!.place;
      cut += bottom === -Infinity ? y : Math.max(0, y - bottom - GAP);
      bottom = Math.max(bottom, y + height);
      return {
        at,
        piece: {
          ...pieces[at]!,
          place: { x: x - left + MARGIN, y: y - cut + MARGIN, width, height },
        },
      };
    })
    .sort((a, b) => a.at - b.at) // what lies above on the page is drawn later
    .map(({ piece }) => piece);
}

export function sizeOf(pieces: readonly Piece[]): { width: number; height: number } {
  return {
    width: Math.max(...pieces.map(({ place }) => place.x + place.width)) + MARGIN,
    height: Math.max(...pieces.map(({ place }) => place.y + place.height)) + MARGIN,
  };
}

/**
 * Pixels of the picture for one of the page: those that make the pixels of the largest images whole
 * numbers.
 */
export function scaleOf(pieces: readonly Piece[]): number {
  const { width, height } = sizeOf(pieces);
  const canvases = pieces
    .filter((piece) => piece.kind === 'canvas')
    .sort((a, b) => b.place.width * b.place.height - a.place.width * a.place.height);
  const images = canvases.find(({ crisp }) => crisp);
  if (!images)
    return canvases[0] ? Math.max(1, canvases[0].canvas.width / canvases[0].place.width) : 2; // a chart stays as sharp as it is
  const unit = images.place.width / images.canvas.width;
  const fitting = Math.floor(unit * Math.sqrt(MOST_PIXELS / (width * height)));
  return Math.max(1, Math.min(fitting, Math.ceil((unit * WIDTH) / width))) / unit;
}

export function compose(
  context: Context,
  pieces: readonly Piece[],
  scale: number,
  background: string,
): void {
  const { width, height } = sizeOf(pieces);
  context.fillStyle = background;
  context.fillRect(0, 0, Math.ceil(width * scale), Math.ceil(height * scale));
  for (const piece of pieces) drawPiece(context, piece, scale);
}

function drawPiece(context: Context, piece: Piece, scale: number): void {
  // Whole pixels: an image between two of them would be blurred.
  const [x, y, width, height] = [
    piece.place.x,
    piece.place.y,
    piece.place.width,
    piece.place.height,
  ].map((length) => Math.round(length * scale)) as [number, number, number, number];
  switch (piece.kind) {
    case 'canvas':
      context.imageSmoothingEnabled = !piece.crisp;
      return context.drawImage(piece.canvas, x, y, width, height);
    case 'box':
      context.fillStyle = piece.colour;
      return context.fillRect(x, y, width, height);
    case 'text':
      context.fillStyle = piece.colour;
      context.font = `${piece.font.style} ${piece.font.size * scale}px ${piece.font.family}`;
      context.textAlign = piece.align;
      context.textBaseline = 'middle';
      return context.fillText(
        piece.text,
        x + { left: 0, center: width / 2, right: width }[piece.align],
        y + height / 2,
      );
  }
}
