import { expect, it } from 'vitest';
import { drawStrokes } from '../../../www/views/strokes';

/** Notes what is drawn, and with what. */
function recorder() {
  const drawn: unknown[] = [];
  const context = {
    lineWidth: 0,
    lineCap: '',
    lineJoin: '',
    strokeStyle: '',
    globalCompositeOperation: '',
    clearRect: () => drawn.push('clear'),
    beginPath: () => {},
    moveTo: (x: number, y: number) => drawn.push(['from', x, y]),
    lineTo: (x: number, y: number) => drawn.push(['to', Math.round(x), Math.round(y)]),
    stroke: () => drawn.push([context.globalCompositeOperation, context.lineWidth]),
  };
  return { drawn, context: context as never };
}

it('strokes are drawn in their order, at the size of the paper, and the eraser takes ink away', () => {
  const { drawn, context } = recorder();
  drawStrokes(
    context,
    100,
    [
      {
        size: 0.1,
        erases: false,
        points: [
          [0, 0],
          [0.5, 1],
        ],
      },
      { size: 0.2, erases: true, points: [[0.5, 0.5]] },
    ],
    'black',
  );
  expect(drawn).toEqual([
    'clear',
    ['from', 0, 0],
    ['to', 0, 0],
    ['to', 50, 100],
    ['source-over', 10],
    ['from', 50, 50],
    ['to', 50, 50],
    ['destination-out', 20], // a dot is a line too
  ]);
});
