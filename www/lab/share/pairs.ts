// The text of a link as pairs, `key=value&key=value`: the URL's own alphabet, with as few escapes as it allows.
export type Pair = readonly [key: string, value: string];

/** Any text whatever, with or without its `#`; of a key that comes twice the last counts. */
export function splitPairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.replace(/^#/, '').split('&')) {
    const [, key = '', value = ''] = part.match(/^([^=]*)=?(.*)$/s)!;
    if (part !== '') pairs.set(decoded(key), decoded(value));
  }
  return pairs;
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

const encoded = (text: string): string => encodeURIComponent(text.replace(LONE, '\uFFFD')).replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%3A/g, ':');
