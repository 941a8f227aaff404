import { describe, expect, it } from 'vitest';
import { fan, partsOf, reachOf, stageAt, stagesOf } from '../../../www/views/flow';

const KINDS = ['vae', 'autoencoder', 'gan', 'vaeGan'] as const;

describe('the stages of a step', () => {
  it('lead to the cost and back from it, for every kind of model', () => {
    for (const kind of KINDS) {
      const stages = stagesOf(kind);
      expect(stages.indexOf('decoder')).toBeLessThan(stages.indexOf('cost'));
      expect(stages.indexOf('cost')).toBeLessThan(stages.indexOf('byImage'));
      expect(stages.indexOf('byImage')).toBeLessThan(stages.indexOf('byCode'));
      expect(stages.at(-1)).toBe('weights');
    }
  });

  it('have noise and a split only where a posterior is', () => {
    expect(KINDS.filter((kind) => stagesOf(kind).includes('noise'))).toEqual(['vae', 'vaeGan']);
    expect(KINDS.filter((kind) => stagesOf(kind).includes('split'))).toEqual(['vae', 'vaeGan']);
    expect(KINDS.filter((kind) => partsOf(kind).includes('posterior'))).toEqual(['vae', 'vaeGan']);
  });

  it('are ahead, now or past', () => {
    expect(reachOf('vae', 'code', 'noise')).toBe('past');
    expect(reachOf('vae', 'code', 'code')).toBe('now');
    expect(reachOf('vae', 'code', 'decoder')).toBe('ahead');
  });

  it('of an autoencoder pass encoder and code at once', () => {
    expect(reachOf('autoencoder', 'image', 'encoder')).toBe('ahead');
    expect(reachOf('autoencoder', 'code', 'encoder')).toBe('now');
    expect(reachOf('autoencoder', 'decoder', 'encoder')).toBe('past');
  });

  it('end where a model has no more of them', () => {
    expect(stageAt('vae', 0)).toBe('image');
    expect(stageAt('gan', 9)).toBe('weights');
  });
});

describe('the fan of codes', () => {
  it('is an ordinary line to the middle for a single code', () => {
    expect(fan([1])).toEqual([{ y: 50, width: 2 }]);
  });

  it('spreads the codes evenly, and is as thick as they weigh', () => {
    const strands = fan([0.7, 0.2, 0.1, 0]);
    expect(strands.map(({ y }) => y)).toEqual([12.5, 37.5, 62.5, 87.5]);
    const widths = strands.map(({ width }) => width);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths.at(-1)).toBeGreaterThan(0);
  });
});
