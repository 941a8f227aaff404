import { describe, expect, it } from 'vitest';
import type { ModelKind } from '../../../www/protocol/rust-types';
import { fan, reachOf, stageAt } from '../../../www/views/flow';
import { whole } from '../page/samples';

const stages = (kind: ModelKind) => whole.kinds.find((info) => info.kind === kind)!.stages;

describe('the stages of a step', () => {
  it('lead to the cost and back from it, for every kind of model', () => {
    for (const { stages } of whole.kinds) {
      expect(stages.indexOf('decoder')).toBeLessThan(stages.indexOf('cost'));
      expect(stages.indexOf('cost')).toBeLessThan(stages.indexOf('byImage'));
      expect(stages.indexOf('byImage')).toBeLessThan(stages.indexOf('byCode'));
      expect(stages.at(-1)).toBe('weights');
    }
  });

  it('have noise and a split only where a posterior is', () => {
    for (const {
      capabilities: { posterior },
      stages,
      parts,
    } of whole.kinds) {
      expect([
        stages.includes('noise'),
        stages.includes('split'),
        parts.includes('posterior'),
      ]).toEqual([posterior, posterior, posterior]);
    }
  });

  it('are ahead, now or past', () => {
    expect(reachOf(stages('vae'), 'code', 'noise')).toBe('past');
    expect(reachOf(stages('vae'), 'code', 'code')).toBe('now');
    expect(reachOf(stages('vae'), 'code', 'decoder')).toBe('ahead');
  });

  it('of an autoencoder pass encoder and code at once', () => {
    expect(reachOf(stages('autoencoder'), 'image', 'encoder')).toBe('ahead');
    expect(reachOf(stages('autoencoder'), 'code', 'encoder')).toBe('now');
    expect(reachOf(stages('autoencoder'), 'decoder', 'encoder')).toBe('past');
  });

  it('end where a model has no more of them', () => {
    expect(stageAt(stages('vae'), 0)).toBe('image');
    expect(stageAt(stages('gan'), 9)).toBe('weights');
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
