import { describe, expect, it } from 'vitest';
import {
  amount,
  coordinate,
  count,
  mark,
  nats,
  percent,
  rate,
  short,
  withUnit,
} from '../../../www/i18n/numbers';

describe('numbers are written for people:', () => {
  it('with a true minus, and none before a zero', () => {
    expect([
      nats(-104.26),
      coordinate(-0.5),
      count(-12),
      short(-0.25),
      rate(-2),
      mark(-120),
    ]).toEqual(['−104.3', '−0.50', '−12', '−0.25', '−2.0', '−120']);
    expect([
      nats(-0.04),
      coordinate(-0.001),
      count(-0.2),
      short(-0),
      percent(-0.001),
      mark(-0),
    ]).toEqual(['0.0', '0.00', '0', '0', '0\u00a0%', '0']);
  });

  it('with commas between thousands, and without digits after the point where nobody reads them any more', () => {
    expect([nats(-5676.25), nats(-5676222.5), count(1234567), short(123456)]).toEqual([
      '−5,676.3',
      '−5,676,223',
      '1,234,567',
      '123,000',
    ]);
  });

  it('with powers of ten where a model has gone astray', () => {
    expect([nats(-3.4e30), nats(1e9), nats(Infinity), nats(NaN)]).toEqual([
      '−3.4\u00a0×\u00a010³⁰',
      '1.0\u00a0×\u00a010⁹',
      '–',
      '–',
    ]);
  });

  it('by a dash where there is none', () => {
    expect([
      nats(undefined),
      amount(NaN, 2),
      percent(NaN),
      short(NaN),
      count(Infinity),
      mark(NaN),
    ]).toEqual(['–', '–', '–\u00a0%', '–', '–', '–']);
  });

  it('as shares that are never torn from their sign, and only all is 100 %', () => {
    expect([0.5, 0.994, 0.996, 0.9999, 1, -0.01, 1.02].map((share) => percent(share))).toEqual(
      ['50 %', '99 %', '99.6 %', '99.9 %', '100 %', '−1 %', '102 %'].map((text) =>
        text.replace(' ', '\u00a0'),
      ),
    );
    expect([0, 0.9996, 1].map((share) => percent(share, 1))).toEqual([
      '0.0\u00a0%',
      '99.9\u00a0%',
      '100.0\u00a0%',
    ]);
    expect(withUnit('4.00', 'nats')).toBe('4.00\u00a0nats');
  });

  it('short without exponents, and shorter still beside a chart', () => {
    expect([short(0.001), short(1e-7), short(0.00012345), short(1234.5), short(0.042, 2)]).toEqual([
      '0.001',
      '0.0000001',
      '0.000123',
      '1,230',
      '0.042',
    ]);
    expect([
      mark(0.5),
      mark(120),
      mark(9999),
      mark(20_000),
      mark(-5_676_222),
      mark(0.25, 2),
    ]).toEqual(['0.5', '120', '9,999', '20K', '−5.7M', '0.25']);
    expect([rate(52.4), rate(1.26)]).toEqual(['52', '1.3']);
  });

  it('alike below a thousand, where the browser\u2019s formats are not asked', () => {
    const written = (value: number, options: Intl.NumberFormatOptions): string =>
      new Intl.NumberFormat('en', options).format(value).replace(/^-/, value < 0 ? '\u2212' : '');
    const halves = Array.from({ length: 4000 }, (_, n) => (n - 2000) / 8);
    const others = Array.from({ length: 4000 }, (_, n) => Math.sin(n) * 10 ** ((n % 9) - 5));
    for (const value of [...halves, ...others, 998.96, 999, 999.5, 1000.5])
      for (const digits of [0, 1, 2]) {
        const sameDigits = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        if (Number(value.toFixed(digits)) === 0) continue; // no minus before a zero
        expect(amount(value, digits)).toBe(written(value, sameDigits));
        expect(mark(value, digits)).toBe(written(value, { maximumFractionDigits: digits }));
      }
  });
});
