// What a link says about the page, apart from the run: the device, what is on the page, what the
// visitor holds.
import { msg } from '@lit/localize';
import type { DeviceChoice } from '../../protocol/messages';
import type { InterpolationPath } from '../../protocol/rust-types';
import { openPanels, PANELS } from '../../panels/registry';
import type { Code, PanelName } from '../../store/state';
import { badValue, type ValidationIssue } from './link-validation';
import type { Pair } from './pairs';
import { flag, listOf, number, oneOf, type Kind } from './values';

/** How much of the page there is around the pictures. */
export type Controls = 'full' | 'minimal' | 'none';
/** Held-out images at the ends of the walk; null for the page's own choice. */
export type Walk = readonly [from: number, to: number] | null;

export interface PageOptions {
  device: DeviceChoice;
  autoplay: boolean;
  controls: Controls;
  views: readonly PanelName[];
  point: Code;
  path: InterpolationPath;
  walk: Walk;
  speed: number;
}

const FARTHEST = 1000; // standard deviations of the prior
const MOST_IMAGES = 70_000;

/** Each panel once, in the order of the page. */
function inOrder(views: readonly PanelName[] | undefined): PanelName[] | undefined {
  return views && PANELS.map(({ name }) => name).filter((name) => views.includes(name));
}

const code = listOf(number(-FARTHEST, FARTHEST), 2, 2);
const pair = listOf(number(0, MOST_IMAGES, true), 2, 2);
const names = listOf(oneOf(PANELS.map(({ name }) => name)), 0, PANELS.length);

const KINDS: { [K in keyof PageOptions]: Kind<PageOptions[K]> } = {
  device: oneOf(['auto', 'webgpu', 'cpu']),
  autoplay: flag('1', '0'),
  controls: oneOf(['full', 'minimal', 'none']),
  views: {
    ...names,
    read: (text) => inOrder(names.read(text)),
    write: (views) => names.write(inOrder(views)!),
  },
  point: {
    ...code,
    read: (text) => code.read(text) as Code | undefined,
    write: (point) => code.write(point.map((z) => Number(z.toFixed(3)))),
  },
  path: oneOf(['spherical', 'linear']),
  walk: {
    read: (text) => pair.read(text) as Walk | undefined,
    write: (walk) => (walk ? pair.write(walk) : ''),
    allowed: () => msg('the numbers of two held-out images, with a comma between'),
  },
  speed: number(0.05, 1),
};

const KEYS = Object.keys(KINDS) as (keyof PageOptions)[];

/** The page of a visitor who came without a link. */
export function usualOptions(): PageOptions {
  return {
    device: 'auto',
    autoplay: true,
    controls: 'full',
    views: openPanels(),
    point: [0, 0],
    path: 'spherical',
    walk: null,
    speed: 1,
  };
}

/** What the pairs say, and `base` where they say nothing usable. Takes its keys out of `pairs`. */
export function readOptions(
  pairs: Map<string, string>,
  base: PageOptions,
): { page: PageOptions; issues: ValidationIssue[] } {
  const page = { ...base };
  const issues: ValidationIssue[] = [];
  const read = <K extends keyof PageOptions>(key: K): void => {
    const text = pairs.get(key);
    if (!pairs.delete(key) || text === undefined) return;
    const value = KINDS[key].read(text);
    if (value === undefined)
      issues.push(
        badValue(
          key,
          text,
          KINDS[key].allowed(),
          KINDS[key].write(base[key]) || msg('the usual value'),
        ),
      );
    else page[key] = value;
  };
  KEYS.forEach(read);
  return { page, issues };
}

/** Only what differs from `base`. */
export function writeOptions(page: PageOptions, base: PageOptions): Pair[] {
  const written = <K extends keyof PageOptions>(options: PageOptions, key: K): string =>
    KINDS[key].write(options[key]);
  return KEYS.filter((key) => written(page, key) !== written(base, key)).map((key) => [
    key,
    written(page, key),
  ]);
}
