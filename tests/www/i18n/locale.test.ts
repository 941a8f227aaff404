import { expect, test } from 'vitest';
import { firstKnown, languageOf } from '../../../www/i18n/locale';

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['ZH-Hans'], 'zh'],
  [['zh_CN.UTF-8'], 'zh'],
  [['fr-FR', 'zh-TW', 'en'], 'zh'],
  [['en-US-u-nu-hans'], 'en'],
  [['C'], 'en'],
  [['POSIX'], 'en'],
  [['', null, undefined], 'en'],
  [['xx-invalid-…'], 'en'],
  [[], 'en'],
  [undefined, 'en'],
] as const)('of the languages %j the page speaks %s', (languages, spoken) => {
  expect(firstKnown(languages)).toBe(spoken);
});

test('the language of a tag is its first letters', () => {
  expect(['zh-Hant-TW', 'EN', 'de_AT', '中文', '-', ''].map(languageOf)).toEqual([
    'zh',
    'en',
    'de',
    '',
    '',
    '',
  ]);
});
