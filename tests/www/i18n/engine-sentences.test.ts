import { afterEach, describe, expect, it } from 'vitest';
import { inChinese, PARTS, SENTENCES } from '../../../www/i18n/engine-sentences';
import { sayError, speak } from '../../../www/i18n/locale';
import { RUST } from './rust';

const PLACE = /\{(?:(say|tell) )?(\w+)\}/g;
const places = (text: string): string[] => [...text.matchAll(PLACE)].map(([, , place]) => place!);
const example = (_: string, kind: string | undefined, place: string): string => (kind === 'say' ? 'a VAE' : `<${place}>`);
const SAID_ONCE = ['unit', 'sameUnit']; // pixels or numbers: Chinese counts them without a name

describe('the engine’s sentences', () => {
  it('are those that the engine says, word for word', () => {
    const fragments = SENTENCES.flatMap(([english]) => english.split(/\{[^}]*\}|(?<=\.) /)).map((text) => text.replace(/^[\s“”,]+|[\s“”,]+$/g, ''));
    expect(fragments.filter((text) => !RUST.includes(text))).toEqual([]);
    expect([...PARTS.keys()].filter((text) => !RUST.includes(`"${text}"`))).toEqual([]);
  });

  it.each(SENTENCES)('“%s” is recognised, and loses nothing of what it tells', (english, chinese) => {
    const found = inChinese(english.replace(PLACE, example));
    expect(found).toMatch(/\p{Script=Han}/u);
    const kept = [...english.matchAll(PLACE)].flatMap(([, kind, place]) => (kind || SAID_ONCE.includes(place!) ? [] : [`<${place}>`]));
    expect(kept.filter((text) => !found.includes(text))).toEqual([]);
    expect(places(chinese).filter((place) => !places(english).includes(place))).toEqual([]);
  });

  it.each([
    ['Learning rate is 2; allowed is 0.000001 to 1.', '学习率为 2；允许的范围是 0.000001 到 1。'],
    ['Beta is 200; allowed is 0 to 100.', 'β 为 200；允许的范围是 0 到 100。'],
    [
      'This objective trains a VAE, and the model is an autoencoder: its losses are defined on other parts. Choose an objective of an autoencoder.',
      '这个目标函数训练的是 VAE，而模型是自编码器：它的损失定义在别的部分上。请选择自编码器的目标函数。',
    ],
    ['A full-covariance posterior needs a VAE: a VAE-GAN is defined with a diagonal one.', '完整协方差的后验需要 VAE：VAE-GAN 是用对角协方差的后验定义的。'],
    [
      '256 codes an image and 128 images a step make 32768 codes; allowed are 16384 in one step. Take smaller batches or fewer samples.',
      '每幅图像 256 个编码，每步 128 幅图像，共 32768 个编码；一步最多允许 16384 个。请减小批大小或样本数。',
    ],
    [
      'Training stopped: the loss of step 12 was NaN. The model is back at step 8. A smaller learning rate usually helps; it is 0.5 now.',
      '训练已停止：第 12 步的损失为 NaN。模型已回到第 8 步。减小学习率通常有用；现在是 0.5。',
    ],
    [
      '“cat.png” is not an IDX file, which begins with two zero bytes and a type code. It looks like a PNG picture.',
      '“cat.png”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。它看起来像 PNG 图片。',
    ],
    ["The checkpoint's config is not allowed: Batch size is 0; allowed is 1 to 1024.", '检查点中的设置不被允许：批大小为 0；允许的范围是 1 到 1024。'],
    ["No likelihood can be estimated for this model: only a VAE's bound is one on log p(x).", '对这个模型无法估计似然：只有 VAE 的下界才是 log p(x) 的下界。'],
    ["The GPU gave the CPU's results in all 45 operations of the self-test.", '在自检的全部 45 项运算中，GPU 的结果与 CPU 一致。'],
    ['30 numbers are no whole number of codes of 20 numbers each, 1 to 4096.', '30 个数不是整数个编码（每个 20 个数，共 1 到 4096 个）。'],
  ])('“%s” is said in Chinese', (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });

  it('keep the names of files as they are', () => {
    expect(inChinese('“数字1.idx” is empty.')).toBe('“数字1.idx”是空的。');
    expect(inChinese('“Labels” is empty.')).toBe('“Labels”是空的。');
  });
});

describe('an error on the page', () => {
  afterEach(() => speak('en'));

  it('is in the visitor’s language where it has a translation, and in English where it has none', async () => {
    const sentence = '“digits.idx” is empty.';
    expect(sayError(sentence)).toBe(sentence);
    await speak('zh');
    expect(sayError(sentence)).toBe('“digits.idx”是空的。');
    expect(sayError('The disk is on fire.')).toBe('The disk is on fire.');
  });
});
