// What the attributes ask for, and in sentences what of it can't be had. No DOM, no schema: that
// comes with the engine.
import { msg, str } from '@lit/localize';
import type { DeviceChoice } from '../protocol/messages';
import { PANELS } from '../panels/registry';
import { splitPairs } from '../page/share/pairs';
import type { PanelName } from '../store/state';
import {
  asSuggested,
  FITS,
  INVERTS,
  readSize,
  sizesAllowed,
  type PictureOptions,
} from './picture-options';

/** How much there is around the pictures. */
export type Controls = 'none' | 'minimal' | 'full';
/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const CONTROLS: readonly Controls[] = ['none', 'minimal', 'full'];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
/** `auto` takes the faster one. */
const BACKENDS: readonly DeviceChoice[] = ['auto', 'webgpu', 'cpu'];
/** What a widget shows that says nothing about it. */
export const USUAL_VIEWS: readonly PanelName[] = ['samples', 'latent'];

export interface Attributes extends PictureOptions {
  preset: string | null;
  config: string | null; // the text of a link
  seed: string | null;
  data: string | null;
  checkpoint: string | null;
  backend: DeviceChoice;
  autoplay: boolean;
  steps: number; // to stop after; Infinity for none
  views: readonly PanelName[];
  controls: Controls;
  theme: Theme;
  wasmBase: string | null;
  workerUrl: string | null;
}

/** `about`: the attribute. */
export interface ValidationIssue {
  about: string;
  text: string;
}

/** Whether an address can be read does not hang on the page that it is relative to. */
const ANY_PAGE = 'https://page.invalid/';

/** `read`: an attribute's text, null where there is none. */
export function readAttributes(read: (attribute: string) => string | null): {
  attributes: Attributes;
  issues: ValidationIssue[];
} {
  const issues: ValidationIssue[] = [];
  const report = (about: string, value: string, allowed: string, instead: string): void =>
    void issues.push(badAttribute(about, value, allowed, instead));
  const oneOf = <T extends string, U extends T | null>(
    name: string,
    allowed: readonly T[],
    usual: U,
  ): T | U => {
    const text = read(name)?.trim().toLowerCase();
    const found = allowed.find((value) => value === text);
    if (text && !found) report(name, text, allowed.join(', '), usual ?? asSuggested());
    return found ?? usual;
  };
  const address = (name: string): string | null => {
    const text = read(name)?.trim();
    if (!text || URL.canParse(text, ANY_PAGE)) return text || null;
    report(name, text, msg('an address'), msg('not there'));
    return null;
  };
  const size = (): PictureOptions['size'] => {
    const text = read('size')?.trim();
    const found = text ? readSize(text) : null;
    if (text && !found) report('size', text, sizesAllowed(), asSuggested());
    return found;
  };
  const attributes: Attributes = {
    preset: read('preset'),
    config: read('config'),
    seed: read('seed'),
    data: read('data'),
    size: size(),
    fit: oneOf('fit', FITS, null),
    invert: oneOf('invert', INVERTS, 'auto'),
    checkpoint: address('checkpoint'),
    backend: oneOf('backend', BACKENDS, 'auto'),
    autoplay: read('autoplay') !== null,
    steps: readSteps(read('steps'), report),
    views: readViews(
      read('views') ?? splitPairs(read('config') ?? '').get('views') ?? null,
      report,
    ),
    controls: oneOf('controls', CONTROLS, 'minimal'),
    theme: oneOf('theme', THEMES, 'auto'),
    wasmBase: address('wasm-base'),
    workerUrl: address('worker-url'),
  };
  return { attributes, issues };
}

/** The sentence for a value that can't be used. */
export function badAttribute(
  about: string,
  value: string,
  allowed: string,
  instead: string,
): ValidationIssue {
  return {
    about,
    text: msg(
      str`The attribute ${about} is “${cut(value)}”; allowed is ${allowed}. Instead, ${instead} is used.`,
    ),
  };
}

type Report = (about: string, value: string, allowed: string, instead: string) => void;

function readSteps(text: string | null, report: Report): number {
  if (text === null || text.trim() === '') return Infinity;
  if (/^\d+$/.test(text.trim()) && Number(text) > 0) return Number(text);
  report('steps', text, msg('a whole number above 0'), msg('no end'));
  return Infinity;
}

/**
 * Each once, in the order they are named; an unknown one is left out, and where none is left the
 * usual ones are there.
 */
function readViews(text: string | null, report: Report): readonly PanelName[] {
  const words = [
    ...new Set(
      (text ?? '')
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
  const known = words.flatMap((word) =>
    PANELS.filter(({ name }) => name === word).map(({ name }) => name),
  );
  const views = known.length > 0 ? known : USUAL_VIEWS;
  if (known.length < words.length)
    report('views', text ?? '', PANELS.map(({ name }) => name).join(', '), views.join(' '));
  return views;
}

const LONGEST = 60;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
