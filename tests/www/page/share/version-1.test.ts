// Links and kept runs as version 1 wrote them: what they say is recorded here as it was written then.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../../../www/page/choices';
import { upgradedConfig, type ConfigOfVersion1 } from '../../../../www/page/autosave/version-1';
import { readPage, readRun } from '../../../../www/page/share/link';
import presets from '../../../golden/config-version-1.json';
import { whole as schema } from '../samples';

const recorded = Object.entries(presets as unknown as Record<string, ConfigOfVersion1>);
const old = (name: string): ConfigOfVersion1 => structuredClone(recorded.find(([found]) => found === name)![1]);
const read = (text: string) => ({ ...readRun(schema, text), ofPage: readPage(text).issues });

/** What a link gives is what the config of its time becomes; nothing is reported. */
function expectSame(text: string, config: ConfigOfVersion1): void {
  expect(read(text), text).toEqual({ config: upgradedConfig(config), issues: [], ofPage: [] });
}

describe('a preset of version 1', () => {
  it.each(recorded)('means what it meant then (%s)', (name, config) => {
    expectSame(`#v=1&preset=${name}`, config);
    expect(schema.presets.some((preset) => alike(preset.config, upgradedConfig(config)))).toBe(true);
  });
});

describe('a link of version 1', () => {
  it('says of a bound what stood in the objective', () => {
    const iwae = { ...old('plane'), objective: { kind: 'iwae', samples: 7 } as const };
    expectSame('#v=1&objective=iwae&objective.samples=7', iwae);
    expectSame('objective=iwae&objective.samples=7', iwae); // as a widget has it, without a version
    expectSame('#v=1&preset=beta-vae-2017&objective.beta=2&objective.warmupSteps=10&objective.freeBits=0.5', { ...old('beta-vae-2017'), objective: { kind: 'elbo', beta: 2, warmupSteps: 10, freeBits: 0.5, samples: 1 } });
    expectSame('#v=1&preset=ciwae-2018&objective.share=0.25', { ...old('ciwae-2018'), objective: { kind: 'ciwae', samples: 64, share: 0.25 } });
    expectSame('#v=1&preset=piwae-2018&objective.estimates=4', { ...old('piwae-2018'), objective: { kind: 'piwae', estimates: 4, samples: 8 } });
  });

  it('says of an adversary what stood in the objective', () => {
    expectSame('#v=1&preset=gan-2014&objective.loss=minimax&objective.discriminatorSteps=2&objective.labelSmoothing=0.1', { ...old('gan-2014'), objective: { loss: 'minimax', discriminatorSteps: 2, labelSmoothing: 0.1 } });
    expectSame('#v=1&preset=vae-gan-2016&objective.gamma=0.5&objective.gate=false', { ...old('vae-gan-2016'), objective: { gamma: 0.5, gate: false } });
    expectSame('#v=1&preset=gan-2014&objective=adversarial', old('gan-2014'));
  });

  it('says of images what stood with the training', () => {
    const denoising = old('denoising-2008');
    expectSame('#v=1&preset=denoising-2008&training.corruption=gaussian&training.corruption.scale=0.5&training.binarisation=threshold', { ...denoising, training: { ...denoising.training, corruption: { kind: 'gaussian', scale: 0.5 }, binarisation: 'threshold' } });
    const iwae = old('iwae-2015');
    expectSame('#v=1&preset=iwae-2015&training.binarisation=none', { ...iwae, training: { ...iwae.training, binarisation: 'none' } });
  });

  it('keeps images black and white where it changes the kind of model', () => {
    const iwae = old('iwae-2015');
    const gan = { ...iwae, model: { ...iwae.model, kind: 'gan' as const }, objective: old('gan-2014').objective };
    expectSame('#v=1&preset=iwae-2015&model.kind=gan', gan);
    expectSame('#v=1&preset=iwae-2015&model.kind=gan&training.binarisation=threshold', { ...gan, training: { ...gan.training, binarisation: 'threshold' } });
    expectSame('#v=1&preset=iwae-2015&model.likelihood=bernoulli', iwae);
  });

  it('still says what it can’t have', () => {
    expect(read('#v=1&objective=adversarial').issues[0]!.text).toContain('allowed is elbo');
    expect(read('#v=1&objective.samples=1000').issues[0]!.text).toContain('from 1 to 256');
    expect(read('#v=1&preset=nonsense').issues[0]!.text).toContain('plane, digits');
  });

  it('of any text whatever is read, as settings that are allowed', () => {
    const key = fc.constantFrom('preset', 'model.kind', 'model.likelihood', 'objective', 'objective.loss', 'objective.samples', 'objective.', 'objective.constructor', 'training.binarisation', 'training.corruption', 'training.corruption.share');
    const value = fc.constantFrom('gan', 'vae', 'autoencoder', 'iwae', 'reconstruction', 'minimax', 'stochastic', 'masking', 'constructor', 'gan-2014', 'iwae-2015', 'normal', '3', '0.5', '');
    fc.assert(fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
      const text = ['v=1', ...pairs.map((pair) => pair.join('='))].join('&');
      expect(schema.kinds.map(({ kind }) => kind)).toContain(readRun(schema, text).config.model.kind);
    }));
  });
});
