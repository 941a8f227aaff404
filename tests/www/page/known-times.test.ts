import { expect, test } from 'vitest';
import { keepTimes, knownTimes } from '../../../www/page/known-times';

function memory(): {
  words: Map<string, string>;
  keeper: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
} {
  const words = new Map<string, string>();
  const storage = {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, word: string) => void words.set(key, word),
    removeItem: (key: string) => void words.delete(key),
  };
  return { words, keeper: () => storage };
}

test('times are kept once for each model, of twenty models, newest last', () => {
  const { keeper } = memory();
  for (let i = 0; i < 30; i++)
    keepTimes(keeper, { key: `model ${i % 25}`, gpuMs: 1, cpuMs: i + 1 });
  const known = knownTimes(keeper);
  expect(known).toHaveLength(20);
  expect(known.at(-1)).toEqual({ key: 'model 4', gpuMs: 1, cpuMs: 30 });
  expect(new Set(known.map(({ key }) => key)).size).toBe(20);
});

test.each(['', '{', 'null', '7', '[null, 3, {"key": 1}, {"key": "a", "gpuMs": -1, "cpuMs": 1}]'])(
  'what else a browser may hold there, like %j, is nothing',
  (word) => {
    const { words, keeper } = memory();
    keepTimes(keeper, { key: 'a', gpuMs: 1, cpuMs: 2 });
    for (const key of words.keys()) words.set(key, word);
    expect(knownTimes(keeper)).toEqual([]);
  },
);

test('where storage is forbidden nothing is known and nothing fails', () => {
  const forbidden = () => {
    throw new Error('denied');
  };
  keepTimes(forbidden, { key: 'a', gpuMs: 1, cpuMs: 2 });
  expect(knownTimes(forbidden)).toEqual([]);
});
