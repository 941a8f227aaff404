// What a step of the tour asks of the page, worked out from where the page is.
import type { Schema, SessionConfig } from '../../protocol/rust-types';
import { withOption, withPreset } from '../choices';
import { withValue } from '../fields';
import type { Request } from '../../store/requests';
import type { PageState } from '../../store/state';
import type { Setting } from './chapter';
import { chapterAt, stepAt, type Stop } from './tour';

export type SceneRequest = Extract<Request, { type: 'adjust' | 'show' | 'play' | 'pause' }>;

/**
 * The requests that bring the page to a step. What the visitor has changed stays, unless the steps
 * differ in what they set.
 */
export function requestsAt(
  { schema, config, shown, running }: PageState,
  to: Stop,
  from: Stop | null,
): SceneRequest[] {
  const { sight, training } = stepAt(to);
  const settings = settingsAt(to);
  const requests: SceneRequest[] = [];
  const sameScene =
    from?.chapter === to.chapter && JSON.stringify(settingsAt(from)) === JSON.stringify(settings);
  if (schema && config && !sameScene)
    requests.push({ type: 'adjust', config: configOf(schema, config, settings) });
  if (typeof sight === 'object' && 'panel' in sight && !shown.includes(sight.panel))
    requests.push({ type: 'show', panel: sight.panel, shown: true });
  if (training !== undefined && training !== running)
    requests.push({ type: training ? 'play' : 'pause' });
  return requests;
}

/** All that the steps of a chapter have set by this one. */
function settingsAt(stop: Stop): Setting[] {
  return chapterAt(stop)
    .steps.slice(0, stop.step + 1)
    .flatMap(({ sets }) => sets ?? []);
}

/**
 * The config on the images at hand. Unknown names are left out; a test sees to it that there are
 * none.
 */
export function configOf(
  schema: Schema,
  config: SessionConfig,
  settings: readonly Setting[],
): SessionConfig {
  return settings.reduce((next, setting) => {
    if ('preset' in setting) {
      const preset = schema.presets.find(({ name }) => name === setting.preset);
      return preset ? withPreset(next, preset) : next;
    }
    if ('field' in setting) return withValue(next, setting.field, setting.value);
    const choice = schema.choices.find(({ path }) => path === setting.choice);
    const option = choice?.options.find(({ value }) => value === setting.option);
    return choice && option ? withOption(next, choice, option) : next;
  }, config);
}
