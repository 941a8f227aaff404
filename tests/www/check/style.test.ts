// What pkg-scripts/check says of files that no formatter wrote, and of promises that nobody waits
// for.
import { expect, it } from 'vitest';
import { check } from './trial';

const UNFORMATTED: Record<string, string> = {
  'www/page/hand-made.ts': 'export const  twice = (x:number) => 2*x\n',
  'www/page/css/hand-made.css': '.tool{color:red}\n',
  'www/hand-made.html': '<p>one</p><p >two</p>\n',
  'docs/hand-made.md': '* one\n* two\n',
  'pkg-scripts/hand-made.mjs': 'export const name = "double quotes";\n',
};

it('an unformatted file fails it by name, of whatever kind', () => {
  const { passes, output } = check('format', UNFORMATTED);
  expect(Object.keys(UNFORMATTED).filter((name) => !output.includes(name))).toEqual([]);
  expect(passes).toBe(false);
}, 60_000);

it('a promise that nobody waits for fails it, and one that is let go on purpose does not', () => {
  const soon = 'export const soon = async (): Promise<void> => {};\n';
  const lint = (line: string) => check('lint', { 'www/page/late.ts': `${soon}\n${line}\n` });
  const late = lint('export const late = (): void => {\n  soon();\n};');
  expect(late.output).toContain('no-floating-promises');
  expect(late.passes).toBe(false);
  expect(lint('export const let_go = (): void => {\n  void soon();\n};').passes).toBe(true);
}, 60_000);
