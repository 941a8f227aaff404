import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../../www/data/text';

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++)
    new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
};

it('text in Unicode is read as it was written, with a byte order mark or without', () => {
  const table = 'name,label\r\nschön-0.png,grün\r\n猫.png,🐈\r\n';
  expect(decodeText(new TextEncoder().encode(table))).toEqual({ text: table, codePage: null });
  expect(decodeText(new TextEncoder().encode(`\ufeff${table}`))).toEqual({
    text: table,
    codePage: null,
  });
  for (const littleEndian of [true, false]) {
    for (const mark of ['', '\ufeff'])
      expect(decodeText(utf16(mark + table, littleEndian))).toEqual({
        text: table,
        codePage: null,
      });
  }
});

it('any text comes back from UTF-8, and from UTF-16 with its mark', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/[\0\ufeff]/.test(text)),
      (text) => {
        expect(decodeText(new TextEncoder().encode(text)).text).toBe(text);
        for (const littleEndian of [true, false])
          expect(decodeText(utf16(`\ufeff${text}`, littleEndian)).text).toBe(text);
      },
    ),
  );
});

it('text in an older code page is read by the likeliest one, which is named', () => {
  // Each as Python's str.encode() writes it.
  const written: [string, string, string][] = [
    ['windows-1252', 'grün,blau,été,señor', '6772fc6e2c626c61752ce974e92c7365f16f72'],
    ['windows-1251', 'кошка,собака', 'eaeef8eae02cf1eee1e0eae0'],
    ['shift_jis', 'ねこ,犬,ネコ', '82cb82b12c8ca22c836c8352'],
    ['gb18030', '猫,狗,文件名,标签', 'c3a82cb9b72ccec4bcfec3fb2cb1eac7a9'],
    [
      'euc-kr',
      '고양이,강아지,이름,분류,토끼',
      'b0edbee7c0cc2cb0adbec6c1f62cc0ccb8a72cbad0b7f92cc5e4b3a2',
    ],
  ];
  for (const [codePage, text, hex] of written)
    expect(decodeText(Buffer.from(hex, 'hex'))).toEqual({ text, codePage });
});

it('any bytes are some text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof decodeText(bytes).text).toBe('string');
    }),
  );
});
