import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../www/protocol/rust-types';
import { mathml, readable } from '../../../www/page/typeset';
import schema from '../schema.json';

const { fields, choices } = schema as unknown as Schema;
const options = choices.flatMap(({ path, options }) =>
  options.map(({ value, formula }) => ({ path: `${path} ${value}`, formula })),
);

describe('a formula', () => {
  it.each(fields.map(({ path, formula }) => ({ path, formula })))(
    'of the setting $path is typeset with its own symbol marked',
    async ({ formula }) => {
      expect(await mathml(formula, true)).toContain('mathcolor="own"');
    },
  );

  it.each(options)('of the option $path is typeset', async ({ formula }) => {
    expect(await mathml(formula, true)).toContain('<math');
  });

  it('can be read as it was written where it cannot be typeset', () => {
    expect(readable(String.raw`\own{\beta_1} m + \own{\hat{v}}`)).toBe(
      String.raw`\beta_1 m + \hat{v}`,
    );
  });
});
