// The text of a link: a whole run and page in the URL's hash, readable, versioned, without a DOM.
//
// #v=2&preset=iwae-2015&training.learningRate=0.0005&model.bound.samples=20&views=latent,samples&point=0.5,-1.2
//
// Only what differs from the preset, or from the opening config, is written. Reading never fails:
// what it can't use it says, and replaces. Links of earlier versions are read, too.
import { msg, str } from '@lit/localize';
import type { Schema, SessionConfig } from '../../protocol/rust-types';
import { badValue, repeated, unknownKey, type ValidationIssue } from './link-validation';
import { baseOf, FILES, readConfig, writeConfig } from './config-text';
import { renamed } from './formerly';
import { readOptions, usualOptions, writeOptions, type PageOptions } from './page-options';
import { contested, joinPairs, splitPairs } from './pairs';

export const VERSION = 2;

export interface Link {
  config: SessionConfig;
  page: PageOptions;
}

export function writeLink(schema: Schema, { config, page }: Link, base = usualOptions()): string {
  return joinPairs([
    ['v', String(VERSION)],
    ...writeConfig(schema, config),
    ...writeOptions(page, base),
  ]);
}

/** Whether the hash is ours to read: one without a pair is a place on the page. */
export function isLink(hash: string): boolean {
  return hash.length < 2 || hash.includes('=');
}

/** What can be read before the schema is there: the page, and its issues. */
export function readPage(
  text: string,
  base = usualOptions(),
): { page: PageOptions; issues: ValidationIssue[] } {
  const pairs = splitPairs(text);
  const newer = versionIssue(pairs.get('v'));
  const twice = contested(text).map((key) => repeated(key, pairs.get(key)!));
  const { page, issues } = readOptions(pairs, base);
  return { page, issues: [...newer, ...twice, ...issues] };
}

/** The rest: the config, and every key that nobody knows. */
export function readRun(
  schema: Schema,
  text: string,
  atHand?: SessionConfig['data'],
): { config: SessionConfig; issues: ValidationIssue[] } {
  const written = splitPairs(text);
  const pairs = renamed(schema, written, baseOf(schema, written).model.kind);
  pairs.delete('v');
  readOptions(pairs, usualOptions());
  const files = pairs.get(FILES);
  const { config, issues } = readConfig(schema, pairs, atHand);
  if (files !== undefined && config.data.kind !== 'files') {
    issues.push({
      key: FILES,
      text: msg(
        str`The run of this link had images of its own, “${files.slice(0, 80)}”. They don’t travel with a link, so it starts with built-in images.`,
      ),
    });
  }
  return { config, issues: [...issues, ...[...pairs.keys()].map(unknownKey)] };
}

/** Whether the text says anything about the run. */
export function namesRun(text: string): boolean {
  const pairs = splitPairs(text);
  pairs.delete('v');
  readOptions(pairs, usualOptions());
  return pairs.size > 0;
}

function versionIssue(text: string | undefined): ValidationIssue[] {
  if (text === undefined) return [];
  const version = /^\d+$/.test(text) ? Number(text) : 0;
  if (version < 1) return [badValue('v', text, String(VERSION), String(VERSION))];
  return version > VERSION
    ? [
        {
          key: 'v',
          text: msg(
            str`The link was made by a newer version of this page (${text}, this is ${VERSION}). What is known here of it is used.`,
          ),
        },
      ]
    : [];
}
