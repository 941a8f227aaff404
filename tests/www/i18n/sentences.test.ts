import { afterEach, describe, expect, it } from 'vitest';
import { sayTold, speak } from '../../../www/i18n/locale';
import { sentenceOf, type Sentence, type Said } from '../../../www/protocol/sentence';
import { inChinese } from '../../../www/i18n/words/sentences';
import file from '../sentences.json';

// an example of every code, written from Rust
const SENTENCES = file as (Sentence & { message: string })[];

/**
 * The numbers and names of a sentence, as it shows them; those that are words have translations of
 * their own.
 */
function shown(value: unknown, field: string): string[] {
  if (['rows', 'kind', 'device'].includes(field)) return [];
  if (Array.isArray(value)) return value.flatMap((each) => shown(each, field));
  if (typeof value === 'object') return [inChinese(value as Sentence)];
  return [String(value)];
}

describe('the engine’s sentences', () => {
  it.each(SENTENCES)('$code is said in Chinese, and loses nothing of what it tells', (told) => {
    const chinese = inChinese(told);
    expect(chinese).toMatch(/\p{Script=Han}.*[。]$/su);
    const fields = 'fields' in told ? Object.entries(told.fields) : [];
    expect(
      fields
        .flatMap(([name, value]) => shown(value, name))
        .filter((text) => !chinese.includes(text)),
    ).toEqual([]);
  });

  it.each<[Sentence, string]>([
    [
      {
        code: 'outOfRange',
        fields: {
          label: 'Learning rate',
          path: 'training.learningRate',
          value: 2,
          min: 0.000001,
          max: 1,
        },
      },
      '学习率（training.learningRate）为 2；允许的范围是 0.000001 到 1。',
    ],
    [
      {
        code: 'outOfRange',
        fields: { label: 'Beta', path: 'model.bound.beta', value: 200, min: 0, max: 100 },
      },
      'β（model.bound.beta）为 200；允许的范围是 0 到 100。',
    ],
    [
      { code: 'loss', fields: { step: 12, loss: NaN, good: 8, rate: 0.5 } },
      '训练已停止：第 12 步的损失为 NaN。模型已回到第 8 步。减小学习率通常有用；现在是 0.5。',
    ],
    [
      { code: 'notIdxBut', fields: { name: 'cat.png', kind: 'png' } },
      '“cat.png”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。它看起来像 PNG 图片。',
    ],
    [
      {
        code: 'configNotAllowed',
        fields: {
          error: {
            code: 'outOfRange',
            fields: {
              label: 'Batch size',
              path: 'training.batchSize',
              value: 0,
              min: 1,
              max: 1024,
            },
          },
        },
      },
      '检查点中的设置不被允许：批大小（training.batchSize）为 0；允许的范围是 1 到 1024。',
    ],
    [
      { code: 'notWholeRows', fields: { rows: 'codes', values: 30, size: 20, most: 4096 } },
      '30 个数不是整数个编码（每个 20 个数，共 1 到 4096 个）。',
    ],
    [
      { code: 'notGrey', fields: { pixel: Math.fround(1.1) } },
      '图像中有灰度值 1.1；允许的范围是 0（黑）到 1（白）。',
    ],
    [{ code: 'emptyFile', fields: { name: '数字1.idx' } }, '“数字1.idx”是空的。'], // names of files stay as they are
    [{ code: 'emptyFile', fields: { name: 'Labels' } }, '“Labels”是空的。'],
  ])('%j is said in Chinese', (sentence, chinese) => {
    expect(inChinese(sentence)).toBe(chinese);
  });
});

describe('what is told on the page', () => {
  afterEach(() => speak('en'));

  const told: Said = {
    code: 'emptyFile',
    fields: { name: 'digits.idx' },
    message: '“digits.idx” is empty.',
  };

  it('is in the visitor’s language where Rust says it, and as it is otherwise', async () => {
    expect(sayTold(told)).toBe(told.message);
    await speak('zh');
    expect(sayTold(told)).toBe('“digits.idx”是空的。');
    expect(sayTold({ message: 'The disk is on fire.' })).toBe('The disk is on fire.');
  });

  it('has what it is made from on the error, which a DOM exception has not', () => {
    expect(
      sentenceOf(
        Object.assign(new Error(told.message), {
          name: 'DataError',
          code: told.code,
          fields: told.fields,
        }),
      ),
    ).toEqual({ code: told.code, fields: told.fields });
    expect(sentenceOf(new DOMException('Not found.', 'NotFoundError'))).toBeUndefined();
  });
});
