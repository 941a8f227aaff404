// One browser for the tests of a file. What the page logs as an error fails the test that caused it.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Lab } from './lab';

/** `mayComplain`: the tests break things on purpose. */
export function withLab({ mayComplain = false } = {}): () => Lab {
  let lab: Lab;
  beforeAll(async () => void (lab = await Lab.launch()));
  afterAll(async () => lab?.close());
  afterEach(() => {
    const problems = lab.problems.splice(0);
    if (!mayComplain) expect(problems).toEqual([]);
  });
  return () => lab;
}
