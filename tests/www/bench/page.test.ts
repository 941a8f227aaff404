import fs from 'node:fs';
import { expect, test } from 'vitest';
import { MODELS } from '../../../www/bench/fair';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'];

test('the page says how many models it trains', () => {
  expect(fs.readFileSync('www/bench.html', 'utf8')).toContain(
    `Trains ${NUMBERS[Object.keys(MODELS).length]} small variational autoencoders`,
  );
});
