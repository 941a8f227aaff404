// What Rust could not read of an object: it says so in the words of its reader, which a caller from
// JavaScript doesn't know.
import { msg, str } from '@lit/localize';
import { sentenceOf } from '../../protocol/sentence';
import { refused } from './numbers';

const PLACE = / at line \d+ column \d+$/;
const PATH = /^(?<path>[\w.]+): (?<rest>.*)$/s;

/** What is expected, in a caller's words; none for what only Rust would know. */
const EXPECTED: readonly (readonly [RegExp, () => string])[] = [
  [/^(u8|u16|u32|u64|usize)$/, () => msg('a whole number from 0')],
  [/^(f32|f64)$/, () => msg('a number')],
  [/^a boolean$/, () => msg('true or false')],
  [/^a string$/, () => msg('a text')],
  [/^(a sequence|an array)/, () => msg('a list')],
  [/^(struct|internally tagged enum|a map|an? .*enum)/, () => msg('an object')],
];

/** The same error, in a sentence that names the setting; any other as it is. */
export function inPlainWords(error: Error): Error {
  const told = sentenceOf(error);
  if (told?.code !== 'malformed') return error;
  const reason = told.fields.reason.replace(PLACE, '');
  const { path = '', rest = reason } = PATH.exec(reason)?.groups ?? {};
  const sentence = sentenceFor(path, rest);
  return sentence ? refused(sentence) : error;
}

function sentenceFor(path: string, rest: string): string | null {
  const unknown = /^unknown (field|variant) `([^`]*)`, (.*)$/s.exec(rest);
  if (unknown) {
    const [, what, name = '', list = ''] = unknown;
    const allowed = [...list.matchAll(/`([^`]*)`/g)].map(([, each]) => each).join(', ');
    if (what === 'variant') return isNot(path, `“${name}”`, allowed);
    return allowed
      ? msg(str`There is no setting “${path || name}”; there are ${allowed}.`)
      : msg(str`There is no setting “${path || name}”.`);
  }
  const missing = /^missing field `([^`]*)`/.exec(rest);
  if (missing) {
    const whole = [path, missing[1]].filter(Boolean).join('.');
    return msg(str`${whole} is missing.`);
  }
  const wrong = /^invalid (?:type|value): (.*), expected (.*)$/s.exec(rest);
  if (!wrong) return null;
  const [, found = '', expected = ''] = wrong;
  return isNot(path, valueOf(found), expectedOf(expected));
}

function isNot(path: string, value: string, allowed: string): string {
  const what = path || msg('A setting');
  return allowed
    ? msg(str`${what} is ${value}; allowed is ${allowed}.`)
    : msg(str`${what} is ${value}, which is not allowed there.`);
}

/** Such as "string "1e-3"", "integer `-1`" or "null". */
function valueOf(found: string): string {
  const text = /^string "(.*)"$/s.exec(found);
  if (text) return `“${text[1]}”`;
  const number = /`([^`]*)`$/.exec(found);
  if (number) return number[1]!;
  if (found.startsWith('map')) return msg('an object');
  if (found.startsWith('sequence')) return msg('a list');
  return found === 'unit value' ? 'null' : found;
}

function expectedOf(expected: string): string {
  const named = [...expected.matchAll(/`([^`]*)`/g)].map(([, each]) => each).join(', ');
  return named || EXPECTED.find(([pattern]) => pattern.test(expected))?.[1]() || '';
}
