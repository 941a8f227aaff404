import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes, USUAL_VIEWS } from '../../../www/element/attributes';
import { PANELS } from '../../../www/panels/registry';

const read = (attributes: Record<string, string>) =>
  readAttributes((name) => attributes[name] ?? null);

describe('the attributes of a widget', () => {
  it('say nothing where there are none', () => {
    const { attributes, issues } = read({});
    expect(issues).toEqual([]);
    expect(attributes).toMatchObject({
      backend: 'auto',
      controls: 'minimal',
      theme: 'auto',
      autoplay: false,
      steps: Infinity,
      views: USUAL_VIEWS,
      preset: null,
    });
  });

  it('name panels with spaces or commas between them, each once and in their order', () => {
    expect(read({ views: 'latent, samples  curves latent' }).attributes.views).toEqual([
      'latent',
      'samples',
      'curves',
    ]);
  });

  it('lose an unknown panel, and say so', () => {
    const { attributes, issues } = read({ views: 'latent kitchen' });
    expect(attributes.views).toEqual(['latent']);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      about: 'views',
      text: expect.stringContaining('latent kitchen'),
    });
    expect(read({ views: 'kitchen' }).attributes.views).toEqual(USUAL_VIEWS);
  });

  it('show the panels of a link where they name none of their own', () => {
    const config = '#v=1&preset=iwae-2015&views=latent,curves&seed=3';
    expect(read({ config }).attributes.views).toEqual(['latent', 'curves']);
    expect(read({ config, views: 'samples' }).attributes.views).toEqual(['samples']);
  });

  it('count steps in whole numbers above 0', () => {
    expect(read({ steps: '200' }).attributes.steps).toBe(200);
    for (const steps of ['0', '-3', '1.5', 'ten', 'NaN']) {
      const { attributes, issues } = read({ steps });
      expect([attributes.steps, issues.length], steps).toEqual([Infinity, 1]);
    }
  });

  it('take addresses relative to the page, and refuse what is none', () => {
    expect(read({ checkpoint: 'models/digits.safetensors' })).toMatchObject({
      attributes: { checkpoint: 'models/digits.safetensors' },
      issues: [],
    });
    expect(read({ checkpoint: 'https://' })).toMatchObject({
      attributes: { checkpoint: null },
      issues: [{ about: 'checkpoint' }],
    });
  });

  it('tell the size of images by one number or two, and how pictures come to it', () => {
    expect(read({}).attributes).toMatchObject({ size: null, fit: null, invert: 'auto' });
    for (const [size, sides] of [
      ['28', [28, 28]],
      [' 32x24 ', [32, 24]],
      ['4 × 128', [4, 128]],
    ] as const)
      expect(read({ size })).toMatchObject({ attributes: { size: sides }, issues: [] });
    for (const size of ['3', '129', '28x', '28.5', '-28', 'large', '28x28x3']) {
      const { attributes, issues } = read({ size });
      expect([attributes.size, issues.map(({ about }) => about)], size).toEqual([null, ['size']]);
    }
    expect(read({ fit: 'Contain', invert: 'no' })).toMatchObject({
      attributes: { fit: 'contain', invert: 'no' },
      issues: [],
    });
    expect(read({ fit: 'middle' }).issues[0]?.text).toMatch(/cover, contain, fill.* what suits/);
  });

  it('never throw, and report one attribute at most once', () => {
    const written = fc.dictionary(
      fc.constantFrom(
        'views',
        'steps',
        'size',
        'fit',
        'invert',
        'controls',
        'theme',
        'backend',
        'checkpoint',
        'wasm-base',
        'worker-url',
        'seed',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(written, (given) => {
        const { attributes, issues } = read(given);
        expect(attributes.views.length).toBeGreaterThan(0);
        expect(attributes.views.every((view) => PANELS.some(({ name }) => name === view))).toBe(
          true,
        );
        expect(new Set(issues.map(({ about }) => about)).size).toBe(issues.length);
        for (const { text } of issues) expect(text.length).toBeLessThan(400);
      }),
    );
  });
});
