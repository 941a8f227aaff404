// What pkg-scripts/check says of a sentence that has been written and not translated.
import { expect, it } from 'vitest';
import { check } from './trial';

it('fails where a sentence has no translation, and says which', () => {
  const { passes, output } = check('words', {
    'www/page/said.ts':
      "import { msg } from '@lit/localize';\nexport const said = (): string => msg('Never said before');\n",
  });
  expect(output).toMatch(
    /sentences without their translation:\s+<source>Never said before<\/source>/,
  );
  expect(passes).toBe(false);
}, 60_000);
