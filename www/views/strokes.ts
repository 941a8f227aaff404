// Strokes of a brush or an eraser, drawn on a transparent canvas: how opaque a pixel is says how
// much ink it has.
export type Point = readonly [x: number, y: number];

/**
 * Lengths are parts of the paper's side, so that a drawing does not depend on how large it is
 * shown.
 */
export interface Stroke {
  size: number;
  erases: boolean;
  points: readonly Point[];
}

type StrokeContext = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'clearRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'strokeStyle'
  | 'globalCompositeOperation'
>;

/** Some canvases leave out lines of no length, and with them a dot's round ends. */
const DOT = 0.01;

export function drawStrokes(
  context: StrokeContext,
  side: number,
  strokes: readonly Stroke[],
  colour: string,
): void {
  context.clearRect(0, 0, side, side);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  for (const { size, erases, points } of strokes) {
    context.globalCompositeOperation = erases ? 'destination-out' : 'source-over';
    context.lineWidth = size * side;
    context.beginPath();
    points.forEach(([x, y], at) => {
      if (at === 0) context.moveTo(x * side, y * side);
      context.lineTo(x * side + (at === 0 ? DOT : 0), y * side);
    });
    context.stroke();
  }
  context.globalCompositeOperation = 'source-over';
}
