import fs from 'node:fs';
import { expect, test } from 'vitest';

/**
 * What is no number to be read: a question to the browser, a value rounded on its way into a
 * setting or a link.
 */
const NOT_WRITTEN = [
  'www/parts/uplot.ts',
  'www/page/fields.ts',
  'www/page/field-control.ts',
  'www/page/share/page-options.ts',
];

test('numbers on the page are written in one place', () => {
  const files = fs
    .readdirSync('www', { recursive: true, encoding: 'utf8' })
    .map((name) => `www/${name}`)
    .filter((name) => name.endsWith('.ts'));
  const own = files.filter(
    (file) =>
      file !== 'www/i18n/numbers.ts' &&
      !NOT_WRITTEN.includes(file) &&
      /\.(toFixed|toPrecision|toExponential|toLocaleString)\(|Intl\.NumberFormat/.test(
        fs.readFileSync(file, 'utf8'),
      ),
  );
  expect(own).toEqual([]);
});
