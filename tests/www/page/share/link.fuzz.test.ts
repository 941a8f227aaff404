// Links as people shorten, paste, translate and break them: whatever comes is read, in time, as
// settings that are allowed.
import { expect } from 'vitest';
import type { Schema, SessionConfig } from '../../../../www/protocol/rust-types';
import { valueAt } from '../../../../www/page/fields';
import { sentences } from '../../../../www/page/share/link-validation';
import { isLink, namesRun, readPage, readRun, writeLink } from '../../../../www/page/share/link';
import { usualOptions } from '../../../../www/page/share/page-options';
import { fuzz } from '../../data/fuzz/fuzz';
import schemaFile from '../../schema.json';

const schema = schemaFile as unknown as Schema;
const page = usualOptions();
const link = (config: SessionConfig): string => writeLink(schema, { config, page });

const texts: Record<string, string> = {
  ...Object.fromEntries(
    schema.presets.map(({ name, config }) => [`the preset ${name}`, link(config)]),
  ),
  everything: `#v=2&preset=iwae-50-2015&model.bound=piwae&model.bound.samples=8&training.learningRate=0.0005&model.network.hidden=200,200&seed=3&device=cpu&autoplay=0&controls=none&views=latent,samples&point=0.5,-1.2&path=linear&walk=3,17&speed=0.5`,
  'images of one’s own': link({
    ...schema.opening,
    data: { kind: 'files', name: 'Kätzchen & 猫, 28×28 ✓' },
  }),
  'version 1':
    '#v=1&preset=iwae-50-2015&model.kind=autoencoder&objective.loss=squaredError&training.corruption=masking&training.corruption.share=0.5&training.binarisation=threshold',
  'a newer version': 'v=3&preset=digits&shimmer=1',
  'a place on the page': '#pictures',
  'half an escape': 'preset=iwae%2&seed=%E7%8C',
};

fuzz({
  name: 'links',
  corpus: Object.fromEntries(
    Object.entries(texts).map(([what, text]) => [what, new TextEncoder().encode(text)]),
  ),
  refuses: false,
  read: (bytes) => {
    const text = new TextDecoder().decode(bytes);
    isLink(text);
    namesRun(text);
    const { config, issues } = readRun(schema, text);
    const { page, issues: ofPage } = readPage(text);
    for (const { path, min, max, integer } of schema.fields) {
      const value = valueAt(config, path);
      for (const number of Array.isArray(value)
        ? value
        : typeof value === 'number'
          ? [value]
          : []) {
        expect(
          number >= min && number <= max && (!integer || Number.isInteger(number)),
          `${path}: ${number}`,
        ).toBe(true);
      }
    }
    const again = writeLink(schema, { config, page });
    expect(readRun(schema, again)).toEqual({ config, issues: [] });
    const read = readPage(again);
    expect(read.issues).toEqual([]);
    // the held code is written to three places
    expect(writeLink(schema, { config, page: read.page })).toBe(again);
    for (const sentence of sentences([...ofPage, ...issues])) expect(sentence).toMatch(/\.$/);
    const first = issues[0];
    return `${config.model.kind}: ${
      first
        ? first.text
            .replace(first.key, '')
            .replaceAll(/“[^”]*”|\d+/g, '')
            .slice(0, 30)
        : 'all of it'
    }`;
  },
});
