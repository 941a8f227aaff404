import { describe, expect, it } from 'vitest';
import { append, emptyHistory } from '../../../../www/store/history';
import { codesTable, csv, metricsTable } from '../../../../www/page/share/csv';

describe('a table', () => {
  it('quotes what would break a row, and leaves nothing and NaN empty', () => {
    expect(
      csv(
        ['a', 'b,c', 'say "hi"'],
        [
          [1, null, NaN],
          ['two\nlines', -0.5, 1e-9],
        ],
      ),
    ).toBe('a,"b,c","say ""hi"""\r\n1,,\r\n"two\nlines",-0.5,1e-9\r\n');
  });

  it('of the curves has a row for each kept point, and gaps where one side has none', () => {
    const train = append(emptyHistory(), 1, { loss: [5, 4], kl: [1, 2] });
    const heldOut = append(emptyHistory(), 2, { loss: [6] });
    expect(metricsTable({ train, heldOut, importance: emptyHistory() })).toBe(
      'step,train.loss,train.kl,heldOut.loss\r\n1,5,1,\r\n2,4,2,6\r\n',
    );
  });

  it('of codes has a row for each image, with deviations only where codes are distributions', () => {
    const codes = { dimensions: 2, labels: [7, 3], loc: [0.5, -1, 2, 3], scale: [0.25, 1, 1, 2] };
    expect(codesTable(codes)).toBe(
      'image,label,mean1,mean2,scale1,scale2\r\n0,7,0.5,-1,0.25,1\r\n1,3,2,3,1,2\r\n',
    );
    expect(codesTable({ ...codes, labels: null, scale: [] })).toBe(
      'image,label,mean1,mean2\r\n0,,0.5,-1\r\n1,,2,3\r\n',
    );
  });
});
