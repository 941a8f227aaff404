// One browser for the tests of a file. What the page logs as an error fails the test that caused
// it.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Visitor } from './visitor';

/** `mayComplain`: the tests break things on purpose. */
export function withVisitor({ mayComplain = false } = {}): () => Visitor {
  let visitor: Visitor;
  beforeAll(async () => void (visitor = await Visitor.launch()));
  afterAll(async () => visitor?.close());
  afterEach(() => {
    const problems = visitor.problems.splice(0);
    if (!mayComplain) expect(problems).toEqual([]);
  });
  return () => visitor;
}
