// The text of a link as pairs, `key=value&key=value`: the URL's own alphabet, with as few escapes
// as it allows.
export type Pair = readonly [key: string, value: string];

/** Any text whatever, with or without its `#`; of a key that comes twice the last counts. */
export function splitPairs(text: string): Map<string, string> {
  return new Map(pairsOf(text));
}

function pairsOf(text: string): Pair[] {
  return text
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [, key = '', value = ''] = part.match(/^([^=]*)=?(.*)$/s)!;
      return [decoded(key), decoded(value)];
    });
}

/**
 * The keys that come more than once with different values, in the order in which they first come.
 */
export function contested(text: string): string[] {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of pairsOf(text))
    found.set(key, (found.get(key) ?? new Set()).add(value));
  return [...found].filter(([, values]) => values.size > 1).map(([key]) => key);
}

export function joinPairs(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join('&');
}

/** What was cut off or never encoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Half a character, which no URL can hold. */
const LONE = /[\uD800-\uDFFF]/gu;

/** The text as a link can carry it. */
export const wellFormed = (text: string): string => text.replace(LONE, '\uFFFD');

const encoded = (text: string): string =>
  encodeURIComponent(wellFormed(text))
    .replace(/%2C/g, ',')
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':');
