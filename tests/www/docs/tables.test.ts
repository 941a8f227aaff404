import { expect, test } from 'vitest';
import { makeTables } from '../../../pkg-scripts/docs/tables.mjs';

test('what a panel shows is told whole, where its comment has two lines, too', async () => {
  const { panels = '' } = await makeTables();
  const rows = panels.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row).toMatch(/[.?] \|$/);
  expect(rows.find((row) => row.startsWith('| `tightness`'))).toContain('come to log p(x).');
});
