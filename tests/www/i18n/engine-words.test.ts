import fs from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '../../../www/protocol/rust-types';
import { zh } from '../../../www/i18n/engine-words';
import { named, say, speak } from '../../../www/i18n/locale';
import { dataOptions } from '../../../www/i18n/words/data-options';
import { drawn } from '../../../www/i18n/words/drawn';
import { fields } from '../../../www/i18n/words/fields';
import { options } from '../../../www/i18n/words/options';
import { presets } from '../../../www/i18n/words/presets';
import { terms } from '../../../www/i18n/words/terms';

const schema = JSON.parse(fs.readFileSync('tests/www/schema.json', 'utf8')) as Schema;
const parts = [
  ...schema.fields,
  ...schema.choices,
  ...schema.choices.flatMap((choice) => choice.options),
  ...schema.presets,
];
const { kinds, terms: measured, bounds } = schema;
const texts = new Set([
  ...[...parts, ...kinds].flatMap(({ label, help }) => [label, help]),
  ...kinds.flatMap(({ summary, traced }) => [summary, traced.label]),
  ...measured.flatMap(({ title, short, says }) => [title, short, says]),
  ...bounds.map(({ says }) => says),
]);
const NOT_IN_THE_SCHEMA = drawn.map(([english]) => english);

describe('the schema in Chinese', () => {
  it('has a translation for every name and help text', () => {
    expect([...texts].filter((text) => !zh.has(text))).toEqual([]);
  });

  it('translates nothing that the engine no longer says', () => {
    expect(
      [...zh.keys()].filter((text) => !texts.has(text) && !NOT_IN_THE_SCHEMA.includes(text)),
    ).toEqual([]);
  });

  it('translates each text in one place', () => {
    const all = [...dataOptions, ...drawn, ...fields, ...options, ...presets, ...terms].map(
      ([english]) => english,
    );
    expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([]);
  });

  it('writes every help text as a Chinese sentence', () => {
    expect(
      parts
        .map(({ help }) => zh.get(help)!)
        .filter((chinese) => !/\p{Script=Han}.*。$/u.test(chinese)),
    ).toEqual([]);
  });

  it('has a space between Chinese and other scripts', () => {
    const close = /\p{Script=Han}[\w\p{Script=Greek}]|[\w\p{Script=Greek}]\p{Script=Han}/u;
    expect([...zh.values()].filter((chinese) => close.test(chinese))).toEqual([]);
  });
});

describe('on a page in Chinese', () => {
  beforeAll(() => speak('zh'));

  it('says what has a translation in Chinese, and the rest as it is', () => {
    expect(say('Learning rate')).toBe('学习率');
    expect(say('photos.zip')).toBe('photos.zip');
  });

  it('shows a control with its Chinese name and all else that it had', () => {
    const field = schema.fields.find(({ path }) => path === 'model.latentDim')!;
    expect(named(field)).toEqual({ ...field, label: '编码维数', help: zh.get(field.help) });
  });
});
