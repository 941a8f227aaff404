// Links as version 1 wrote them, and what that version read each of them as: recorded then, in the
// form that configs have now.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionConfig } from '../../../../www/protocol/rust-types';
import { alike } from '../../../../www/page/choices';
import { withValue } from '../../../../www/page/fields';
import { readPage, readRun } from '../../../../www/page/share/link';
import { links } from '../../../golden/links-version-1.json';
import { whole as schema } from '../samples';

const recorded = Object.entries(links);
const read = (text: string) => ({ ...readRun(schema, text), ofPage: readPage(text).issues });

describe('a link of version 1', () => {
  it.each(recorded)('means what it meant then, and nothing is reported (%s)', (link, { now }) => {
    expect(read(`#${link}`)).toEqual({ config: now, issues: [], ofPage: [] });
  });

  it('names presets that are still there, of which the first weights may have become those of their paper', () => {
    const presets = recorded.filter(([link]) => /^v=1&preset=[^&]+$/.test(link));
    expect(presets).toHaveLength(18);
    const drawnAsThen = (config: SessionConfig) =>
      withValue(config, 'model.initialWeights', schema.defaults.model.initialWeights);
    for (const [link, { now }] of presets)
      expect(
        schema.presets.some(
          ({ name, config }) => link.endsWith(`=${name}`) && alike(drawnAsThen(config), now),
        ),
        link,
      ).toBe(true);
  });

  it('still says what it can’t have', () => {
    expect(read('#v=1&objective=adversarial').issues[0]!.text).toContain('allowed is elbo');
    expect(read('#v=1&objective.samples=1000').issues[0]!.text).toContain('from 1 to 256');
    expect(read('#v=1&preset=nonsense').issues[0]!.text).toContain('plane, digits');
  });

  it('of any text whatever is read, as settings that are allowed', () => {
    const key = fc.constantFrom(
      'preset',
      'model.kind',
      'model.likelihood',
      'objective',
      'objective.loss',
      'objective.samples',
      'objective.',
      'objective.constructor',
      'training.binarisation',
      'training.corruption',
      'training.corruption.share',
    );
    const value = fc.constantFrom(
      'gan',
      'vae',
      'autoencoder',
      'iwae',
      'reconstruction',
      'minimax',
      'stochastic',
      'masking',
      'constructor',
      'gan-2014',
      'iwae-2015',
      'normal',
      '3',
      '0.5',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const text = ['v=1', ...pairs.map((pair) => pair.join('='))].join('&');
        expect(schema.kinds.map(({ kind }) => kind)).toContain(
          readRun(schema, text).config.model.kind,
        );
      }),
    );
  });
});
