import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schema, SessionConfig } from '../../../../www/protocol/rust-types';
import { withValue } from '../../../../www/page/fields';
import { PANELS } from '../../../../www/panels/registry';
import { sentences } from '../../../../www/page/share/link-validation';
import { isLink, readPage, readRun, writeLink } from '../../../../www/page/share/link';
import { usualOptions, type PageOptions } from '../../../../www/page/share/page-options';
import { joinPairs, splitPairs } from '../../../../www/page/share/pairs';
import schemaFile from '../../schema.json';
import { anyConfig } from './configs';

const schema = schemaFile as unknown as Schema;
const config = schema.opening;
const preset = (name: string): SessionConfig =>
  schema.presets.find((preset) => preset.name === name)!.config;

const write = (wanted: SessionConfig, page: Partial<PageOptions> = {}): string =>
  writeLink(schema, { config: wanted, page: { ...usualOptions(), ...page } });
const run = (text: string): SessionConfig => readRun(schema, text).config;
const issues = (text: string): string[] =>
  [...readPage(text).issues, ...readRun(schema, text).issues].map(({ text }) => text);

describe('a link', () => {
  it('holds only what differs from the nearest preset', () => {
    expect(write(config)).toBe('v=2');
    expect(write({ ...preset('iwae-50-2015'), seed: 3 })).toBe('v=2&preset=iwae-50-2015&seed=3');
    expect(
      write({
        ...withValue(config, 'model.bound', { kind: 'iwae', samples: 7 }),
        training: { ...config.training, learningRate: 0.0005 },
      }),
    ).toBe('v=2&model.bound=iwae&model.bound.samples=7&training.learningRate=0.0005');
  });

  it('reads back as the config it was made of', () => {
    for (const preset of schema.presets) expect(run(write(preset.config))).toEqual(preset.config);
    fc.assert(
      fc.property(anyConfig(schema), (wanted) => {
        const text = write(wanted);
        expect(readRun(schema, text)).toEqual({ config: wanted, issues: [] });
      }),
    );
  });

  it('reads back as the page it was made on', () => {
    const page: fc.Arbitrary<PageOptions> = fc.record({
      device: fc.constantFrom('auto', 'webgpu', 'cpu'),
      autoplay: fc.boolean(),
      controls: fc.constantFrom('full', 'minimal', 'none'),
      views: fc.subarray(PANELS.map(({ name }) => name)),
      point: fc
        .tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }))
        .map(([x, y]) => [x / 1000, y / 1000] as const),
      path: fc.constantFrom('linear', 'spherical'),
      walk: fc.option(fc.tuple(fc.nat(9999), fc.nat(9999))),
      speed: fc.integer({ min: 1, max: 20 }).map((part) => part / 20),
    });
    fc.assert(
      fc.property(page, (wanted) => {
        const { page, issues } = readPage(write(config, wanted));
        expect(issues).toEqual([]);
        expect({ ...page, views: new Set(page.views) }).toEqual({
          ...wanted,
          views: new Set(wanted.views),
        });
      }),
    );
  });

  it('of any text whatever reads as an allowed config, and says what was wrong', () => {
    const key = fc.oneof(
      fc.constantFrom(
        'v',
        'preset',
        'data.name',
        'constructor',
        '__proto__',
        ...schema.choices.map(({ path }) => path),
        ...schema.fields.map(({ path }) => path),
        ...Object.keys(usualOptions()),
      ),
      fc.string(),
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', '1e999', 'NaN', '-1', '', ','),
      fc.double().map(String),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.tuple(key, value)).map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const found = readRun(schema, text);
        expect(readRun(schema, write(found.config, readPage(text).page))).toEqual({
          config: found.config,
          issues: [],
        });
        for (const sentence of sentences([...readPage(text).issues, ...found.issues]))
          expect(sentence).toMatch(/\.$/);
      }),
      { numRuns: 150 },
    );
  });

  it('with a bad value says what is allowed, and keeps the preset’s', () => {
    expect(issues('v=2&preset=iwae-50-2015&model.bound.samples=1000')).toEqual([
      'The link sets model.bound.samples to “1000”; allowed is a whole number from 1 to 256. Instead, 50 is used.',
    ]);
    expect(run('preset=iwae-50-2015&model.bound.samples=1000').model).toMatchObject({
      bound: { kind: 'iwae', samples: 50 },
    });
    expect(issues('model.network.hidden=300,many')[0]).toContain('8 to 2048');
    expect(issues('preset=nonsense')[0]).toContain('plane, digits, aevb-2013');
    expect(issues('device=toaster&autoplay=yes')).toHaveLength(2);
    expect(issues('views=latent,kitchen')[0]).toContain('samples');
  });

  it('names no layer to five', () => {
    for (const hidden of [[], [300], [500, 400, 300, 200, 100]]) {
      const text = `model.network.hidden=${hidden.join(',')}`;
      expect(run(text).model.network).toMatchObject({ hidden });
      expect(issues(text)).toEqual([]);
    }
    expect(issues(`model.network.hidden=${Array(6).fill(300).join(',')}`)[0]).toContain('0 to 5');
  });

  it('names one convolution to five', () => {
    for (const channels of [[8], [32, 64], [8, 16, 32, 64, 128]]) {
      const text = `model.network=conv&model.network.channels=${channels.join(',')}`;
      expect(run(text).model.network).toMatchObject({ kind: 'conv', channels });
      expect(issues(text)).toEqual([]);
    }
    for (const channels of ['', Array(6).fill(8).join(',')])
      expect(issues(`model.network=conv&model.network.channels=${channels}`)).toHaveLength(1);
  });

  it('with what does not suit the model says so', () => {
    expect(issues('model.kind=autoencoder&model.loss=minimax')[0]).toContain(
      'allowed is crossEntropy, squaredError',
    );
    expect(issues('model.network=conv&model.network.hidden=100')).toEqual([
      'The link sets “model.network.hidden”, but there is no setting of that name; it is ignored.',
    ]);
    expect(issues('patience=3')[0]).toContain('is ignored');
  });

  it('may stand in the query, as far as it is about the page', () => {
    expect(readPage('device=cpu&autoplay=0&fbclid=1')).toMatchObject({
      page: { device: 'cpu', autoplay: false },
      issues: [],
    });
    expect(readPage('autoplay=1', readPage('device=cpu&autoplay=0').page).page).toMatchObject({
      device: 'cpu',
      autoplay: true,
    });
  });

  it('is told from a place on the page', () => {
    expect(['', '#', '#v=2', '#seed=3', '#pictures'].map(isLink)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('of a newer version is read as far as it is known', () => {
    const text = 'v=3&preset=digits&shimmer=1';
    expect(run(text).model.latentDim).toBe(20);
    expect(issues(text)).toHaveLength(2);
    expect(issues(text)[0]).toContain('newer');
  });

  it('says that own images did not travel, and keeps them where they are at hand', () => {
    const files = { kind: 'files', name: 'cats & dogs, 28×28' } as const;
    const text = write({ ...config, data: files, seed: 4 });
    expect(run(text)).toEqual({ ...config, seed: 4 });
    expect(issues(text)[0]).toContain('cats & dogs');
    expect(readRun(schema, text, files)).toEqual({
      config: { ...config, data: files, seed: 4 },
      issues: [],
    });
  });

  it('knows its images again by any name that a file can have, halves of characters included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const files = { kind: 'files', name } as const;
        expect(readRun(schema, write({ ...config, data: files }), files)).toEqual({
          config: { ...config, data: files },
          issues: [],
        });
      }),
    );
  });

  it('that sets something twice says which counts, unless both are the same', () => {
    expect(issues('seed=3&speed=1&seed=4')).toEqual([
      'The link sets seed more than once; the last counts, “4”.',
    ]);
    expect(issues('seed=4&seed=4')).toEqual([]);
    expect(run('seed=3&seed=4').seed).toBe(4);
  });

  it('of any length is read in time, and its issues are few', () => {
    const long = Array.from({ length: 50_000 }, (_, n) => `key${n}=${'x'.repeat(20)}`).join('&');
    const begun = performance.now();
    expect(sentences([...readPage(long).issues, ...readRun(schema, long).issues])).toHaveLength(1);
    expect(run(`model.network.hidden=${'200,'.repeat(100_000)}200`)).toEqual(config);
    expect(performance.now() - begun).toBeLessThan(15_000); // a second where nothing else runs
  });

  it('is readable: commas and colons stay as they are', () => {
    expect(
      joinPairs([
        ['a', '1,2:3/4'],
        ['b c', 'ä&=\ud800'],
      ]),
    ).toBe('a=1,2:3/4&b%20c=%C3%A4%26%3D%EF%BF%BD');
    expect([...splitPairs('#a=%&&b=1=2&c')]).toEqual([
      ['a', '%'],
      ['b', '1=2'],
      ['c', ''],
    ]);
  });
});

describe('issues', () => {
  it('are one sentence where they are many', () => {
    expect(sentences(readRun(schema, 'a=1&b=1&c=1').issues)).toHaveLength(3);
    expect(sentences(readRun(schema, 'a=1&b=1&c=1&d=1').issues)).toEqual([
      '4 settings of the link can’t be used; their usual values are used instead: a, b, c, d.',
    ]);
  });
});
