import { describe, expect, it } from 'vitest';
import { isLitter, looksLike, roleOf } from '../../../www/data/kinds';

describe('a file', () => {
  it('is what its name says, until its bytes say otherwise', () => {
    const names = {
      'a.PNG': 'picture',
      'b.zip': 'zip',
      'c.npz': 'zip',
      'd.npy': 'npy',
      'train-images-idx3-ubyte.gz': 'idx',
      'table.idx': 'idx',
      'l.csv': 'labels',
      'x.bin': 'unknown',
    };
    for (const [name, role] of Object.entries(names))
      expect([name, roleOf(name)]).toEqual([name, role]);
    const heads = {
      'a,b\n1,2': 'table',
      '{"a": 1}': 'json',
      '<html>': 'web',
      words: 'text',
      '': 'nothing',
      '\0\0\x08\x03\0': 'idx',
      'PK\x03\x04': 'zip',
      '\x01\x02\x03': 'unknown',
    };
    for (const [head, kind] of Object.entries(heads))
      expect(looksLike(Uint8Array.from([...head].map((letter) => letter.charCodeAt(0))))).toBe(
        kind,
      );
  });

  it('that systems leave behind is passed over', () => {
    expect(
      ['__MACOSX/a/._x.png', 'set/.DS_Store', 'Thumbs.db', 'set/cats/1.png'].map(isLitter),
    ).toEqual([true, true, true, false]);
  });
});
