// Chinese put together of parts.

/** Chinese and other scripts have a space between them. */
export function spaced(text: string): string {
  return text
    .replace(/(\p{Script=Han})(?=[\w\p{Script=Greek}])/gu, '$1 ')
    .replace(/([\w\p{Script=Greek}₀-₉])(?=\p{Script=Han})/gu, '$1 ');
}
