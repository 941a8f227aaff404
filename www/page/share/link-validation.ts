// What a link asks for and can't have, in sentences: what was asked, what is allowed, what happens
// instead.
import { msg, str } from '@lit/localize';

export interface ValidationIssue {
  key: string; // of the link
  text: string;
}

/** More of them are said in one sentence. */
const EACH = 3;
const LONGEST = 40;

export function unknownKey(key: string): ValidationIssue {
  return {
    key,
    text: msg(
      str`The link sets “${cut(key)}”, but there is no setting of that name; it is ignored.`,
    ),
  };
}

export function badValue(
  key: string,
  value: string,
  allowed: string,
  instead: string,
): ValidationIssue {
  return {
    key,
    text: msg(
      str`The link sets ${key} to “${cut(value)}”; allowed is ${allowed}. Instead, ${instead} is used.`,
    ),
  };
}

export function repeated(key: string, last: string): ValidationIssue {
  return {
    key,
    text: msg(str`The link sets ${cut(key)} more than once; the last counts, “${cut(last)}”.`),
  };
}

/** One sentence each, or one for all of them where they are many. */
export function sentences(issues: readonly ValidationIssue[]): string[] {
  if (issues.length <= EACH) return issues.map(({ text }) => text);
  const keys = issues.map(({ key }) => cut(key));
  const named = keys.slice(0, 2 * EACH).join(', ') + (keys.length > 2 * EACH ? ', …' : '');
  return [
    msg(
      str`${keys.length} settings of the link can’t be used; their usual values are used instead: ${named}.`,
    ),
  ];
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
