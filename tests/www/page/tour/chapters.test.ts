import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../../www/protocol/kinds';
import type { Schema, SessionConfig } from '../../../../www/protocol/rust-types';
import { open } from '../../../../www/page/choices';
import { valueAt } from '../../../../www/page/fields';
import { panel } from '../../../../www/panels/registry';
import type { Request } from '../../../../www/store/requests';
import type { PageState } from '../../../../www/store/state';
import type { Chapter, Setting } from '../../../../www/page/tour/chapter';
import { CHAPTERS } from '../../../../www/page/tour/chapters';
import { configOf } from '../../../../www/page/tour/scene';
import { mathml } from '../../../../www/page/typeset';
import file from '../../schema.json';
import { readyState } from '../samples';

const schema = file as unknown as Schema;

function exists(setting: Setting, config: SessionConfig): boolean {
  if ('preset' in setting) return schema.presets.some(({ name }) => name === setting.preset);
  if ('choice' in setting)
    return schema.choices.some(
      ({ path, options }) =>
        path === setting.choice && options.some(({ value }) => value === setting.option),
    );
  const field = schema.fields.find(({ path }) => path === setting.field);
  return (
    field !== undefined &&
    field.min <= setting.value &&
    setting.value <= field.max &&
    valueAt(config, setting.field) !== undefined
  );
}

const attempted = (chapter: Chapter, request: Request, state: PageState = readyState()): boolean =>
  chapter.steps.at(-1)!.attempt!.done(request, state);
const chapter = (name: string): Chapter => CHAPTERS.find((chapter) => chapter.name === name)!;
const field = (path: string, value: number): Request => ({ type: 'field', path, value });

describe.each(CHAPTERS)('the chapter $name', ({ steps }) => {
  it('begins with a preset, and ends with something to try', () => {
    expect(steps[0]!.sets?.[0]).toHaveProperty('preset');
    expect(steps.map(({ attempt }) => attempt !== undefined)).toEqual(
      steps.map((_, at) => at === steps.length - 1),
    );
  });

  it('sets only what there is, and points only at what the page shows for it', () => {
    const settings: Setting[] = [];
    let config = schema.opening;
    for (const { sets = [], sight } of steps) {
      for (const setting of sets)
        expect(exists(setting, config), JSON.stringify(setting)).toBe(true);
      settings.push(...sets);
      config = configOf(schema, schema.opening, settings);
      if (sight === 'bar') continue;
      if ('panel' in sight)
        expect(
          panel(sight.panel).suits(kindOf(schema, config.model).capabilities),
          sight.panel,
        ).toBe(true);
      else if ('field' in sight)
        expect(valueAt(config, sight.field), sight.field).toBeTypeOf('number');
      else expect(open(schema.choices, config).map(({ path }) => path)).toContain(sight.choice);
    }
  });

  it('has formulas that can be typeset', async () => {
    for (const { formula } of steps)
      if (formula) expect(await mathml(formula, true)).toContain('<math');
  });
});

describe('what there is to try', () => {
  it('is noticed when the handle is in a gap between the dots, not on them', () => {
    const state = {
      ...readyState(),
      frame: { step: 1, latent: { codes: Float32Array.of(0, 0, 1, 1), extent: 3 } as never },
    };
    const point = (x: number, y: number): Request => ({ type: 'point', point: [x, y] });
    expect(
      [point(0.5, 0.5), point(0.1, 0.1), point(1, 0.9)].map((request) =>
        attempted(chapter('holes'), request, state),
      ),
    ).toEqual([true, false, false]);
    expect(attempted(chapter('holes'), point(2, 2))).toBe(false); // nothing drawn yet
  });

  it('is noticed from the value on that was asked for', () => {
    expect(
      [3.9, 4, 8].map((beta) => attempted(chapter('tug'), field('model.bound.beta', beta))),
    ).toEqual([false, true, true]);
    expect(
      [31, 32].map((samples) =>
        attempted(chapter('bounds'), field('model.bound.samples', samples)),
      ),
    ).toEqual([false, true]);
    expect(
      [1, 0.1].map((gamma) => attempted(chapter('adversary'), field('model.gamma', gamma))),
    ).toEqual([false, true]);
  });

  it('is not mistaken for anything else', () => {
    expect(
      CHAPTERS.filter(
        (chapter) =>
          attempted(chapter, { type: 'play' }) ||
          attempted(chapter, field('training.learningRate', 50)),
      ),
    ).toEqual([]);
  });
});
