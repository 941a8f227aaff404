import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes, USUAL_VIEWS } from '../../../www/element/attributes';
import { PANELS } from '../../../www/panels/registry';

const read = (attributes: Record<string, string>) => readAttributes((name) => attributes[name] ?? null);

describe('the attributes of a widget', () => {
  it('say nothing where there are none', () => {
    const { attributes, complaints } = read({});
    expect(complaints).toEqual([]);
    expect(attributes).toMatchObject({ backend: 'auto', controls: 'minimal', theme: 'auto', autoplay: false, steps: Infinity, views: USUAL_VIEWS, preset: null });
  });

  it('name panels with spaces or commas between them, each once and in their order', () => {
    expect(read({ views: 'latent, samples  curves latent' }).attributes.views).toEqual(['latent', 'samples', 'curves']);
  });

  it('lose an unknown panel, and say so', () => {
    const { attributes, complaints } = read({ views: 'latent kitchen' });
    expect(attributes.views).toEqual(['latent']);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({ about: 'views', text: expect.stringContaining('latent kitchen') });
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
      const { attributes, complaints } = read({ steps });
      expect([attributes.steps, complaints.length], steps).toEqual([Infinity, 1]);
    }
  });

  it('take addresses relative to the page, and refuse what is none', () => {
    expect(read({ checkpoint: 'models/digits.safetensors' })).toMatchObject({ attributes: { checkpoint: 'models/digits.safetensors' }, complaints: [] });
    expect(read({ checkpoint: 'https://' })).toMatchObject({ attributes: { checkpoint: null }, complaints: [{ about: 'checkpoint' }] });
  });

  it('never throw, and complain of one attribute at most once', () => {
    const written = fc.dictionary(fc.constantFrom('views', 'steps', 'controls', 'theme', 'backend', 'checkpoint', 'wasm-base', 'worker-url', 'seed'), fc.string());
    fc.assert(fc.property(written, (given) => {
      const { attributes, complaints } = read(given);
      expect(attributes.views.length).toBeGreaterThan(0);
      expect(attributes.views.every((view) => PANELS.some(({ name }) => name === view))).toBe(true);
      expect(new Set(complaints.map(({ about }) => about)).size).toBe(complaints.length);
      for (const { text } of complaints) expect(text.length).toBeLessThan(400);
    }));
  });
});
