// What the plane says of codes of any number of dimensions.
import { describe, expect, it } from 'vitest';
import { planeCaption } from '../../../../www/panels/latent/plane-caption';
import { withValue } from '../../../../www/page/fields';
import { whole } from '../../page/samples';

const caption = (kind: string, dimensions: number): string => {
  const choice = whole.choices.find(({ path }) => path === 'model.kind')!;
  const option = choice.options.find(({ value }) => value === kind)!;
  const config = withValue(whole.defaults, 'model', option.set[0]![1]);
  return planeCaption({ schema: whole, config: withValue(config, 'model.latentDim', dimensions) });
};

describe('the caption of the plane', () => {
  it('tells a code of one number from longer ones', () => {
    expect(caption('vae', 1)).toContain('the one number of its code');
    expect(caption('gan', 1)).toContain('the one number of a code');
    expect(caption('vae', 3)).toContain('principal components');
    expect(caption('gan', 3)).toContain('the first two numbers');
  });

  it('names no direction where codes are the plane itself', () => {
    for (const kind of ['vae', 'gan']) expect(caption(kind, 2)).not.toContain('number of');
  });
});
